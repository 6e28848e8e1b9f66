import { walkXml } from "./xml-events.ts";
import type { Archive } from "./zip-archive.ts";

/** Built-in number formats that show a day or a month; times alone are no days. */
const builtInDates: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const limit = { bytes: 64 * 1024 * 1024, ratio: 250 };

/** Which cell styles of the workbook are dates, by their numbers. */
export async function dateStyles(archive: Archive, path: string): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  const entry = archive.entries.get(path);
  if (entry === undefined) return styles;
  const dates = new Set(builtInDates);
  let inCells = false;
  const walk = walkXml(archive, entry, limit, {
    open(name, attributes) {
      const format = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt" && showsDay(attributes["formatCode"] ?? "")) dates.add(format);
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) styles.push(dates.has(format));
    },
    text: () => {},
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  for (let step = await walk.next(); step.done !== true; step = await walk.next());
  return styles;
}

/** Does a number format show a day, month or year? Quoted, escaped and bracketed texts do not count. */
export function showsDay(formatCode: string): boolean {
  const bare = formatCode.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").toLowerCase();
  const [first = ""] = bare.split(";");
  if (first.includes("general")) return false;
  return /[dy]/.test(first) || (first.includes("m") && !/[hs]/.test(first));
}

export function dateSystem1904(attributes: Readonly<Record<string, string>>): boolean {
  return attributes["date1904"] === "1" || attributes["date1904"] === "true";
}

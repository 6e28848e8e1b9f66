import { dateStyles, dateSystem1904 } from "./date-styles.ts";
import { walkXml, type XmlHandlers } from "./xml-events.ts";
import { broken, normalised, readArchive, type Archive, type RandomAccess } from "./zip-archive.ts";

export interface SheetEntry {
  readonly name: string;
  readonly visible: boolean;
  /** Path of the sheet in the archive, normalised. */
  readonly path: string;
}

export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly SheetEntry[];
  readonly sharedStrings: readonly string[];
  /** Is the cell style a date? The position is the style's number. */
  readonly isDateStyle: readonly boolean[];
  /** Days between the workbook's day 0 and 1970-01-01. */
  readonly daysBefore1970: number;
}

/** Parts that are held in memory whole. */
const partLimit = { bytes: 128 * 1024 * 1024, ratio: 250 };

/** Opens a workbook: its sheets, its texts and which of its styles are dates. @throws AppError */
export async function openWorkbook(file: RandomAccess): Promise<Workbook> {
  const archive = await readArchive(file);
  const main = [...archive.entries.keys()].find((path) => /(^|\/)workbook\.xml$/.test(path));
  if (main === undefined) throw broken(file, "workbook.xml");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const targets = await targetsOf(archive, `${folder}_rels/workbook.xml.rels`, folder);
  const listed: { name: string; id: string; visible: boolean }[] = [];
  let is1904 = false;
  await readPart(archive, main, {
    ...silent,
    open(name, attributes) {
      if (name === "workbookPr") is1904 = dateSystem1904(attributes);
      if (name !== "sheet") return;
      const id = attributes["r:id"] ?? attributes["id"] ?? relationOf(attributes);
      listed.push({
        name: attributes["name"] ?? "",
        id,
        visible: (attributes["state"] ?? "visible") === "visible",
      });
    },
  });
  const sheets = listed.map(({ name, id, visible }) => ({
    name,
    visible,
    path: targets.get(id) ?? "",
  }));
  return {
    archive,
    sheets: sheets.filter(({ path }) => archive.entries.has(path)),
    sharedStrings: await sharedStringsOf(archive, `${folder}sharedstrings.xml`),
    isDateStyle: await dateStyles(archive, `${folder}styles.xml`),
    daysBefore1970: is1904 ? 24_107 : 25_569,
  };
}

const silent: XmlHandlers = { open: () => {}, text: () => {}, close: () => {} };

function relationOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

async function targetsOf(
  archive: Archive,
  path: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readPart(archive, path, {
    ...silent,
    open(name, attributes) {
      const target = attributes["Target"];
      if (name !== "Relationship" || target === undefined) return;
      const absolute = target.startsWith("/") ? target : folder + target;
      targets.set(attributes["Id"] ?? "", normalised(absolute));
    },
  });
  return targets;
}

/** Texts of the workbook; a text of several formats is joined, and phonetic hints are left out. */
async function sharedStringsOf(archive: Archive, path: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  await readPart(archive, path, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      inText = name === "t" && !phonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") texts.push(text);
    },
  });
  return texts;
}

/** Walks through a part of the workbook when it is there. */
export async function readPart(
  archive: Archive,
  path: string,
  handlers: XmlHandlers,
): Promise<void> {
  const entry = archive.entries.get(path);
  if (entry === undefined) return;
  const walk = walkXml(archive, entry, partLimit, handlers);
  for (let step = await walk.next(); step.done !== true; step = await walk.next());
}

import { municipalitiesByName } from "./municipalities-by-name.ts";

/**
 * The municipality that a file's name names, in Finnish or Swedish, with or without diacritics:
 * `kela_kuntaosuus_hameenlinna.csv` is 109.
 *
 * @returns its number; undefined when the name names none, or more than one.
 */
export async function municipalityInName(fileName: string): Promise<string | undefined> {
  const words = fileName
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const names = await municipalitiesByName();
  const found = new Map<string, number>();
  words.forEach((_, from) => {
    for (let to = from + 1; to <= Math.min(words.length, from + 3); to++) {
      const code = names.get(words.slice(from, to).join(""));
      if (code !== undefined) found.set(code, Math.max(found.get(code) ?? 0, to - from));
    }
  });
  const longest = Math.max(0, ...found.values());
  const codes = [...found].filter(([, length]) => length === longest).map(([code]) => code);
  return codes.length === 1 ? codes[0] : undefined;
}

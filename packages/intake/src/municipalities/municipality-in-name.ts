import { fileURLToPath } from "node:url";

import { folded } from "../cells/folding.ts";
import { openTable } from "../table/open-table.ts";

const listPath = fileURLToPath(new URL("../../../../data/open/kunnat_2025.csv", import.meta.url));

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

let loaded: Promise<ReadonlyMap<string, string>> | undefined;

function municipalitiesByName(): Promise<ReadonlyMap<string, string>> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ReadonlyMap<string, string>> {
  const table = await openTable(listPath);
  const at = (heading: string): number => table.headings.indexOf(heading);
  const [code, finnish, swedish] = [at("kuntakoodi"), at("nimi_fi"), at("nimi_sv")];
  const names = new Map<string, string>();
  for await (const { rows } of table.batches) {
    for (const { cells } of rows) {
      names.set(folded(cells[finnish] ?? ""), cells[code] ?? "");
      names.set(folded(cells[swedish] ?? ""), cells[code] ?? "");
    }
  }
  return names;
}

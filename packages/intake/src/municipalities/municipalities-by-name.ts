import { fileURLToPath } from "node:url";

import { folded } from "../cells/folding.ts";
import { openTable } from "../table/open-table.ts";

const listPath = fileURLToPath(new URL("../../../../data/open/kunnat_2025.csv", import.meta.url));

let loaded: Promise<ReadonlyMap<string, string>> | undefined;

/** Numbers of the municipalities by their folded names, Finnish and Swedish; read once. */
export function municipalitiesByName(): Promise<ReadonlyMap<string, string>> {
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

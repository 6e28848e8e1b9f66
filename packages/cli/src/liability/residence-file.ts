import { sources } from "@luotsi/contract/sources";
import type { ResidenceColumns } from "@luotsi/engines";
import { createDictionary, type Dictionary } from "@luotsi/frame";
import type { TableOverrides } from "@luotsi/intake";

import {
  numberOf,
  readRows,
  textOf,
  withColumns,
  type FileRow,
  type RowFault,
} from "./read-rows.ts";
import { homeTwice } from "./row-faults.ts";

/** Homes of the persons with payments; municipalities are numbered in the order they first came. */
export interface ResidenceFile {
  readonly columns: ResidenceColumns;
  readonly municipalities: readonly string[];
}

const cut = withColumns(sources.residence, ["person_id", "from", "municipality"]);
const definition = {
  ...cut,
  columns: cut.columns.map((column) =>
    Object.assign({ ...column }, { required: true }, codeAsText(column.kind)),
  ),
};

/**
 * Reads the municipalities of residence.
 *
 * @param path of the file.
 * @param people with payments, numbered.
 * @param overrides what the user says of its form.
 * @returns residences in order of person and day.
 * @throws AppError when the file or any row is refused.
 */
export async function readResidences(
  path: string,
  people: Dictionary,
  overrides: TableOverrides,
): Promise<ResidenceFile> {
  const municipalities = createDictionary();
  const rows: { person: number; start: number; municipality: number }[] = [];
  const seen = new Set<string>();
  const take = ({ values }: FileRow): readonly RowFault[] => {
    const person = textOf(values[0]);
    const start = numberOf(values[1]);
    const key = `${start} ${person}`;
    if (seen.has(key)) return [homeTwice];
    seen.add(key);
    const code = people.find(person);
    const municipality = municipalities.codeOf(textOf(values[2]));
    if (code !== undefined && start !== null) rows.push({ person: code, start, municipality });
    return [];
  };
  await readRows(path, definition, { overrides, take });
  rows.sort((a, b) => a.person - b.person || a.start - b.start);
  return {
    municipalities: municipalities.texts,
    columns: {
      person: Int32Array.from(rows, (row) => row.person),
      start: Int32Array.from(rows, (row) => row.start),
      municipality: Int32Array.from(rows, (row) => row.municipality),
    },
  };
}

/** Any code is taken for a municipality: the command only tells homes apart. */
function codeAsText(kind: string): { readonly kind?: "text" } {
  return kind === "municipality" ? { kind: "text" } : {};
}

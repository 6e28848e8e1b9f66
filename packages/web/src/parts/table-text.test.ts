import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import type { TableColumn } from "./table-column.ts";
import { semicolonSeparated, tabSeparated } from "./table-text.ts";

interface Line {
  readonly name: string;
  readonly cents: number | null;
}

const format = formatFor("fi");
const columns: readonly TableColumn<Line>[] = [
  { id: "name", title: "Palvelu", value: (row) => row.name },
  {
    id: "euros",
    title: "Toteuma; €",
    kind: "number",
    value: (row) => (row.cents === null ? null : row.cents / 100),
    text: (row) => (row.cents === null ? "ei kirjattu" : format.euros(row.cents)),
  },
];
const rows: readonly Line[] = [
  { name: "Palkkatuki", cents: 123_450 },
  { name: 'Valmennus "Askel"; ostettu', cents: -50 },
  { name: "Nuorten\tpaja", cents: null },
  { name: "=1+1", cents: 0 },
];
const table = { columns, rows, writeNumber: format.plain };

describe("a copied table", () => {
  test("has bare numbers with a decimal comma, and words where there is no number", () => {
    const lines = tabSeparated(table).split("\r\n");
    expect(lines[1]).toBe("Palkkatuki\t1234,5");
    expect(lines[3]).toBe("Nuorten paja\tei kirjattu");
  });

  test("a text never becomes a formula", () => {
    expect(tabSeparated(table)).toContain("'=1+1\t0");
  });
});

describe("a downloaded table", () => {
  test("quotes what has the delimiter or a quote inside", () => {
    const lines = semicolonSeparated(table).split("\r\n");
    expect(lines[0]).toBe('\ufeffPalvelu;"Toteuma; €"');
    expect(lines[2]).toBe('"Valmennus ""Askel""; ostettu";-0,5');
  });
});

// Writes the tables of sources in the how-to from their definitions: `node tools/source-docs.ts`.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  codeLists,
  sources,
  type CodeList,
  type SourceColumn,
  type SourceDefinition,
} from "@luotsi/contract";

export const howTo = fileURLToPath(new URL("../docs/how-to/import-a-file.md", import.meta.url));
const start = "<!-- sources: written by tools/source-docs.ts -->";
const end = "<!-- end of sources -->";

/** The how-to with its tables made anew. */
export function withSources(page: string): string {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error("the page has both marks");
  const sections = Object.values(sources).map(sectionOf).join("\n");
  return `${before}${start}\n\n${sections}\n${listsSection()}\n${end}${after}`;
}

const origins = { "own-format": "our own format", "official-file": "an official open file" };
const deliveries = {
  full: "each delivery lists everything known",
  incremental: "a delivery adds to the earlier ones and corrects them",
};

function sectionOf(definition: SourceDefinition): string {
  const { id, title, row, origin, delivery, columns } = definition;
  const keys = columns.filter((column) => column.key).map((column) => `\`${column.name}\``);
  return [
    `### \`${id}\`: ${title.en} (${title.fi})`,
    "",
    `${row.en}; ${origins[origin]}; ${deliveries[delivery]}. A record is known by ${keys.join(", ")}.`,
    "",
    "| heading | holds | required | what | also read as |",
    "| --- | --- | --- | --- | --- |",
    ...columns.map(rowOf),
    "",
  ].join("\n");
}

function rowOf(column: SourceColumn): string {
  const aliases = column.aliases.map((alias) => `\`${alias}\``).join(", ");
  const required = column.required ? "yes" : "";
  const cells = [`\`${column.name}\``, holds(column), required, column.description.en, aliases];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function holds({ kind, codes, min, max, unit }: SourceColumn): string {
  if (codes !== undefined) return `code of [${codes}](#${codes})`;
  const range = min === undefined && max === undefined ? "" : `, ${min ?? "−∞"}…${max ?? "∞"}`;
  return `${kind}${unit === undefined || unit === "EUR" ? "" : `, ${unit}`}${range}`;
}

function listsSection(): string {
  const used = new Set(
    Object.values(sources).flatMap(({ columns }) => columns.flatMap(({ codes }) => codes ?? [])),
  );
  const lists = [...used].toSorted().map((id) => {
    const list: CodeList = codeLists[id];
    const rows = list.codes.map(({ code, title }) => `| \`${code}\` | ${title.fi} | ${title.en} |`);
    return [
      `### ${id}`,
      "",
      `${list.title.en} (${list.title.fi}).`,
      "",
      "| code | Finnish | English |",
      "| --- | --- | --- |",
      ...rows,
      "",
    ].join("\n");
  });
  return `## Code lists\n\nA code is read in any case; the titles are read too, in Finnish, Swedish and English.\n\n${lists.join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(howTo, withSources(readFileSync(howTo, "utf8")));
}

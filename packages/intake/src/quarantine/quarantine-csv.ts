import { harmlessCell, type Problem } from "@luotsi/base";
import type { RejectedRow, SourceDefinition } from "@luotsi/contract/sources";

/** Heading of the reason; the reader takes no column from it. */
export const reasonHeading = "syy";

const byteOrderMark = "\uFEFF";

/**
 * Rejected rows as a file to correct and import again: our own headings, the reasons in Finnish and
 * English as the last column, UTF-8 with a byte order mark and semicolons, as spreadsheets in Finland
 * open it. A text that a spreadsheet would run as a formula is marked as text.
 */
export function quarantineCsv(definition: SourceDefinition, rows: Iterable<RejectedRow>): string {
  const lines = [...definition.columns.map(({ name }) => name), reasonHeading].join(";");
  let text = `${byteOrderMark}${lines}\r\n`;
  for (const { cells, problems } of rows) {
    const filled = definition.columns.map((_, i) => safeCell(cells[i] ?? ""));
    text += `${[...filled, safeCell(reasonOf(problems))].join(";")}\r\n`;
  }
  return text;
}

function reasonOf(problems: readonly Problem[]): string {
  const say = (language: "fi" | "en"): string =>
    problems
      .map(({ column, message }) => (column === undefined ? "" : `${column}: `) + message[language])
      .join(" ");
  return `${say("fi")} | ${say("en")}`;
}

function safeCell(cell: string): string {
  const text = harmlessCell(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

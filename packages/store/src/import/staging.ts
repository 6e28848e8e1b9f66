import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { assert } from "@luotsi/base";
import type { CellValue, ReadingStep, RejectedRow } from "@luotsi/contract";

import type { Writer } from "../postgres/access.ts";
import type { BatchOptions } from "./batch-outcome.ts";
import { fieldList, kindsInSql, type SourceTable } from "./source-table.ts";

/** Characters gathered before they are sent on: enough to be quick, little enough to hold. */
const portionCharacters = 1_000_000;
const quarantinePortion = 1_000;

export interface Staged {
  /** Rows the reader accepted; they stand in the temporary table `staged`. */
  readonly accepted: number;
  /** Rows the reader rejected; they stand in quarantine. */
  readonly rejected: number;
}

/** Pours a file's records into a temporary table and its bad rows into quarantine, in a stream. */
export async function stage(
  writer: Writer,
  target: { readonly table: SourceTable; readonly batch: number },
  steps: AsyncIterable<ReadingStep>,
  onProgress: BatchOptions["onProgress"],
): Promise<Staged> {
  const { table, batch } = target;
  const columns = table.columns.map(({ field, kind }) => `${field} ${kindsInSql[kind].staged}`);
  await writer.run(
    `CREATE TEMPORARY TABLE staged (n integer, line integer, ${columns.join(", ")}) ON COMMIT DROP`,
  );
  const copy = `COPY staged (n, line, ${fieldList(table.columns)}) FROM STDIN`;
  let accepted = 0;
  let rejected = 0;
  let text: string[] = [];
  let characters = 0;
  for await (const step of steps) {
    const { records, lines } = step.accepted;
    assert(records.length === lines.length, "every accepted record has its line");
    for (const [i, record] of records.entries()) {
      const row = copyLine(accepted, lines[i] ?? 0, record);
      accepted += 1;
      characters += row.length;
      text.push(row);
    }
    if (characters > portionCharacters) {
      await send(writer, copy, text);
      text = [];
      characters = 0;
    }
    rejected += step.rejected.length;
    await quarantine(writer, batch, step.rejected);
    onProgress?.({ share: step.progress, rows: accepted + rejected });
  }
  await send(writer, copy, text);
  await writer.run("ANALYZE staged");
  return { accepted, rejected };
}

async function send(writer: Writer, copy: string, text: readonly string[]): Promise<void> {
  if (text.length === 0) return;
  await pipeline(Readable.from([Buffer.from(text.join(""))]), writer.copyIn(copy));
}

function copyLine(n: number, line: number, record: readonly CellValue[]): string {
  let row = `${n}\t${line}`;
  for (const value of record) {
    row += "\t";
    if (value === null) row += "\\N";
    else row += typeof value === "number" ? String(value) : copyText(value);
  }
  return `${row}\n`;
}

const special = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\0": "\uFFFD",
};

function copyText(value: string): string {
  return special.test(value)
    ? value.replaceAll(/[\\\t\n\r\0]/g, (character) => escapes[character] ?? character)
    : value;
}

async function quarantine(
  writer: Writer,
  batch: number,
  rejected: readonly RejectedRow[],
): Promise<void> {
  for (let from = 0; from < rejected.length; from += quarantinePortion) {
    const portion = JSON.stringify(rejected.slice(from, from + quarantinePortion));
    await writer.run(
      `INSERT INTO quarantine_row (batch_id, line, cells, problems)
       SELECT $1, (row ->> 'line')::int,
              ARRAY(SELECT jsonb_array_elements_text(row -> 'cells')), row -> 'problems'
       FROM jsonb_array_elements($2::jsonb) AS row`,
      [batch, portion.replaceAll("\\u0000", "\uFFFD")],
    );
  }
}

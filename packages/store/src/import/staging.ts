import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { assert } from "@luotsi/base";
import type { CellValue, ReadingStep, RecordChunk, RejectedRow } from "@luotsi/contract";

import type { Writer } from "../postgres/access.ts";
import type { OpenVault } from "../vault/open-vault.ts";
import { stageIdentities, type IdentityStage } from "../vault/stage-identities.ts";
import type { BatchOptions } from "./batch-outcome.ts";
import { fieldList, kindsInSql, type SourceTable } from "./source-table.ts";

/** Gathered before it is sent on: enough to be quick, little enough to hold; longer than any line. */
const portionBytes = 2_000_000;
const mostBytesPerUnit = 3;
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
  { onProgress, vault }: Pick<BatchOptions, "onProgress" | "vault">,
): Promise<Staged> {
  const { table, batch } = target;
  const columns = table.columns.map(({ field, kind }) => `${field} ${kindsInSql[kind].staged}`);
  await writer.run(
    `CREATE TEMPORARY TABLE staged (n integer, line integer, ${columns.join(", ")}) ON COMMIT DROP`,
  );
  const portion = copyPortion(
    writer,
    `COPY staged (n, line, ${fieldList(table.columns)}) FROM STDIN`,
  );
  const identities = vault === undefined ? undefined : await stageIdentities(writer);
  let accepted = 0;
  let rejected = 0;
  for await (const step of steps) {
    const { records, lines } = step.accepted;
    assert(records.length === lines.length, "every accepted record has its line");
    if (vault !== undefined && identities !== undefined) {
      const place = { person: table.columns.findIndex(({ kind }) => kind === "person") };
      await portion.send();
      await addIdentities(step.accepted, { ...place, from: accepted, vault, identities });
    }
    for (const [i, record] of records.entries()) {
      const line = copyLine(accepted, lines[i] ?? 0, record);
      if (!portion.fits(line)) await portion.send();
      portion.add(line);
      accepted += 1;
    }
    rejected += step.rejected.length;
    if (step.rejected.length > 0) {
      await portion.send();
      await quarantine(writer, batch, step.rejected);
    }
    onProgress?.({ share: step.progress, rows: accepted + rejected });
  }
  await portion.send();
  await writer.run("ANALYZE staged");
  return { accepted, rejected };
}

interface IdentityTarget {
  /** Position of the person's pseudonym in a record. */
  readonly person: number;
  /** Number of the chunk's first record. */
  readonly from: number;
  readonly vault: OpenVault;
  readonly identities: IdentityStage;
}

/** Identities are sealed before they leave this process. */
async function addIdentities(
  { records, identities: values = [] }: RecordChunk,
  { person, from, vault, identities }: IdentityTarget,
): Promise<void> {
  assert(values.length === 0 || values.length === records.length, "each record has its identity");
  for (const [i, identity] of values.entries()) {
    const pseudonym = records[i]?.[person];
    if (typeof pseudonym !== "string" || Object.keys(identity).length === 0) continue;
    identities.add(from + i, vault.seal(pseudonym, identity));
    if (identities.isFull()) await identities.send();
  }
  await identities.send();
}

interface CopyPortion {
  readonly fits: (line: string) => boolean;
  readonly add: (line: string) => void;
  readonly send: () => Promise<void>;
}

/** Gathers lines in one buffer, used again for each portion, so that a long file leaves no garbage. */
function copyPortion(writer: Writer, copy: string): CopyPortion {
  const buffer = Buffer.allocUnsafe(portionBytes);
  let used = 0;
  return {
    fits: (line) => used + line.length * mostBytesPerUnit <= portionBytes,
    add: (line) => {
      assert(line.length * mostBytesPerUnit <= portionBytes - used, "a line fits the portion");
      used += buffer.write(line, used);
    },
    send: async () => {
      if (used === 0) return;
      await pipeline(Readable.from([buffer.subarray(0, used)]), writer.copyIn(copy));
      used = 0;
    },
  };
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

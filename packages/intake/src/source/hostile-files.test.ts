import { AppError } from "@luotsi/base";
import { Workbook } from "@cj-tech-master/excelts";
import { sources, type SourceId } from "@luotsi/contract/sources";
import { beforeAll, describe, expect, test } from "vitest";

import { createPseudonymiser } from "../privacy/pseudonym.ts";
import { quarantineCsv } from "../quarantine/quarantine-csv.ts";
import { readSource } from "./read-source.ts";

const { pseudonymOf: pseudonymise } = createPseudonymiser("a-key-for-these-tests");
const perKind = 500;
/** Far above what any of these small files needs, far below a hang. */
const longestMilliseconds = 10_000;

const payments =
  "person_id;benefit;from;to;paid_on;paid_days;paid_eur;ground\n" +
  Array.from(
    { length: 30 },
    (_, i) =>
      `P${i};Työmarkkinatuki;6.1.2025;2.2.2025;10.2.2025;20;1 744,2${i % 10};"työttömyys"\n`,
  ).join("");
const ledger =
  'month,account,cost_centre,service,entry,amount_eur\n"2025-01",4310,100,"ostot, ""muut""\nja muut",t1,-5.25\n'.repeat(
    1,
  ) + "2025-02,4310,100,ostot,t2,17.00\n".repeat(20);

describe(`${4 * perKind} damaged files`, () => {
  let workbook = new Uint8Array(0);
  beforeAll(async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("Maksut");
    for (const line of payments.split("\n").slice(0, 8)) sheet.addRow(line.split(";"));
    workbook = new Uint8Array(await book.xlsx.writeBuffer());
  });

  const kinds: readonly (readonly [string, SourceId, () => Uint8Array])[] = [
    ["semicolons in UTF-8", "benefit-payments", () => Buffer.from(payments, "utf8")],
    ["commas, quotes and line breaks", "ledger", () => Buffer.from(ledger, "utf8")],
    ["UTF-16", "benefit-payments", () => Buffer.from(`\uFEFF${payments}`, "utf16le")],
    ["a workbook", "benefit-payments", () => workbook],
  ];
  test.each(kinds)(
    "%s: each is read or refused in time, and nothing is lost in silence",
    async (_, id, whole) => {
      const random = seeded(id.length);
      for (let i = 0; i < perKind; i++) {
        const bytes = damaged(whole(), random);
        const started = performance.now();
        await readOrRefuse(id, bytes);
        expect(performance.now() - started).toBeLessThan(longestMilliseconds);
      }
    },
  );
});

/** A refusal is an AppError; anything else fails the test by being thrown. */
async function readOrRefuse(id: SourceId, bytes: Uint8Array): Promise<void> {
  try {
    const { steps } = await readSource({ name: "damaged", bytes }, sources[id], { pseudonymise });
    for await (const { accepted, rejected } of steps) {
      expect(accepted.records).toHaveLength(accepted.lines.length);
      expect(rejected.every((row) => row.problems.length > 0)).toBe(true);
      quarantineCsv(sources[id], rejected);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

const nasty = ['"', '""', ";", ",", "\n", "\r", "\0", "\u00a0", "\uFFFF", "<", "&", "9".repeat(40)];

function damaged(whole: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(whole);
  for (let turn = random(6); turn >= 0; turn--) {
    const at = random(bytes.length + 1);
    const span = random(20);
    const kind = random(5);
    if (kind === 0 && bytes.length > 0) bytes[Math.min(at, bytes.length - 1)] = random(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + span)]);
    else if (kind === 2) {
      const piece = Buffer.from(nasty[random(nasty.length)] ?? "", "utf8");
      bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    } else if (kind === 3) {
      const copied = bytes.subarray(at, at + span * 10);
      bytes = Buffer.concat([bytes.subarray(0, at), copied, copied, bytes.subarray(at)]);
    } else bytes = Buffer.from(bytes.subarray(0, Math.max(1, at)));
  }
  return bytes;
}

/** Numbers below a bound, the same on every run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

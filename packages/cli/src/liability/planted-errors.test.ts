import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { month } from "@luotsi/base";
import { liabilityPlan } from "@luotsi/law";
import { writeArea, type PlantedError } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { checkFiles } from "./check-invoice.ts";
import { readInvoice } from "./invoice-file.ts";
import { ledgerOfFiles, readLiabilityFiles } from "./liability-files.ts";
import { reconcileReport, type ReconcileReport } from "./reconcile-report.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-planted-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Checks the invoices of an area up to one of them. */
async function checkUpTo(
  out: string,
  last: string,
  billed: (line: string) => readonly string[] = (line) => [line],
): Promise<ReconcileReport> {
  const options = {
    payments: join(out, "benefit-payments.csv"),
    persons: join(out, "persons.csv"),
    residence: join(out, "residence.csv"),
  };
  const [head = "", ...lines] = readFileSync(join(out, "benefit-invoices.csv"), "utf8").split("\n");
  const sent = lines.filter((line) => line !== "" && (line.split(",")[3] ?? "") <= last);
  const path = join(out, "invoices-so-far.csv");
  writeFileSync(path, `${[head, ...sent.flatMap(billed)].join("\n")}\n`);
  const files = await readLiabilityFiles(options);
  const known = { people: files.file.people, municipalities: files.homes?.municipalities ?? [] };
  const invoice = await readInvoice(path, known, {});
  const plan = liabilityPlan("fi-dated", files.choice);
  const input = { files, plan, ledger: ledgerOfFiles(files, plan), invoice, asked: [] };
  return reconcileReport(input, checkFiles(input));
}

/** A month that two steps meet in, billed on two lines: the first so many days and cents, the second the rest. */
function onTwoLines(line: string): readonly string[] {
  const [person, benefit, at, sent, days = "", euros = "", municipality, percent] = line.split(",");
  const [allDays, allCents] = [Number(days), Math.round(Number(euros) * 100)];
  if (percent !== "" || allDays < 2) return [line];
  const firstDays = Math.floor(allDays / 3);
  const firstCents = Math.floor((allCents * firstDays) / (allDays + 1));
  const of = (part: number, cents: number, step: number): string =>
    [person, benefit, at, sent, part, (cents / 100).toFixed(2), municipality, step].join(",");
  return [of(firstDays, firstCents, 30), of(allDays - firstDays, allCents - firstCents, 40)];
}

function planted(out: string, last: string): readonly string[] {
  const { invoices } = JSON.parse(readFileSync(join(out, "truth.json"), "utf8")) as {
    readonly invoices: { readonly errors: readonly PlantedError[] };
  };
  return invoices.errors
    .filter((error) => error.invoice_month <= last)
    .map(({ person_id: person, benefit, month: at, kind }) => [person, benefit, at, kind].join(" "))
    .toSorted();
}

/** What the check finds to ask about, in the truth's words: a person of no payment may be asked about too. */
function found({ differences }: ReconcileReport): readonly string[] {
  return differences
    .filter(({ cause }) => cause === undefined || cause === "unknown_person")
    .map(({ person_id: person, benefit, month: at, kind }) => [person, benefit, at, kind].join(" "))
    .toSorted();
}

function addsUp({ explained, differenceEur }: ReconcileReport): boolean {
  const parts = explained.reduce((sum, { eur }) => sum + Math.round(eur * 100), 0);
  return parts === Math.round(differenceEur * 100);
}

const wholeHistory = "9999-12";

describe.each([
  { seed: 3, people: 1000, from: "2024-07", months: 28 },
  { seed: 8, people: 1000, from: "2024-01", months: 34 },
])("the invoices of a synthetic area, seed $seed", ({ seed, people, from, months }) => {
  const out = join(folder, `area-${seed}`);
  beforeAll(() => {
    writeArea({ people, seed, from: month(from), months, out });
  });

  test("every planted error is found and nothing else, by person, benefit, month and kind", async () => {
    const report = await checkUpTo(out, wholeHistory);
    const expected = planted(out, wholeHistory);
    expect(new Set(expected.map((words) => words.split(" ")[3])).size).toBe(5);
    expect(found(report)).toEqual(expected);
    expect(report.differences.filter(({ cause }) => cause !== undefined)).toEqual([]);
    expect(report.notBilledYet.rows).toEqual([]);
    expect(addsUp(report)).toBe(true);
  });

  test("so are they when the payer bills each step of a month on a line of its own", async () => {
    const errors = new Set(planted(out, wholeHistory).map((words) => words.split(" ", 3).join()));
    let split = 0;
    const report = await checkUpTo(out, wholeHistory, (line) => {
      const isError = errors.has(line.split(",", 3).join());
      const lines = isError ? [line] : onTwoLines(line);
      split += lines.length - 1;
      return lines;
    });
    expect(split).toBeGreaterThan(100);
    expect(found(report)).toEqual(planted(out, wholeHistory));
    expect(addsUp(report)).toBe(true);
  });

  test.each(["2025-06", "2025-10"])(
    "while one group waits for its bills, up to the invoice of %s, it is told apart from the errors",
    async (last) => {
      const report = await checkUpTo(out, last);
      expect(found(report)).toEqual(planted(out, last));
      const { people: waiting, rows } = report.notBilledYet;
      expect(waiting).toBeGreaterThan(2);
      expect(rows.every(({ kind, billedEur }) => kind === "not_billed" && billedEur === 0)).toBe(
        true,
      );
      expect(report.agree).toBe(false);
      expect(addsUp(report)).toBe(true);
    },
  );

  test.each(["2025-01", "2025-11"])(
    "before the group is left out and after it has been caught up, up to %s, nobody waits",
    async (last) => {
      const report = await checkUpTo(out, last);
      expect(found(report)).toEqual(planted(out, last));
      expect(report.differences.filter(({ cause }) => cause !== undefined)).toEqual([]);
      expect(report.notBilledYet.people).toBe(0);
    },
  );
});

/**
 * The payer lists only people it bills or who are past 60 paid days, and tells its counter for most of them. The others'
 * counters follow from the bills on the list itself.
 */
describe("with the partial list of payments", () => {
  const out = join(folder, "partial");
  beforeAll(() => {
    const options = { people: 1000, seed: 3, from: month("2024-07"), months: 28, out };
    writeArea({ ...options, partialPayments: true });
  });

  test("every planted error is found and nothing else", async () => {
    const report = await checkUpTo(out, wholeHistory);
    expect(found(report)).toEqual(planted(out, wholeHistory));
    expect(addsUp(report)).toBe(true);
  });
});

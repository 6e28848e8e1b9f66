import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

import { openingSources, type LiabilityLedger } from "@luotsi/engines";
import type { LiabilityLawPlan } from "@luotsi/law";

import { unwritablePath } from "../unwritable-path.ts";
import { periodOfRow, type PaymentFile } from "./payment-file.ts";

const rowsAtOnce = 10_000;

/**
 * Writes a line for each payment, in the file's order. The file appears whole or not at all.
 *
 * @param path of the file to write.
 * @param file payments.
 * @param ledger of them.
 * @param plan whose rules the ledger names.
 * @throws AppError WRONG_USAGE when the path cannot be written.
 */
export function writeRows(
  path: string,
  file: PaymentFile,
  { ledger, plan }: { readonly ledger: LiabilityLedger; readonly plan: LiabilityLawPlan },
): void {
  const part = `${path}.part-${process.pid}`;
  try {
    const out = openSync(part, "w");
    const opening = file.isPartialList ? ",opening_source" : "";
    writeSync(out, `person_id,from,to,rule_set,counter_before,counter_after,owed_eur${opening}\n`);
    const ruleSets = cutRuleSets(ledger, plan);
    const count = ledger.owedHundredths.length;
    for (let first = 0; first < count; first += rowsAtOnce) {
      const length = Math.min(rowsAtOnce, count - first);
      const lines = Array.from({ length }, (_, k) =>
        lineOf(first + k, { file, ledger, plan, ruleSets }),
      );
      writeSync(out, lines.join(""));
    }
    closeSync(out);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw unwritablePath(error, { option: "--rows", path });
  }
}

interface LineParts {
  readonly file: PaymentFile;
  readonly ledger: LiabilityLedger;
  readonly plan: LiabilityLawPlan;
  /** Names of the rule sets of the rows that were cut. */
  readonly ruleSets: ReadonlyMap<number, string>;
}

function lineOf(row: number, { file, ledger, plan, ruleSets }: LineParts): string {
  const person = file.columns.person[row] ?? 0;
  const ruleSet = ruleSets.get(row) ?? plan.rules[ledger.ruleSet[row] ?? 0]?.id ?? "";
  const cells = [
    quoted(file.people.texts[person] ?? ""),
    ...periodOfRow(file.columns, row),
    ruleSet,
    days(ledger.counterBefore[row] ?? 0),
    days(ledger.counterAfter[row] ?? 0),
    ((ledger.owedHundredths[row] ?? 0) / 10_000).toFixed(6),
  ];
  if (file.isPartialList) cells.push(openingSources[ledger.openings.source[person] ?? 0] ?? "");
  return `${cells.join(",")}\n`;
}

/** A cut row names each of its rule sets, in time. */
function cutRuleSets(
  { cuts }: LiabilityLedger,
  plan: LiabilityLawPlan,
): ReadonlyMap<number, string> {
  const names = new Map<number, string[]>();
  for (const [k, row] of cuts.row.entries()) {
    const name = plan.rules[cuts.ruleSet[k] ?? 0]?.id ?? "";
    const known = names.get(row) ?? [];
    if (!known.includes(name)) names.set(row, [...known, name]);
  }
  return new Map([...names].map(([row, known]) => [row, known.join("+")]));
}

function days(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import type { ReconcileReport } from "./reconcile-report.ts";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-reconcile-`);

/** Removes the files the tests have written. */
export function removeFiles(): void {
  rmSync(folder, { recursive: true });
}

interface Answer extends ReconcileReport {
  readonly error: {
    readonly code: string;
    readonly problems: readonly { readonly line: number; readonly column: string }[];
  };
}

export interface Ran {
  readonly status: number | null;
  readonly json: Answer;
  readonly text: string;
}

/** Writes a file of lines. @returns its path. */
export function file(name: string, lines: readonly string[]): string {
  const path = `${folder}/${name}`;
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** Runs the command with these words. */
export function run(words: readonly string[]): Ran {
  const { status, stdout } = spawnSync(
    process.execPath,
    [binary, "liability", "reconcile", ...words],
    {
      encoding: "utf8",
    },
  );
  const answer = words.includes("--json") ? stdout : "{}";
  return { status, json: JSON.parse(answer) as Answer, text: stdout };
}

export const paymentHead =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,full_eur,max_period_start";
export const personHead = "person_id,opening_days_lms,opening_days_da";
const homeHead = "person_id,from,municipality";
export const plainHead = "person_id,benefit,month,days,billed_eur";
export const fullHead = `${plainHead},invoice_month,municipality,share_percent`;

/** March 2025, 20 days of labour-market subsidy at 37.21 €, paid in April: 744.20 €. */
export const march = (person: string): string =>
  `${person},labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,`;
export const april = (person: string): string =>
  `${person},labour_market_subsidy,2025-04-01,2025-04-28,2025-05-02,20,744.20,unemployment,,`;
export const marchPaidIn = (person: string, month: string): string =>
  `${person},labour_market_subsidy,2025-03-03,2025-03-28,${month}-20,20,744.20,unemployment,,`;

export interface Files {
  readonly payments: readonly string[];
  readonly persons: readonly string[];
  readonly homes?: readonly string[];
  readonly invoice: readonly string[];
}

/** Checks an invoice and reads the answer. */
export function reconcile(
  { payments, persons, homes, invoice }: Files,
  more: readonly string[] = [],
): Ran {
  return run([
    "--payments",
    file("P.csv", [paymentHead, ...payments]),
    "--persons",
    file("N.csv", [personHead, ...persons]),
    ...(homes === undefined ? [] : ["--residence", file("R.csv", [homeHead, ...homes])]),
    "--invoice",
    file("I.csv", invoice),
    "--json",
    ...more,
  ]);
}

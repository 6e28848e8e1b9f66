import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, firstDayOf, month, monthFromOrdinal } from "@luotsi/base";
import { expectFlow, fitFlow, flowBenefits, type ReceiptMonths } from "@luotsi/engines";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { cell } from "./cell.ts";
import { lawNow } from "./load-receipts.ts";
import { completed } from "./origin-forecast.ts";
import { receiptMonths } from "./receipt-months.ts";
import type { ReceiptSources } from "./receipt-sources.ts";
import { writtenSources } from "./written-sources-for-tests.ts";

/**
 * More areas, people and origins make the mean steadier and the test slower: `FORECAST_AREAS=12 FORECAST_PEOPLE=8000 FORECAST_ORIGINS=12`
 * for a long look. Nothing changes in the areas from year to year: the law and the entry pressure stand since 2026, everybody who lived
 * then has gone, as many begin as end in every month, and age tells nothing. Each area begins in another year, so that each has another
 * calendar. What is left of an error is the model's own.
 */
const areas = Number(process.env["FORECAST_AREAS"] ?? 6);
const people = Number(process.env["FORECAST_PEOPLE"] ?? 3000);
const origins = Number(process.env["FORECAST_ORIGINS"] ?? 2);
const horizon = 12;
/** Origins are five months apart, so that twelve try every month of the year as often as any other. */
const firstOrigin = 25;
const apart = 5;
/** Records go on until what is paid late and what is recovered of the last month is known. */
const settled = 12;
/** Beside the noise of the areas: what groups and levels of duration approximate. */
const allowedPercent = 0.2;
const folder = mkdtempSync(join(tmpdir(), "luotsi-unbiased-"));

const kinds = ["receivers", "paid days", "euros", "mean step"] as const;
type Errors = Readonly<Record<(typeof kinds)[number], Float64Array>>;
/** Mean of an area's origins, percent by month ahead. */
let errors: readonly Errors[] = [];

beforeAll(() => {
  errors = Array.from({ length: areas }, (_, i) => {
    const out = join(folder, String(i));
    const from = month(`${2040 + (i % 14)}-07`);
    const months = firstOrigin + apart * (origins - 1) + horizon + 1 + settled;
    writeArea({ people, seed: 200 + i, from, months, population: "renewed", out });
    const sources = writtenSources(out);
    rmSync(out, { recursive: true });
    return meanErrors(
      Array.from({ length: origins }, (__, k) =>
        errorsFrom(sources, from + firstOrigin + apart * k),
      ),
    );
  });
}, 3_600_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Errors of the forecast made when a month had just become known, of what came. */
function errorsFrom(sources: ReceiptSources, origin: number): Errors {
  const plan = lawNow();
  const known = receiptMonths(sources, firstDayOf(monthFromOrdinal(origin + 2)), plan);
  const final = receiptMonths(sources, day("2100-01-01"), plan);
  if (known === undefined || final === undefined) expect.fail("the area has payments");
  expect(known.months.lastMonth).toBe(origin);
  const fit = fitFlow(known.months);
  if (fit.kind !== "model") expect.fail("two years are enough to learn from");
  const forecast = expectFlow({ model: fit.model, horizon, plan, changes: [] });
  const first = origin + 1;
  const outcome = outcomesFrom(final.months, first);
  const owed = completed(final).subarray(first - final.months.firstMonth);
  const stepDays = Float64Array.from({ length: horizon }, (_, h) =>
    forecast.steps.reduce(
      (sum, percent, k) => sum + percent * cell(forecast.daysByStep, k * horizon + h),
      0,
    ),
  );
  return {
    receivers: percentOff(forecast.stock, outcome.receivers),
    "paid days": percentOff(forecast.paidDays, outcome.days),
    euros: percentOff(forecast.owedCents, owed),
    "mean step": percentOff(
      stepDays.map((days, h) => days / cell(forecast.paidDays, h)),
      outcome.stepDays.map((days, h) => days / cell(outcome.days, h)),
    ),
  };
}

/** Steps of the law: from each of these counters on a tenth more is the municipality's. */
const steps = [100, 200, 300, 400, 700];
const exempt = flowBenefits.indexOf("exempt_subsidy");

/** Receivers, their paid days, and those days times the percent of their step. */
function outcomesFrom(
  { month: months, paidDays, counterAfter, benefit }: ReceiptMonths,
  first: number,
): {
  readonly receivers: Float64Array;
  readonly days: Float64Array;
  readonly stepDays: Float64Array;
} {
  const receivers = new Float64Array(horizon);
  const days = new Float64Array(horizon);
  const stepDays = new Float64Array(horizon);
  months.forEach((at, row) => {
    const h = at - first;
    if (h < 0 || h >= horizon) return;
    receivers[h] = cell(receivers, h) + 1;
    days[h] = cell(days, h) + cell(paidDays, row);
    if (benefit[row] === exempt) return;
    const after = cell(counterAfter, row);
    const before = after - cell(paidDays, row);
    for (const step of steps) {
      const above = Math.max(0, after - step) - Math.max(0, before - step);
      stepDays[h] = cell(stepDays, h) + 10 * above;
    }
  });
  return { receivers, days, stepDays };
}

function percentOff(forecast: Float64Array, outcome: Float64Array): Float64Array {
  return forecast.map((value, h) => 100 * (value / cell(outcome, h) - 1));
}

function meanErrors(ofOrigins: readonly Errors[]): Errors {
  const mean = (kind: keyof Errors): Float64Array =>
    Float64Array.from({ length: horizon }, (_, h) =>
      meanOf(ofOrigins.map((of) => cell(of[kind], h))),
    );
  return {
    receivers: mean("receivers"),
    "paid days": mean("paid days"),
    euros: mean("euros"),
    "mean step": mean("mean step"),
  };
}

describe("on areas in which nothing changes from year to year", () => {
  describe.each(kinds)("the errors of %s are 0 on average", (kind) => {
    test.each([1, 3, 6, 12])("%i months ahead", (ahead) => {
      const tried = errors.map((of) => cell(of[kind], ahead - 1));
      const mean = meanOf(tried);
      const deviation = meanOf(tried.map((error) => (error - mean) ** 2));
      const standardError = Math.sqrt(deviation / (areas - 1));
      if (process.env["FORECAST_AREAS"] !== undefined) {
        process.stdout.write(
          `${kind} ${ahead}: ${mean.toFixed(2)} ± ${standardError.toFixed(2)}\n`,
        );
      }
      expect(Math.abs(mean)).toBeLessThan(3 * standardError + allowedPercent);
      expect(standardError).toBeLessThan(1.5);
    });
  });
});

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

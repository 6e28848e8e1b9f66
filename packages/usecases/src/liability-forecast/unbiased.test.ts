import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, firstDayOf, month, monthFromOrdinal } from "@luotsi/base";
import { expectFlow, fitFlow } from "@luotsi/engines";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { cell } from "./cell.ts";
import { lawNow } from "./load-receipts.ts";
import { completed } from "./origin-forecast.ts";
import { receiptMonths } from "./receipt-months.ts";
import type { ReceiptSources } from "./receipt-sources.ts";
import { writtenSources } from "./written-sources-for-tests.ts";

/**
 * More areas and people make the mean steadier and the test slower: `FORECAST_AREAS=20 FORECAST_PEOPLE=5000` for a long look. The areas
 * live after the last change that was planted: from November 2026 on each year's entry pressure, law and services are those of the
 * year before, so that what is left of an error is the model's own.
 */
const areas = Number(process.env["FORECAST_AREAS"] ?? 6);
const people = Number(process.env["FORECAST_PEOPLE"] ?? 1200);
const origins = [month("2029-08"), month("2030-02")];
const horizon = 12;
/** Beside the noise of the areas. What is left is the areas' own ageing: nobody young begins, and whoever turns 65 is gone. */
const allowedPercent = 0.5;
const folder = mkdtempSync(join(tmpdir(), "luotsi-unbiased-"));
let errors: readonly Float64Array[] = [];

beforeAll(() => {
  errors = Array.from({ length: areas }, (_, i) => {
    const out = join(folder, String(i));
    writeArea({ people, seed: 200 + i, from: month("2026-07"), months: 58, out });
    const sources = writtenSources(out);
    return origins.map((origin) => errorsFrom(sources, origin));
  }).flat();
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Errors of the forecast made when a month had just become known, of what came. Percent by month ahead. */
function errorsFrom(sources: ReceiptSources, origin: number): Float64Array {
  const plan = lawNow();
  const known = receiptMonths(sources, firstDayOf(monthFromOrdinal(origin + 2)), plan);
  const final = receiptMonths(sources, day("2040-01-01"), plan);
  if (known === undefined || final === undefined) expect.fail("the area has payments");
  expect(known.months.lastMonth).toBe(origin);
  const fit = fitFlow(known.months);
  if (fit.kind !== "model") expect.fail("two years are enough to learn from");
  const { owedCents } = expectFlow({ model: fit.model, horizon, plan, changes: [] });
  const outcomes = completed(final);
  return owedCents.map((forecast, h) => {
    const outcome = cell(outcomes, origin + 1 + h - final.months.firstMonth);
    return (100 * (forecast - outcome)) / outcome;
  });
}

describe("on areas in which nothing changes from year to year", () => {
  test.each([1, 3, 6, 12])("%i months ahead the errors are 0 on average", (ahead) => {
    const tried = errors.map((byMonth) => cell(byMonth, ahead - 1));
    const mean = meanOf(tried);
    const deviation = meanOf(tried.map((error) => (error - mean) ** 2));
    // Two origins of one area lean on each other: they count as one.
    const standardError = Math.sqrt(deviation / (areas - 1));
    expect(Math.abs(mean)).toBeLessThan(3 * standardError + allowedPercent);
    expect(standardError).toBeLessThan(1.5);
  });
});

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

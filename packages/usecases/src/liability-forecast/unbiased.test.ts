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
 * More areas and people make the mean steadier and the test slower: `FORECAST_AREAS=20 FORECAST_PEOPLE=2000` for a long look. Every
 * area lives in the same calendar, whose planted entry pressure no forecast can foresee, so the mean does not go to nothing with the
 * number of areas.
 */
const areas = Number(process.env["FORECAST_AREAS"] ?? 3);
const people = Number(process.env["FORECAST_PEOPLE"] ?? 400);
const origins = [month("2024-12"), month("2025-08")];
const horizon = 12;
const folder = mkdtempSync(join(tmpdir(), "luotsi-unbiased-"));
let errors: readonly Float64Array[] = [];

beforeAll(() => {
  errors = Array.from({ length: areas }, (_, i) => {
    const out = join(folder, String(i));
    writeArea({ people, seed: 200 + i, from: month("2022-12"), months: 48, out });
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
  const final = receiptMonths(sources, day("2030-01-01"), plan);
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

describe("on areas whose truth is known", () => {
  test.each([
    [6, 3],
    [12, 5],
  ])("%i months ahead the mean error is below %i per cent", (ahead, tolerance) => {
    const tried = errors.map((byMonth) => cell(byMonth, ahead - 1));
    const mean = tried.reduce((sum, error) => sum + error, 0) / tried.length;
    expect(Math.abs(mean)).toBeLessThan(tolerance);
  });
});

import { day } from "@luotsi/base";
import {
  liabilityMonthCells,
  liabilityTotals,
  municipalLiability,
  type LiabilityInput,
} from "@luotsi/engines";
import { optionalIntegers, optionalNumbers } from "@luotsi/frame";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import { array, assert, asyncProperty, boolean, integer, nat, option, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { computeInBlocks, type ComputedLiability } from "./compute-in-blocks.ts";

const plan = liabilityPlan("fi-dated", defaultAssumptions());
const monday = day("2024-09-02");

const maybe = (max: number) => option(nat(max), { nil: undefined });

const paymentShape = record({
  /** Benefits that the law has had on every day of the years in question. */
  benefit: nat(2),
  ground: nat(4),
  week: nat(110),
  weeks: integer({ min: 1, max: 7 }),
  days: integer({ min: -5, max: 5 }),
  daily: nat(6000),
  fullDaily: maybe(6000),
  maxPeriodWeek: maybe(110),
  counterBefore: maybe(900),
  billed: maybe(40_000),
  home: maybe(900),
});

const personShape = record({
  lms: maybe(900),
  da: maybe(400),
  unemployment: maybe(900),
  openingOn: maybe(400),
  group: nat(2),
  entry: integer({ min: -1200, max: 700 }),
  payments: array(paymentShape, { maxLength: 7 }),
  homes: array(record({ gap: integer({ min: 1, max: 300 }), home: nat(900) }), { maxLength: 3 }),
});

type Person = typeof personShape extends { generate: (...words: never[]) => { value: infer T } }
  ? T
  : never;

/** Rows as drawn; payments of one person are in no order. */
function inputOf(people: readonly Person[], residences: boolean): LiabilityInput {
  const rows = people.flatMap(({ payments }, person) =>
    payments.map((row) => Object.assign({ person, start: monday + row.week * 7 }, row)),
  );
  const moves = people.flatMap(({ homes }, person) => {
    let start = monday - 200;
    return homes.map(({ gap, home }) => ({ person, start: (start += gap), home }));
  });
  return {
    payments: {
      personCount: people.length,
      person: Int32Array.from(rows, ({ person }) => person),
      benefit: Uint8Array.from(rows, ({ benefit }) => benefit),
      start: Int32Array.from(rows, ({ start }) => start),
      end: Int32Array.from(rows, ({ start, weeks }) => start + weeks * 7 - 2),
      paidOn: Int32Array.from(rows, ({ start, weeks }) => start + weeks * 7 + 3),
      paidDays: Int32Array.from(rows, ({ days, weeks }) => days * weeks),
      paidCents: Float64Array.from(rows, ({ days, weeks, daily }) => days * weeks * daily),
      ground: Uint8Array.from(rows, ({ ground }) => ground),
      fullCents: optionalNumbers(
        rows.map(({ fullDaily, days, weeks }) =>
          fullDaily === undefined ? undefined : fullDaily * days * weeks,
        ),
      ),
      maxPeriodStart: optionalIntegers(
        rows.map(({ maxPeriodWeek }) =>
          maxPeriodWeek === undefined ? undefined : monday + maxPeriodWeek * 7 + 2,
        ),
      ),
      counterBefore: optionalIntegers(rows.map(({ counterBefore }) => counterBefore)),
      billedCents: optionalNumbers(rows.map(({ billed }) => billed)),
      municipality: residences ? undefined : optionalIntegers(rows.map(({ home }) => home)),
    },
    persons: {
      openingLabourMarketSubsidy: optionalIntegers(people.map(({ lms }) => lms)),
      openingDailyAllowance: optionalIntegers(people.map(({ da }) => da)),
      openingUnemployment: optionalIntegers(people.map(({ unemployment }) => unemployment)),
      openingOn: optionalIntegers(
        people.map(({ openingOn }) => (openingOn === undefined ? undefined : monday + openingOn)),
      ),
      exemptGroup: Uint8Array.from(people, ({ group }) => group),
      firstMunicipalityEntry: optionalIntegers(people.map(({ entry }) => monday + entry)),
    },
    residences: residences
      ? {
          person: Int32Array.from(moves, ({ person }) => person),
          start: Int32Array.from(moves, ({ start }) => start),
          municipality: Int32Array.from(moves, ({ home }) => home),
        }
      : undefined,
  };
}

/** The whole at once, as the engine gives it. */
function atOnce(input: LiabilityInput): ComputedLiability {
  const ledger = municipalLiability(input, plan);
  return {
    ledger,
    totals: liabilityTotals(ledger, input.payments, plan),
    cells: liabilityMonthCells(ledger, input.payments, plan),
  };
}

/** The same rows in the opposite order, so that persons do not follow each other. */
function reversed(input: LiabilityInput): LiabilityInput {
  const payments = Object.fromEntries(
    Object.entries(input.payments).map(([name, column]: [string, unknown]) => {
      if (column instanceof Int32Array || column instanceof Uint8Array) {
        return [name, column.toReversed()];
      }
      return [name, column instanceof Float64Array ? column.toReversed() : undefined];
    }),
  );
  return {
    ...input,
    payments: { ...input.payments, ...payments, personCount: input.payments.personCount },
  };
}

describe("a ledger computed in blocks of persons", () => {
  test("is the ledger computed at once, to the last bit, wherever it is cut", async () => {
    await assert(
      asyncProperty(
        array(personShape, { minLength: 1, maxLength: 12 }),
        boolean(),
        integer({ min: 1, max: 40 }),
        async (people, residences, blockRows) => {
          const input = inputOf(people, residences);
          expect(await computeInBlocks(input, plan, { threads: 1, blockRows })).toEqual(
            atOnce(input),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("has the same bytes over one thread, two and three", async () => {
    const people = Array.from({ length: 60 }, (_, p): Person => ({
      lms: p % 3 === 0 ? p * 11 : undefined,
      da: undefined,
      unemployment: undefined,
      openingOn: undefined,
      group: p % 5 === 0 ? 1 : 0,
      entry: p * 3 - 500,
      homes: [{ gap: 1, home: p % 9 }],
      payments: Array.from({ length: 12 }, (_row, k) => ({
        benefit: p % 3,
        ground: 0,
        week: k * 5,
        weeks: 5,
        days: 5,
        daily: 3721 - p,
        fullDaily: undefined,
        maxPeriodWeek: undefined,
        counterBefore: p % 7 === 1 && k === 0 ? 90 + p : undefined,
        billed: undefined,
        home: undefined,
      })),
    }));
    const input = inputOf(people, true);
    const [one, ...others] = await Promise.all(
      [1, 2, 3].map((threads) => computeInBlocks(input, plan, { threads, blockRows: 100 })),
    );
    expect(one?.totals.owedHundredths).toBeGreaterThan(0);
    expect(one?.ledger.cuts.row.length).toBeGreaterThan(0);
    expect(one).toEqual(atOnce(input));
    for (const other of others) expect(other).toEqual(one);
  });

  test("is computed as one block when the persons' rows are scattered", async () => {
    const people = [3, 1, 2].map((weeks, p): Person => ({
      lms: 95 + p,
      da: undefined,
      unemployment: undefined,
      openingOn: undefined,
      group: 0,
      entry: 0,
      homes: [],
      payments: [20, 40].map((week) => ({
        benefit: 0,
        ground: 0,
        week,
        weeks,
        days: 5,
        daily: 3721,
        fullDaily: undefined,
        maxPeriodWeek: undefined,
        counterBefore: undefined,
        billed: undefined,
        home: undefined,
      })),
    }));
    const input = reversed(inputOf(people, true));
    const steps: (readonly [number, number])[] = [];
    const made = await computeInBlocks(input, plan, {
      threads: 2,
      blockRows: 1,
      onDone: (done, blocks) => void steps.push([done, blocks]),
    });
    expect(steps).toEqual([[1, 1]]);
    expect(made).toEqual(atOnce(input));
  });

  test("of nobody is empty", async () => {
    const made = await computeInBlocks(inputOf([], false), plan);
    expect(made.totals.owedHundredths).toBe(0);
    expect(made.cells).toEqual([]);
  });
});

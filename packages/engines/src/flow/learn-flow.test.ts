import { describe, expect, test } from "vitest";

import { fitFlow } from "./fit-flow.ts";
import { binPeople } from "./fit-newcomers.ts";
import {
  fitAllowanceEnds,
  fitPay,
  payPlace,
  payStage,
  seasonPlace,
  weekdaysOfMonth,
} from "./fit-pay.ts";
import { fitRenewal } from "./fit-renewal.ts";
import { fitReturning } from "./fit-returning.ts";
import { flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import { absentOf, stockOf } from "./start-people.ts";
import { fitMoves } from "./segment-moves.ts";
import { january2025 as first } from "./tiny-flow-for-tests.ts";
import { comingBack, tallyMonths } from "./tally-months.ts";

interface Received {
  readonly person: number;
  /** Months from the first one observed. */
  readonly month: number;
  readonly benefit?: number;
  readonly days?: number;
  readonly counter?: number;
  readonly inService?: number;
  readonly cause?: number;
  readonly duration?: number;
}

const [earnings, , subsidy, exempt] = flowBenefits.map((_, code) => code);

interface Observed {
  readonly span: number;
  readonly completeness?: readonly number[];
  readonly exemptUntil?: readonly number[];
  readonly born?: readonly number[];
}

/** A history of some rows; a row's duration follows from the person's rows unless it is given. */
function history(rows: readonly Received[], observed: Observed): ReceiptMonths {
  const { span, completeness, exemptUntil, born } = observed;
  const people = 1 + Math.max(...rows.map(({ person }) => person));
  const durations: number[] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    const goesOn = before?.person === row.person && before.month === row.month - 1;
    durations.push(row.duration ?? (goesOn ? durations[i - 1] + 1 : 0));
  });
  return {
    firstMonth: first,
    lastMonth: first + span - 1,
    completeness: Float64Array.from({ length: span }, (_, m) => completeness?.[m] ?? 1),
    segments: {
      municipality: Int32Array.of(398),
      age: Uint8Array.of(2),
      education: Uint8Array.of(1),
      integration: Uint8Array.of(0),
    },
    birthMonth: Int32Array.from({ length: people }, (_, person) => born?.[person] ?? 0),
    exemptUntil: Int32Array.from({ length: people }, (_, person) => exemptUntil?.[person] ?? 0),
    integrationUntil: new Int32Array(people),
    person: Int32Array.from(rows, ({ person }) => person),
    month: Int32Array.from(rows, ({ month }) => first + month),
    segment: new Int32Array(rows.length),
    benefit: Uint8Array.from(rows, ({ benefit = subsidy }) => benefit),
    paidDays: Float64Array.from(rows, ({ days = 20 }) => days),
    baseCents: Float64Array.from(rows, ({ days = 20 }) => days * 3721),
    counterAfter: Float64Array.from(rows, ({ counter = 100 }) => counter),
    inService: Uint8Array.from(rows, ({ inService = 0 }) => inService),
    exitCause: Uint8Array.from(rows, ({ cause = 0 }) => cause),
    duration: Uint8Array.from(durations),
  };
}

/** A person who receives in all of some months. */
function through(
  person: number,
  from: number,
  to: number,
  more: Partial<Received> = {},
): Received[] {
  return Array.from({ length: to - from + 1 }, (_, k) => ({ person, month: from + k, ...more }));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

describe("who could leave and who did", () => {
  const months = history(
    [...through(0, 0, 5), ...through(1, 0, 2, { cause: 3 }), { person: 1, month: 5 }],
    { span: 6 },
  );
  const tally = tallyMonths(months);

  test("each month of receipt but the last one observed is a chance to leave", () => {
    // Weights halve in 24 months: month m weighs 2^-((5 − m) / 24).
    const weight = (m: number): number => 0.5 ** ((5 - m) / 24);
    const exposed = sum([0, 1, 2, 3, 4].map(weight)) + sum([0, 1, 2].map(weight));
    expect(sum(tally.exits.exposure)).toBeCloseTo(exposed, 12);
    expect(tally.exits.events.map((column) => sum(column))).toEqual([0, 0, 0, weight(2), 0]);
  });

  test("an absence of two months is a month without and a month with a return", () => {
    expect(tally.returns.exposure).toHaveLength(2);
    expect(sum(tally.returns.events[0])).toBeCloseTo(0.5 ** (3 / 24), 12);
  });

  test("what happened into a month known too little teaches nothing", () => {
    const young = tallyMonths({
      ...months,
      completeness: Float64Array.of(1, 1, 1, 0.99, 0.98, 0.97),
    });
    expect([...young.usable]).toEqual([1, 1, 1, 0, 0, 0]);
    expect(young.exits.events.map((column) => sum(column))).toEqual([0, 0, 0, 0, 0]);
    expect(young.returns.exposure).toHaveLength(0);
  });

  test("a service has begun and ended where the next month says so", () => {
    const services = tallyMonths(
      history(
        [
          { person: 0, month: 0 },
          { person: 0, month: 1, inService: 1 },
          { person: 0, month: 2, inService: 1 },
          { person: 0, month: 3 },
          { person: 0, month: 4 },
        ],
        { span: 5 },
      ),
    );
    expect(services.serviceStarts.events[0].filter((value) => value > 0)).toHaveLength(1);
    expect(services.serviceEnds.events[0].filter((value) => value > 0)).toHaveLength(1);
    expect([...services.sinceService]).toEqual([255, 0, 0, 1, 2]);
  });

  test("whoever begins in a service begins it a month later, as in a forecast, and one before an absence is forgotten", () => {
    const services = tallyMonths(
      history(
        [
          { person: 0, month: 0, inService: 1 },
          { person: 0, month: 1 },
          { person: 0, month: 3, inService: 1 },
          { person: 0, month: 4, inService: 1 },
          { person: 0, month: 6 },
          { person: 0, month: 7 },
        ],
        { span: 8 },
      ),
    );
    expect([...services.sinceService]).toEqual([0, 1, 255, 0, 255, 255]);
    expect(sum(services.serviceStarts.events[0].map((value) => Number(value > 0)))).toBe(1);
    expect(sum(services.serviceEnds.events[0].map((value) => Number(value > 0)))).toBe(1);
  });
});

describe("the people a forecast starts from", () => {
  const rows = [
    ...through(0, 0, 3, { counter: 430 }),
    ...through(1, 0, 2, { cause: 1 }),
    ...through(2, 0, 1),
    ...through(3, 2, 3, { benefit: exempt, counter: 0 }),
  ];

  test("receivers of the last month stand for those still to come", () => {
    const months = history(rows, { span: 4, completeness: [1, 1, 1, 0.8] });
    const stock = stockOf(months, tallyMonths(months));
    // A fifth of the 22 weekdays of April is still to come of those who are counted.
    expect([...stock.counter]).toEqual([430 + 22 / 5, 0]);
    expect([...stock.weight]).toEqual([1.25, 1.25]);
    expect([...stock.duration]).toEqual([3, 1]);
  });

  test("people still to come are not away: those last seen a month ago count less by as many", () => {
    const months = history(rows, { span: 4, completeness: [1, 1, 1, 0.8] });
    const tally = tallyMonths(months);
    const absent = absentOf(months, tally, stockOf(months, tally));
    // One person is last seen a month ago; half a person is still to come.
    expect(absent.since.length).toBe(2);
    absent.since.forEach((since, i) => expect(absent.weight[i]).toBe(since === 1 ? 0.5 : 1));
  });

  test("when more are still to come than were last seen a month ago, nobody of these is away", () => {
    const months = history(rows, { span: 4, completeness: [1, 1, 1, 0.5] });
    const tally = tallyMonths(months);
    const absent = absentOf(months, tally, stockOf(months, tally));
    expect([...absent.since]).toEqual([2]);
    expect([...absent.weight]).toEqual([1]);
    expect([...absent.counter].every(Number.isFinite)).toBe(true);
  });

  test("months of exemption are those from the next month up to the last exempt one", () => {
    const months = history(rows, { span: 4, exemptUntil: [0, 0, 0, first + 6] });
    const stock = stockOf(months, tallyMonths(months));
    expect(stock.exemptMonths[1]).toBe(2);
    const over = history(rows, { span: 4, exemptUntil: [0, 0, 0, first + 4] });
    expect(stockOf(over, tallyMonths(over)).benefit[1]).toBe(subsidy);
  });
});

describe("what is paid", () => {
  test("first months, last months and the months between have intensities of their own", () => {
    const rows: Received[] = Array.from({ length: 30 }, (_, person) => [
      { person, month: 1, days: 10 },
      { person, month: 2, days: weekdaysOfMonth(first + 2) },
      { person, month: 3, days: 5 },
    ]).flat();
    const months = history(rows, { span: 5 });
    const { intensity } = fitPay(months, tallyMonths(months));
    expect(intensity[payStage(subsidy, true, false)]).toBeCloseTo(10 / 20, 12);
    expect(intensity[payStage(subsidy, false, false)]).toBe(1);
    expect(intensity[payStage(subsidy, false, true)]).toBeCloseTo(5 / 22, 12);
  });

  test("a month of the year in which less is paid of whole months is less in the next year too", () => {
    const rows: Received[] = Array.from({ length: 400 }, (_, person) =>
      Array.from({ length: 26 }, (__, month) => ({
        person,
        month,
        days: weekdaysOfMonth(first + month) * (month % 12 === 6 ? 0.9 : 1),
        duration: 30,
      })),
    ).flat();
    const months = history(rows, { span: 26 });
    const { intensity, daysOfSeason } = fitPay(months, tallyMonths(months));
    const stage = payStage(subsidy, false, false);
    const learnt = (month: number): number =>
      intensity[stage] * daysOfSeason[seasonPlace(stage) + month];
    // 400 people's 21 to 23 weekdays of two years against 13 000 that steady them.
    expect(learnt(6) / 0.9).toBeLessThan(1.05);
    expect(learnt(6)).toBeLessThan(0.96);
    expect(learnt(3)).toBeCloseTo(1, 1);
  });

  test("amounts follow the newest months", () => {
    const rows = through(0, 0, 23, { duration: 30, counter: 500 });
    const months = history(rows, { span: 24 });
    const risen = months.baseCents.map((base, m) => (m < 12 ? base : 2 * base));
    const { baseOfDay } = fitPay({ ...months, baseCents: risen }, tallyMonths(months));
    const learnt = baseOfDay[payPlace(subsidy, 30) + 4] / 3721;
    // Weights halve in two months: the newer twelve weigh 63/64 of the 4095/4096 there is.
    expect(learnt).toBeCloseTo(1 + 63 / 64 / (4095 / 4096), 2);
  });

  test("amounts of a few days are drawn to those of their duration and counter, and all together stay what they were", () => {
    const lower: Received[] = Array.from({ length: 40 }, (_, person) => [
      { person, month: 0, duration: 0, counter: 15, days: 10 },
      { person, month: 1, duration: 30, counter: 500, days: 20 },
    ]).flat();
    const months = history(lower, { span: 2 });
    const paid = {
      ...months,
      baseCents: months.paidDays.map((days) => (days === 10 ? 30 : 40) * days),
    };
    const { baseOfDay } = fitPay(paid, tallyMonths(months));
    const early = baseOfDay[payPlace(subsidy, 0)];
    const later = baseOfDay[payPlace(subsidy, 30) + 4];
    // Weights halve in two months: 400 days of the first month weigh 283, 800 of the second 800.
    const weight = [400 * Math.SQRT1_2, 800];
    expect(weight[0] * early + weight[1] * later).toBeCloseTo(weight[0] * 30 + weight[1] * 40, 6);
    expect(early).toBeLessThan(34);
    expect(later).toBeGreaterThan(39);
  });

  test("an amount belongs to the counter in the middle of its days", () => {
    const rows = Array.from({ length: 400 }, (_, person) => [
      { person, month: 0, duration: 30, counter: 95, days: 20 },
      { person, month: 1, duration: 31, counter: 105, days: 20 },
    ]).flat();
    const months = history(rows, { span: 2 });
    const steps = months.baseCents.map((_, row) => 20 * (row % 2 === 0 ? 50 : 40));
    const { baseOfDay } = fitPay({ ...months, baseCents: steps }, tallyMonths(months));
    // Both are paid below 100 days: the mean of 50 and 40 cents a day, the newer month weighing √2 as much.
    const mean = (50 * Math.SQRT1_2 + 40) / (Math.SQRT1_2 + 1);
    expect(baseOfDay[payPlace(subsidy, 30)]).toBeCloseTo(mean, 9);
  });

  test("an allowance that turns into subsidy near a limit has ended there", () => {
    const rows: Received[] = Array.from({ length: 8 }, (_, person) => [
      { person, month: 0, benefit: earnings, counter: 280 },
      { person, month: 1, benefit: earnings, counter: 302 },
      { person, month: 2, benefit: person < 6 ? subsidy : earnings, counter: 322 },
      { person, month: 3, benefit: person < 6 ? subsidy : earnings, counter: 344 },
    ]).flat();
    const months = history(rows, { span: 4 });
    const ends = fitAllowanceEnds(months, tallyMonths(months));
    expect(ends[0]).toEqual({ days: 300, chance: 6.5 / 9 });
    expect(ends[2]).toEqual({ days: 500, chance: 1 });
  });
});

/** Four segments of one kind but for age. */
const ofEachAge = {
  municipality: new Int32Array(4).fill(398),
  age: Uint8Array.of(0, 1, 2, 3),
  education: new Uint8Array(4).fill(1),
  integration: new Uint8Array(4),
};

test("of receivers of a year those grow into the next age group whom a birthday takes there within twelve months", () => {
  // Of the two under 25 one is 24 in January 2025, and 25 within a year of every month; the other is 21.
  const born = [first + 12 - 25 * 12, first + 11 - 22 * 12, first - 40 * 12, 0];
  const rows = [0, 1, 2, 3].flatMap((person) => through(person, 0, 11));
  const [ageing] = fitMoves({ ...history(rows, { span: 12, born }), segments: ofEachAge });
  expect([...ageing.monthly]).toEqual([0.5 / 12, 0, 0, 0]);
  expect([...ageing.next]).toEqual([1, 2, 3, 3]);
});

test("of integration clients of a year the status ends for those whose end comes within twelve months", () => {
  const months = history(
    [...through(0, 0, 11), ...through(1, 0, 11), ...through(2, 0, 11), ...through(3, 0, 11)],
    { span: 12 },
  );
  const [, endOfStatus] = fitMoves({
    ...months,
    segments: { ...ofEachAge, age: new Uint8Array(4), integration: Uint8Array.of(1, 0, 1, 1) },
    segment: Int32Array.from(months.person),
    // For the first within a year of each of the last six months, for the third later; when it ends for the fourth is not told.
    integrationUntil: Int32Array.of(first + 18, 0, first + 24, 0),
  });
  expect([...endOfStatus.next]).toEqual([1, 1, 1, 1]);
  expect(endOfStatus.monthly[0]).toBeCloseTo(6 / 36 / 12, 12);
  expect(endOfStatus.monthly[1]).toBe(0);
});

describe("counters that start again", () => {
  const rows: Received[] = Array.from({ length: 10 }, (_, person) => [
    { person, month: 0, benefit: earnings, counter: 250, days: 20 },
    person < 3
      ? { person, month: 1, benefit: earnings, counter: 12, days: 12 }
      : { person, month: 1, benefit: earnings, counter: 270, days: 20 },
    { person, month: 4, benefit: earnings, counter: person < 5 ? 15 : 290, days: 15 },
  ]).flat();
  const months = history(rows, { span: 6 });

  test("while receipt goes on: three of ten", () => {
    const { chance, benefit } = fitRenewal(months, tallyMonths(months));
    expect(chance[2]).toBeCloseTo(0.3, 12);
    expect([...benefit.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
  });

  test("during an absence: of ten, five, three of whom had only begun to count", () => {
    const { returns } = tallyMonths(months);
    const weight = 0.5 ** (4 / 24);
    const counted = returns.events.map((column) => sum(column) / weight);
    expect(counted[comingBack.restarted]).toBeCloseTo(5, 12);
    expect(counted[comingBack.kept]).toBeCloseTo(5, 12);
    const { restartBenefit } = fitReturning(months, tallyMonths(months));
    expect([...restartBenefit.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
  });
});

test("people of the same kind are gathered with their mean counter, those of no weight left out", () => {
  const one = { segment: 0, benefit: subsidy, exemptMonths: 0 };
  const binned = binPeople([
    { ...one, counter: 110, weight: 1 },
    { ...one, counter: 140, weight: 3 },
    { ...one, counter: 460, weight: 2 },
    { ...one, counter: 20, weight: 0 },
  ]);
  expect([...binned.counter]).toEqual([132.5, 460]);
  expect([...binned.weight]).toEqual([4, 2]);
});

test("a history shorter than a year and a half is refused with what is missing", () => {
  expect(fitFlow(history(through(0, 0, 16), { span: 17 }))).toEqual({
    kind: "too_short",
    months: 17,
    needed: 18,
  });
  expect(fitFlow(history(through(0, 0, 17), { span: 18 })).kind).toBe("model");
});

import { nextUniform, poissonFromUniform, startGenerator, uniform } from "@luotsi/numerics";

import { weekdaysOfMonth } from "./fit-pay.ts";
import type { FlowSegments, ReceiptMonths } from "./receipt-months.ts";

/** Months of receipt as they are gathered, row by row; persons one after another. */
interface Rows {
  readonly person: number[];
  readonly month: number[];
  readonly paidDays: number[];
  readonly counterAfter: number[];
  readonly inService: number[];
  readonly exitCause: number[];
  readonly duration: number[];
}

function noRows(): Rows {
  return {
    person: [],
    month: [],
    paidDays: [],
    counterAfter: [],
    inService: [],
    exitCause: [],
    duration: [],
  };
}

/** A world of people and what is known of it. */
export interface SeededWorld {
  /** First month of the history, as an ordinal, and months of it; later months are the future. */
  readonly firstMonth: number;
  readonly history: number;
  readonly segments: FlowSegments;
  readonly segmentOfPerson: readonly number[];
  readonly rows: Rows;
}

/** The part of a world that a forecast at the end of its history knows. */
export function knownMonths(world: SeededWorld): ReceiptMonths {
  const { firstMonth, history, rows, segmentOfPerson } = world;
  const lastMonth = firstMonth + history - 1;
  const kept = rows.month.flatMap((at, row) => (at >= firstMonth && at <= lastMonth ? [row] : []));
  const pick = (column: readonly number[]): number[] => kept.map((row) => column[row]);
  const paidDays = Float64Array.from(pick(rows.paidDays));
  return {
    firstMonth,
    lastMonth,
    completeness: new Float64Array(history).fill(1),
    segments: world.segments,
    birthMonth: new Int32Array(segmentOfPerson.length),
    exemptUntil: new Int32Array(segmentOfPerson.length),
    integrationUntil: new Int32Array(segmentOfPerson.length),
    person: Int32Array.from(pick(rows.person)),
    month: Int32Array.from(pick(rows.month)),
    segment: Int32Array.from(pick(rows.person), (who) => segmentOfPerson[who]),
    benefit: new Uint8Array(kept.length).fill(2),
    paidDays,
    baseCents: paidDays.map((days) => 3721 * days),
    counterAfter: Float64Array.from(pick(rows.counterAfter)),
    inService: Uint8Array.from(pick(rows.inService)),
    exitCause: Uint8Array.from(pick(rows.exitCause)),
    duration: Uint8Array.from(pick(rows.duration), (months) => Math.min(255, months)),
  };
}

/** What the months of the future cost under the law of 2025, of 37.21 euros a day. Unit: cents. */
export function futureOwed({ firstMonth, history, rows }: SeededWorld, months: number): number[] {
  const owed = Array.from({ length: months }, () => 0);
  for (const [row, at] of rows.month.entries()) {
    const t = at - firstMonth - history;
    if (t < 0 || t >= months) continue;
    const after = rows.counterAfter[row];
    const before = after - rows.paidDays[row];
    // Every step of the law takes a tenth more of the days above it.
    for (const step of [100, 200, 300, 400, 700]) {
      owed[t] += 372.1 * (Math.max(0, after - step) - Math.max(0, before - step));
    }
  }
  return owed;
}

/** Receivers in each month of the future. */
export function futureStock({ firstMonth, history, rows }: SeededWorld, months: number): number[] {
  const stock = Array.from({ length: months }, () => 0);
  for (const at of rows.month) {
    const t = at - firstMonth - history;
    if (t >= 0 && t < months) stock[t] += 1;
  }
  return stock;
}

/** Month with which the plain world's history begins, a January: its season runs from the first month of the warm-up. */
const plainFirst = 2020 * 12;

/** Chance of leaving in a month of unbroken receipt, counted from 0, in the plain world. */
export function plainExit(duration: number): number {
  return 0.22 * Math.exp(-0.06 * Math.min(duration, 35)) + 0.02;
}

/** Expected inflow of the plain world into a month counted from its beginning. */
export function plainInflow(month: number): number {
  return 200 * (1 + 0.15 * Math.cos((2 * Math.PI * (month % 12)) / 12));
}

/**
 * A plain world: Poisson inflow with a season, exits by duration alone, nobody comes back. Persons are drawn one by one from counter-based
 * streams, so that every implementation makes the same world.
 *
 * @param seed of the repetition. @returns 36 months before, 60 of history and 12 of the future.
 */
export function plainWorld(seed: number): SeededWorld {
  const months = 36 + 60 + 12;
  const rows = noRows();
  let person = 0;
  for (let m = 0; m < months; m++) {
    const entrants = poissonFromUniform(uniform(seed, 5000 + m, 0), plainInflow(m));
    for (let k = 0; k < entrants; k++) {
      followPlain(rows, { seed, m, k, months, person });
      person += 1;
    }
  }
  return {
    firstMonth: plainFirst,
    history: 60,
    segments: {
      municipality: Int32Array.of(398),
      age: Uint8Array.of(2),
      education: Uint8Array.of(1),
      integration: Uint8Array.of(0),
    },
    segmentOfPerson: Array.from({ length: person }, () => 0),
    rows,
  };
}

interface PlainEntrant {
  readonly seed: number;
  readonly m: number;
  readonly k: number;
  readonly months: number;
  readonly person: number;
}

function followPlain(rows: Rows, { seed, m, k, months, person }: PlainEntrant): void {
  let counter = 0;
  for (let j = 0; m + j < months; j++) {
    const month = plainFirst - 36 + m + j;
    counter += weekdaysOfMonth(month);
    pushRow(rows, { person, month, counter, duration: j, inService: 0 });
    if (uniform(seed, 10_000 + 200 * m + j, k) < plainExit(j)) return;
  }
}

interface Row {
  readonly person: number;
  readonly month: number;
  readonly counter: number;
  readonly duration: number;
  readonly inService: number;
}

function pushRow(rows: Rows, { person, month, counter, duration, inService }: Row): void {
  rows.person.push(person);
  rows.month.push(month);
  rows.paidDays.push(weekdaysOfMonth(month));
  rows.counterAfter.push(counter);
  rows.inService.push(inService);
  rows.exitCause.push(0);
  rows.duration.push(duration);
}

/** What is true in the rich world. */
export const richTruth = {
  /** Chance of leaving of the age group 30–54 outside services, by months of receipt. */
  exit: (duration: number): number => (duration < 3 ? 0.1 : duration < 12 ? 0.06 : 0.03),
  exitOfAge: [1.5, 1.2, 1, 0.6],
  /** Leaving does not depend on education: a planted null effect. */
  exitInService: 0.5,
  serviceStart: 0.04,
  serviceEnd: 0.2,
  comeBack: 0.12,
  /** Of those who come back: share whose counter has started again, by the counter before. */
  restart: (counter: number): number => (counter < 200 ? 0.7 : counter < 400 ? 0.4 : 0.1),
  newcomers: 150,
} as const;

const richFirst = 2021 * 12;
const burnIn = 60;

/**
 * A rich world: exits by age, duration and service, services that begin and end, returns within eleven months with a counter that is
 * kept or has started again, the less often the further it had come,
 * newcomers of four ages and three levels of education.
 *
 * @param seed of the repetition. @param future months after a history of 48.
 */
export function richWorld(seed: number, future: number): SeededWorld {
  const history = 48;
  const rows = noRows();
  const segmentOfPerson: number[] = [];
  const generator = startGenerator(seed, 0);
  const last = richFirst + history + future;
  for (let month = richFirst - burnIn; month < last; month++) {
    const count = poissonFromUniform(nextUniform(generator), richTruth.newcomers);
    for (let k = 0; k < count; k++) {
      const segment = Math.floor(nextUniform(generator) * 12);
      followRich(rows, {
        person: segmentOfPerson.length,
        age: Math.floor(segment / 3),
        from: month,
        last,
        draw: () => nextUniform(generator),
      });
      segmentOfPerson.push(segment);
    }
  }
  return {
    firstMonth: richFirst,
    history,
    segments: {
      municipality: new Int32Array(12).fill(398),
      age: Uint8Array.from({ length: 12 }, (_, s) => Math.floor(s / 3)),
      education: Uint8Array.from({ length: 12 }, (_, s) => s % 3),
      integration: new Uint8Array(12),
    },
    segmentOfPerson,
    rows,
  };
}

interface RichPerson {
  readonly person: number;
  readonly age: number;
  readonly from: number;
  readonly last: number;
  readonly draw: () => number;
}

function followRich(rows: Rows, { person, age, from, last, draw }: RichPerson): void {
  let counter = 0;
  let month = from;
  while (month < last) {
    let duration = 0;
    let inService = 0;
    for (; month < last; month++, duration++) {
      counter += weekdaysOfMonth(month);
      pushRow(rows, { person, month, counter, duration, inService });
      const service = inService === 1 ? richTruth.exitInService : 1;
      const chance = richTruth.exit(duration) * richTruth.exitOfAge[age] * service;
      const u = draw();
      if (u < chance) break;
      const switched =
        draw() < (inService === 1 ? richTruth.serviceEnd : richTruth.serviceStart) / (1 - chance);
      if (switched) inService = 1 - inService;
    }
    let absence = 1;
    while (absence <= 11 && draw() >= richTruth.comeBack) absence++;
    if (absence > 11) return;
    if (draw() < richTruth.restart(counter)) counter = 0;
    month += 1 + absence;
  }
}

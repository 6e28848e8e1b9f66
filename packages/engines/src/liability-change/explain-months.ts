import { assert, daysOf, monthFromOrdinal, weekdaysBetween } from "@luotsi/base";

import {
  byCause,
  wholeCents,
  wholeParts,
  type CauseCents,
  type ChangeCause,
} from "./change-parts.ts";
import type { PersonMonth } from "./person-months.ts";
import { divideProduct } from "./shapley.ts";

/** One of the two months. */
export interface ComparedMonth {
  /** Ordinal of the benefit month. */
  readonly month: number;
  /** What each person was paid, with what is owed under the month's own law. */
  readonly own: PersonMonth;
  /** What is owed for the same people and days under the other month's law; the same column when the laws are one. */
  readonly owedUnderOtherCents: Float64Array;
  /** What is expected to come of the month. Unit: cents. */
  readonly stillComingCents: number;
}

export interface MonthsQuestion {
  readonly earlier: ComparedMonth;
  readonly later: ComparedMonth;
  /** A group of each person to add up by, below `groupCount`. */
  readonly group: Uint16Array;
  readonly groupCount: number;
}

/** People behind the parts. */
export interface ChangedPeople {
  /** Received for the later month and nothing for the earlier. */
  readonly inflow: number;
  readonly exits: number;
  /** Received for both. */
  readonly stayed: number;
}

export interface GroupChange {
  readonly parts: CauseCents;
  readonly people: ChangedPeople;
  readonly earlierCents: number;
  readonly laterCents: number;
}

/** Why two months differ. Every amount is whole cents; parts add up to later less earlier. */
export interface MonthsChange {
  /** The true share: known and still coming. */
  readonly earlierCents: number;
  readonly laterCents: number;
  readonly parts: CauseCents;
  readonly people: ChangedPeople;
  /** By group, without what is still coming, which nobody can be named for. */
  readonly groups: readonly GroupChange[];
}

/**
 * Divides the difference of two months' liability into its causes, person by person.
 *
 * The law's part is the mean of what the other month's law changes in each of the two months, so that it does not matter which
 * is called the earlier: swapping them turns every sign. The rest is divided under both laws and halved: people of one month only
 * are inflow and exits; for people of both, owed = weekdays · paid days a weekday · euros a day · share of a euro, and each factor
 * gets the mean of what it adds over every order (Shapley).
 *
 * @param question columns of one length, an entry for each person.
 * @returns parts that add up exactly. Cost: O(people).
 */
export function explainMonths(question: MonthsQuestion): MonthsChange {
  const { earlier, later, group, groupCount } = question;
  const people = group.length;
  assert(
    [earlier, later].every(
      ({ own, owedUnderOtherCents }) =>
        own.days.length === people && owedUnderOtherCents.length === people,
    ),
    "every column has an entry for each person",
  );
  const sums = Array.from({ length: groupCount }, emptySums);
  const factors = factorsFor(question);
  for (let person = 0; person < people; person++) {
    addPerson(sums[group[person]], person, { question, factors });
  }
  const all = sums.reduce(addSums, emptySums());
  const late = later.stillComingCents - earlier.stillComingCents;
  const earlierCents = wholeCents(all.earlier + earlier.stillComingCents);
  const laterCents = wholeCents(all.later + later.stillComingCents);
  const parts = byCause((cause) => all.parts[cause] + (cause === "late" ? late : 0));
  return {
    earlierCents,
    laterCents,
    parts: wholeParts(parts, laterCents - earlierCents),
    people: all.people,
    groups: sums.map((sum) => {
      const before = wholeCents(sum.earlier);
      const after = wholeCents(sum.later);
      return {
        earlierCents: before,
        laterCents: after,
        parts: wholeParts(sum.parts, after - before),
        people: sum.people,
      };
    }),
  };
}

interface Sums {
  readonly parts: Record<ChangeCause, number>;
  readonly people: { inflow: number; exits: number; stayed: number };
  earlier: number;
  later: number;
}

function emptySums(): Sums {
  return {
    parts: { ...byCause(() => 0) },
    people: { inflow: 0, exits: 0, stayed: 0 },
    earlier: 0,
    later: 0,
  };
}

function addSums(all: Sums, one: Sums): Sums {
  return {
    parts: { ...byCause((cause) => all.parts[cause] + one.parts[cause]) },
    people: {
      inflow: all.people.inflow + one.people.inflow,
      exits: all.people.exits + one.people.exits,
      stayed: all.people.stayed + one.people.stayed,
    },
    earlier: all.earlier + one.earlier,
    later: all.later + one.later,
  };
}

/** Weekdays, paid days a weekday, euros a day, share of a euro: room for a person's, before and after. */
interface Factors {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly parts: Float64Array;
}

const factorCauses = ["calendar", "paid_days", "daily_amount", "step_mix"] as const;

function factorsFor({ earlier, later }: MonthsQuestion): Factors {
  const factors: Factors = {
    before: new Float64Array(factorCauses.length),
    after: new Float64Array(factorCauses.length),
    parts: new Float64Array(factorCauses.length),
  };
  factors.before[0] = weekdaysOf(earlier.month);
  factors.after[0] = weekdaysOf(later.month);
  return factors;
}

function weekdaysOf(month: number): number {
  const { start, end } = daysOf(monthFromOrdinal(month));
  return weekdaysBetween(start, end);
}

interface Surroundings {
  readonly question: MonthsQuestion;
  readonly factors: Factors;
}

function addPerson(sums: Sums, person: number, surroundings: Surroundings): void {
  const { earlier, later } = surroundings.question;
  const before = earlier.own.owedCents[person];
  const after = later.own.owedCents[person];
  const wasPaid = isPaid(earlier.own, person);
  const isPaidNow = isPaid(later.own, person);
  if (!wasPaid && !isPaidNow) return;
  const beforeUnderLater = earlier.owedUnderOtherCents[person];
  const afterUnderEarlier = later.owedUnderOtherCents[person];
  sums.earlier += before;
  sums.later += after;
  sums.parts.law += (after - afterUnderEarlier + beforeUnderLater - before) / 2;
  if (wasPaid && isPaidNow) {
    sums.people.stayed += 1;
    addStayed(sums, person, { ...surroundings, before, after: afterUnderEarlier });
    addStayed(sums, person, { ...surroundings, before: beforeUnderLater, after });
  } else if (isPaidNow) {
    sums.people.inflow += 1;
    sums.parts.inflow += (after + afterUnderEarlier) / 2;
  } else {
    sums.people.exits += 1;
    sums.parts.exits -= (before + beforeUnderLater) / 2;
  }
}

/** Was somebody paid for the month? @param month of everybody. @param person index. @returns the answer. */
export function isPaid({ days, owedCents }: PersonMonth, person: number): boolean {
  return days[person] !== 0 || owedCents[person] !== 0;
}

interface StayedOwed extends Surroundings {
  /** Owed for both months under one law. Unit: cents. */
  readonly before: number;
  readonly after: number;
}

/** Adds half of a person's change under one law. */
function addStayed(sums: Sums, person: number, stayed: StayedOwed): void {
  const { question, factors } = stayed;
  const change = stayed.after - stayed.before;
  if (change === 0) return;
  const { earlier, later } = question;
  const isPlain = [earlier.own, later.own].every(
    ({ days, baseCents }) => days[person] > 0 && baseCents[person] > 0,
  );
  if (!isPlain) {
    sums.parts.paid_days += change / 2;
    return;
  }
  fillFactors(factors.before, earlier.own, { person, owed: stayed.before });
  fillFactors(factors.after, later.own, { person, owed: stayed.after });
  divideProduct(factors.before, factors.after, factors.parts);
  for (const [i, cause] of factorCauses.entries()) sums.parts[cause] += factors.parts[i] / 2;
}

function fillFactors(
  factors: Float64Array,
  { days, baseCents }: PersonMonth,
  { person, owed }: { readonly person: number; readonly owed: number },
): void {
  factors[1] = days[person] / factors[0];
  factors[2] = baseCents[person] / days[person];
  factors[3] = owed / baseCents[person];
}

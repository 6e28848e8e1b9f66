import { daysOf, monthFromOrdinal, roundToCents, weekdaysBetween } from "@luotsi/base";

import { forecastSeries } from "../forecast/index.ts";
import {
  developmentShares,
  knownAt,
  longestAge,
  settledAgeOf,
  shareAt,
  usualAgeOf,
  type KnownTriangle,
} from "./development.ts";
import { errorLimits, fewestErrors, type ErrorLimits } from "./error-limits.ts";

/** Complete months an expectation is made from: a year, so that each calendar month was seen. */
export const fewestCompleteMonths = 12;

/** A part of the amount with its limits; undefined limits when too few earlier nowcasts can be judged. */
export interface NowcastPart {
  /** Whole cents. */
  readonly cents: number;
  readonly limits: ErrorLimits | undefined;
}

/** What a benefit month will come to, seen from one vintage: known + late + forecast = total, to the cent. */
export interface NowcastMonth {
  /** Month ordinal of the benefit month. */
  readonly month: number;
  readonly age: number;
  /** What the payments known at the vintage make the municipality owe. Certain but for recoveries, which are in `late`. */
  readonly knownCents: number;
  /** What still comes after the usual payouts, recoveries taken off. */
  readonly late: NowcastPart;
  /** Usual payouts that have not been made. */
  readonly forecast: NowcastPart;
  readonly total: NowcastPart;
  /** What the earlier months made one expect of it. Unit: whole cents. */
  readonly expectedCents: number;
}

/** A nowcast made earlier, beside what became of it. */
export interface PastNowcast {
  /** Month ordinals of the vintage it was made at and of the benefit month. */
  readonly vintage: number;
  readonly nowcast: NowcastMonth;
  /** Whole cents; the newest nowcast of the month where it is not settled. */
  readonly outcomeCents: number;
  /** The month is developed far enough to judge the nowcast by. */
  readonly isSettled: boolean;
}

export interface NowcastFound {
  readonly kind: "nowcast";
  /** Share of the final amount known by age, 0…12 months. */
  readonly shares: Float64Array;
  /** Ages at which usual payouts are over and from which a month is settled. */
  readonly usualAge: number;
  readonly settledAge: number;
  /** Months not yet fully developed, ascending, to the triangle's last month, which is always told. */
  readonly open: readonly NowcastMonth[];
  /** Every nowcast that could have been made earlier, by vintage and month. */
  readonly past: readonly PastNowcast[];
}

export type Nowcast =
  | NowcastFound
  | { readonly kind: "too_short"; readonly months: number; readonly needed: number };

/**
 * What the benefit months not yet fully known will come to: known + late + forecast, with intervals learnt from how the same
 * method would have done earlier at the same age.
 *
 * With *p* the chain-ladder share known at the age, *K* the known and *E* the expectation from earlier months (series forecast
 * of the amount a weekday), the total is E + c · (K − p · E). The weight c says how far a month whose known part differs from
 * what was to be known by then will differ itself: 0 keeps the expectation, 1 is Bornhuetter and Ferguson (1972), 2 − p
 * Benktander (1976), 1/p the chain ladder. It is learnt for each age from the earlier nowcasts, beginning with Benktander's.
 *
 * @param triangle what each vintage knew; the last vintage is now.
 * @returns the open months and every earlier nowcast, or how many months are missing.
 * Cost: one series forecast for each vintage.
 */
export function nowcast(triangle: KnownTriangle): Nowcast {
  const now = triangle.firstVintage + triangle.vintageCount - 1;
  const shares = developmentShares(triangle, now);
  const frame: Frame = {
    triangle,
    now,
    usualAge: usualAgeOf(shares),
    settledAge: settledAgeOf(shares),
    ahead: Math.max(0, triangle.firstMonth + triangle.monthCount - 1 - now),
  };
  const first = triangle.firstMonth + frame.usualAge + fewestCompleteMonths - 1;
  if (now < first) {
    const months = Math.max(0, now - frame.usualAge - triangle.firstMonth + 1);
    return { kind: "too_short", months, needed: fewestCompleteMonths };
  }
  const outlooks: Outlook[] = [];
  for (let at = Math.max(first, triangle.firstVintage); at <= now; at++) {
    outlooks.push(...outlooksAt(frame, at));
  }
  const outcomes = outcomesOf(frame, outlooks);
  const judged = outlooks
    .map((outlook) => weigh(outlook, weightFor(outlook, outlooks, outcomes)))
    .flatMap((estimate) => judge(frame, estimate, outcomes));
  return {
    kind: "nowcast",
    shares,
    usualAge: frame.usualAge,
    settledAge: frame.settledAge,
    open: judged
      .filter(({ estimate: { vintage, month, age } }) => {
        const isNewest = month === triangle.firstMonth + triangle.monthCount - 1;
        return vintage === now && (isNewest || isOpen(shares, age));
      })
      .map(({ estimate }) => withLimits(estimate, judged))
      .toSorted((a, b) => a.month - b.month),
    past: judged
      .filter(({ estimate }) => estimate.vintage < now)
      .map((each) => ({
        vintage: each.estimate.vintage,
        nowcast: withLimits(each.estimate, judged),
        outcomeCents: roundToCents(each.outcome),
        isSettled: each.isSettled,
      })),
  };
}

/** Less than this share of a month still to come is not worth a line. */
const openShare = 0.0005;

function isOpen(shares: Float64Array, age: number): boolean {
  return Math.abs(1 - shareAt(shares, age)) >= openShare;
}

interface Frame {
  readonly triangle: KnownTriangle;
  readonly now: number;
  readonly usualAge: number;
  readonly settledAge: number;
  /** Months after the vintage that are looked at. */
  readonly ahead: number;
}

/** What a vintage knew and expected of a month. Unit: unrounded cents. */
interface Outlook {
  readonly vintage: number;
  readonly month: number;
  readonly age: number;
  readonly known: number;
  readonly expected: number;
  /** Share known at the age, and once the usual payouts are over. */
  readonly share: number;
  readonly usual: number;
}

interface Estimate extends Outlook {
  readonly late: number;
  readonly forecast: number;
}

function outlooksAt(frame: Frame, vintage: number): readonly Outlook[] {
  const { triangle, usualAge, ahead } = frame;
  const { firstMonth } = triangle;
  const shares = developmentShares(triangle, vintage);
  const complete = vintage - usualAge - firstMonth + 1;
  const history = Float64Array.from({ length: complete }, (_, i) => {
    const age = vintage - firstMonth - i;
    return (knownAt(triangle, firstMonth + i, age) ?? 0) / shareAt(shares, age);
  });
  const expectedAhead = expectationOf(history, firstMonth, usualAge + ahead);
  const outlooks: Outlook[] = [];
  for (let age = 0 - ahead; age <= longestAge; age++) {
    const month = vintage - age;
    const place = month - firstMonth;
    if (place < 0) break;
    const share = shareAt(shares, age);
    outlooks.push({
      vintage,
      month,
      age,
      known: age < 0 ? 0 : (knownAt(triangle, month, age) ?? 0),
      expected: place < complete ? history[place] : expectedAhead[place - complete],
      share,
      usual: age >= usualAge ? share : shareAt(shares, usualAge),
    });
  }
  return outlooks;
}

function weigh(outlook: Outlook, weight: number): Estimate {
  const { known, expected, share, usual } = outlook;
  const coming = expected + weight * (known - share * expected) - known;
  const forecast = usual > share ? (coming * (usual - share)) / (1 - share) : 0;
  return { ...outlook, forecast, late: coming - forecast };
}

function benktander({ share }: Outlook): number {
  return 2 - share;
}

/** How many earlier months Benktander's weight counts for. */
const assumedMonths = 4;

/** The weight of what is known, by least squares over the earlier months of the same age that are settled. */
function weightFor(
  outlook: Outlook,
  outlooks: readonly Outlook[],
  outcomes: ReadonlyMap<number, Outcome>,
): number {
  const start = benktander(outlook);
  if (outlook.share <= 0) return start;
  let crossed = 0;
  let squares = 0;
  let months = 0;
  for (const { vintage, month, age, known, share, expected } of outlooks) {
    const outcome = outcomes.get(month);
    if (vintage >= outlook.vintage || age !== outlook.age) continue;
    if (outcome === undefined || !outcome.isSettledFor(age)) continue;
    const surprise = known - share * expected;
    crossed += surprise * (outcome.cents - expected);
    squares += surprise * surprise;
    months += 1;
  }
  if (squares === 0) return start;
  const learnt = Math.min(1 / outlook.share, Math.max(0, crossed / squares));
  return (months * learnt + assumedMonths * start) / (months + assumedMonths);
}

/** What a month came to, as known now. */
interface Outcome {
  readonly cents: number;
  /** Is it developed far enough to judge a nowcast of the age by? */
  readonly isSettledFor: (age: number) => boolean;
}

function outcomesOf(frame: Frame, outlooks: readonly Outlook[]): ReadonlyMap<number, Outcome> {
  const { triangle, now, settledAge } = frame;
  const outcomes = new Map<number, Outcome>();
  for (let month = triangle.firstMonth; month <= now + frame.ahead; month++) {
    const known = knownAt(triangle, month, now - month) ?? 0;
    const newest = outlooks.find((each) => each.vintage === now && each.month === month);
    const { late, forecast } =
      newest === undefined ? { late: 0, forecast: 0 } : weigh(newest, benktander(newest));
    outcomes.set(month, {
      cents: known + late + forecast,
      isSettledFor: (age) =>
        now - month >= Math.max(settledAge, Math.min(longestAge, age + longestJudged)),
    });
  }
  return outcomes;
}

/** The months after a history. Amounts go with a month's weekdays, so the series is of a weekday's amount. */
function expectationOf(history: Float64Array, first: number, horizon: number): Float64Array {
  if (horizon === 0) return new Float64Array(0);
  const found = forecastSeries({
    values: history.map((value, i) => value / weekdaysOf(first + i)),
    validity: undefined,
    season: 12,
    horizon,
    nonnegative: true,
  });
  const last = history.length - 1;
  return Float64Array.from({ length: horizon }, (_, h) => {
    const each =
      found.kind === "forecast" ? found.points.mean[h] : history[last] / weekdaysOf(first + last);
    return each * weekdaysOf(first + history.length + h);
  });
}

function weekdaysOf(month: number): number {
  const { start, end } = daysOf(monthFromOrdinal(month));
  return weekdaysBetween(start, end);
}

/** An earlier estimate beside its outcome; the outcome's parts are those of the same age. */
interface Judged {
  readonly estimate: Estimate;
  readonly outcome: number;
  readonly isSettled: boolean;
  /** Errors as shares of the estimated total: outcome less estimate. */
  readonly errors: { readonly total: number; readonly late: number; readonly forecast: number };
}

function judge(
  { triangle, usualAge }: Frame,
  estimate: Estimate,
  outcomes: ReadonlyMap<number, Outcome>,
): readonly Judged[] {
  const { month, age, known } = estimate;
  const outcome = outcomes.get(month);
  if (outcome === undefined) return [];
  const usuallyKnown = age >= usualAge ? known : (knownAt(triangle, month, usualAge) ?? known);
  const whole = Math.max(1, totalOf(estimate));
  const forecast = usuallyKnown - known - estimate.forecast;
  const total = outcome.cents - totalOf(estimate);
  return [
    {
      estimate,
      outcome: outcome.cents,
      isSettled: outcome.isSettledFor(age),
      errors: {
        total: total / whole,
        forecast: forecast / whole,
        late: (total - forecast) / whole,
      },
    },
  ];
}

/** An estimate of a month that is nearly settled is judged this many months later at the earliest. */
const longestJudged = 3;

function totalOf({ known, late, forecast }: Estimate): number {
  return known + late + forecast;
}

/** The newest errors of an age that intervals are learnt from: older ones were made from a shorter history. */
const errorsKept = 12;

/** Limits from the nowcasts of the same age made at earlier vintages. */
function withLimits(estimate: Estimate, judged: readonly Judged[]): NowcastMonth {
  const { month, age, expected } = estimate;
  const earlier = judged
    .filter(
      (each) =>
        each.isSettled && each.estimate.age === age && each.estimate.vintage < estimate.vintage,
    )
    .slice(-errorsKept);
  const knownCents = roundToCents(estimate.known);
  const lateCents = roundToCents(estimate.late);
  const forecastCents = roundToCents(estimate.forecast);
  const whole = totalOf(estimate);
  const limitsOf = (cents: number, part: keyof Judged["errors"]): ErrorLimits | undefined =>
    earlier.length < fewestErrors
      ? undefined
      : errorLimits(
          cents,
          earlier.map(({ errors }) => errors[part] * whole),
        );
  const totalCents = knownCents + lateCents + forecastCents;
  return {
    month,
    age,
    knownCents,
    late: { cents: lateCents, limits: limitsOf(lateCents, "late") },
    forecast: { cents: forecastCents, limits: limitsOf(forecastCents, "forecast") },
    total: { cents: totalCents, limits: limitsOf(totalCents, "total") },
    expectedCents: roundToCents(expected),
  };
}

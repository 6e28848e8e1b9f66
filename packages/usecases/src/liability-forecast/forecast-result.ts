import { formatMonth, monthFromOrdinal, roundToCents } from "@luotsi/base";
import type { LiabilityForecastSplit, MoneyForecast } from "@luotsi/contract";
import {
  ageGroups,
  drawnSums,
  integrationGroups,
  municipalitiesOf,
  type FlowDraws,
  type FlowMonths,
} from "@luotsi/engines";

import { cell } from "./cell.ts";
import type { LearntFlow, PastAccrual } from "./flow-tasks.ts";
import { limitsOf } from "./limits.ts";
import { receiversOf } from "./receivers.ts";

/** A month ahead. */
export interface ForecastMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly owed: MoneyForecast;
  /** The forecast months of the calendar year up to and with this one. */
  readonly owedInYear: MoneyForecast;
  readonly paidDays: number;
  readonly receivers: number;
  /** Paid days and what is owed for them, by the municipality's percent. */
  readonly steps: readonly {
    readonly percent: number;
    readonly days: number;
    readonly cents: number;
  }[];
}

export interface ForecastGroup {
  readonly key: string;
  /** Receivers of the group in the last month known. */
  readonly people: number;
  readonly monthCents: readonly number[];
  /** The forecast months of each year; `total` undefined where the draws do not tell the group's share. */
  readonly years: readonly {
    readonly year: number;
    readonly cents: number;
    readonly total: MoneyForecast | undefined;
  }[];
}

/** A forecast as it is kept: plain data, the same bytes for the same records and seed. */
export interface ForecastResult {
  readonly months: readonly ForecastMonth[];
  /** The months that have been, under the law of each; what is known, and the share of it. */
  readonly past: readonly {
    readonly month: string;
    readonly cents: number;
    readonly completeness: number;
  }[];
  /** The forecast months of each year. */
  readonly years: readonly { readonly year: number; readonly total: MoneyForecast }[];
  readonly groups: Readonly<
    Record<Exclude<LiabilityForecastSplit, "step">, readonly ForecastGroup[]>
  >;
  /** Months in which more was recovered than paid are left out of what is learnt. */
  readonly leftOut: { readonly months: number; readonly shareOfBase: number };
  /** Months of records learnt from. */
  readonly learntMonths: number;
}

export interface ForecastMade {
  readonly learnt: Extract<LearntFlow, { readonly kind: "learnt" }>;
  readonly past: PastAccrual;
  readonly expected: FlowMonths;
  readonly draws: FlowDraws;
}

/** Puts a forecast together from what the engine made. */
export function forecastResult(made: ForecastMade): ForecastResult {
  const { learnt, expected, draws } = made;
  const { months: known, leftOut } = learnt.known;
  const first = learnt.model.firstForecastMonth;
  const years = yearsOf(first, expected.horizon);
  const receivers = receiversOf(known);
  return {
    months: Array.from({ length: expected.horizon }, (_, t) => monthOf(made, first, t)),
    past: pastMonths(made),
    years: years.map(({ year, from, to }) => ({
      year,
      total: limitsOf(
        drawnSums(draws, draws.owedCents, { from, to }),
        sumOf(expected.owedCents, from, to),
      ),
    })),
    groups: {
      municipality: groupsOf(made, {
        keys: [...municipalitiesOf(known.segments)].map(municipalityKey),
        expected: expected.owedByMunicipalityCents,
        draws: draws.owedByMunicipalityCents,
        people: receivers.municipality,
        years,
      }),
      age: groupsOf(made, {
        keys: ageGroups,
        expected: expected.owedByAgeCents,
        draws: draws.owedByAgeCents,
        people: receivers.age,
        years,
      }),
      integration: groupsOf(made, {
        keys: integrationGroups,
        expected: expected.owedByIntegrationCents,
        draws: draws.owedByIntegrationCents,
        people: receivers.integration,
        years,
      }),
    },
    leftOut,
    learntMonths: learnt.model.months,
  };
}

function monthOf({ expected, draws }: ForecastMade, first: number, t: number): ForecastMonth {
  const { horizon } = expected;
  const sumFrom = (from: number): MoneyForecast =>
    limitsOf(
      drawnSums(draws, draws.owedCents, { from, to: t + 1 }),
      sumOf(expected.owedCents, from, t + 1),
    );
  return {
    month: formatMonth(monthFromOrdinal(first + t)),
    owed: sumFrom(t),
    owedInYear: sumFrom(Math.max(0, t - ((first + t) % 12))),
    paidDays: rounded(cell(expected.paidDays, t)),
    receivers: rounded(cell(expected.stock, t)),
    steps: expected.steps.map((percent, k) => ({
      percent,
      days: rounded(cell(expected.daysByStep, k * horizon + t)),
      cents: roundToCents(cell(expected.owedByStepCents, k * horizon + t)),
    })),
  };
}

/** Expected numbers are kept to a thousandth. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function pastMonths({ learnt, past }: ForecastMade): ForecastResult["past"] {
  const { firstMonth } = learnt.known.months;
  return Array.from(learnt.known.accrualShare, (share, m) => ({
    month: formatMonth(monthFromOrdinal(firstMonth + m)),
    cents: roundToCents(cell(past.cents, firstMonth + m - past.first)),
    completeness: share,
  }));
}

interface YearSpan {
  readonly year: number;
  /** Months ahead, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

function yearsOf(first: number, horizon: number): readonly YearSpan[] {
  const years: YearSpan[] = [];
  for (let from = 0; from < horizon;) {
    const year = Math.floor((first + from) / 12);
    const to = Math.min(horizon, 12 * (year + 1) - first);
    years.push({ year, from, to });
    from = to;
  }
  return years;
}

interface Grouping {
  readonly keys: readonly string[];
  /** `group · horizon + month`. */
  readonly expected: Float64Array;
  /** `(draw · groups + group) · horizon + month`. */
  readonly draws: Float64Array;
  readonly people: readonly number[];
  readonly years: readonly YearSpan[];
}

function groupsOf(made: ForecastMade, grouping: Grouping): readonly ForecastGroup[] {
  const { horizon } = made.expected;
  const { keys, expected, years, people } = grouping;
  return keys.map((key, group) => {
    const months = expected.subarray(group * horizon, (group + 1) * horizon);
    return {
      key,
      people: people[group] ?? 0,
      monthCents: Array.from(months, (value) => roundToCents(value)),
      years: years.map(({ year, from, to }) => {
        const mean = sumOf(months, from, to);
        const span = { group, groups: keys.length, from, to };
        return {
          year,
          cents: roundToCents(mean),
          total: limitsOf(drawnSums(made.draws, grouping.draws, span), mean),
        };
      }),
    };
  });
}

/** A municipality's code; empty where the home is not known. */
function municipalityKey(code: number): string {
  return code < 0 ? "" : String(code).padStart(3, "0");
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += cell(values, i);
  return sum;
}

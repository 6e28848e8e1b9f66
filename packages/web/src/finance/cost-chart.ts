import type {
  BarPoint,
  BarsAgainstStepsView,
  ChartColour,
  Fan,
  LineChartView,
  LinePoint,
  TimeSlot,
} from "@luotsi/charts";
import type { CostType, FinanceMonth, MoneyForecast } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import type { FinanceMessages } from "./messages.fi.ts";

/** What turns a cost type into a picture: its words and how the reader writes numbers. */
export interface CostPicture {
  readonly id: CostType;
  readonly title: string;
  readonly finding: string;
  readonly months: readonly FinanceMonth[];
  readonly t: FinanceMessages;
  readonly format: Format;
}

/** Each cost has one colour everywhere. */
export const costColours: Readonly<Record<CostType, ChartColour>> = {
  operating: "own-costs",
  "benefit-liability": "benefit",
};

const centsPerMillion = 100_000_000;

/** Cents as the axis has them: millions of euros. */
export function inMillions(cents: number): number {
  return cents / centsPerMillion;
}

/** Month by month: actuals as bars, what is to come as their outlook, the plan as steps. */
export function monthlyChart(picture: CostPicture): BarsAgainstStepsView {
  const { id, months, t } = picture;
  return {
    text: { title: picture.title, description: picture.finding, empty: t.noData },
    slots: slotsOf(picture),
    bars: {
      name: t.actual,
      colour: costColours[id],
      points: months.map((month) => barOf(month, picture)),
      ...(months.every(({ forecast }) => forecast === null)
        ? {}
        : {
            outlook: {
              name: t.forecast,
              points: months.map(({ forecast, committedCents }) =>
                forecast === null
                  ? null
                  : {
                      value: inMillions(forecast.mean),
                      text: [
                        forecastText(forecast, picture),
                        ...(committedCents > 0
                          ? [t.ofWhichCommitted(picture.format.shortEuros(committedCents))]
                          : []),
                      ].join(", "),
                      fan: fanOf(forecast),
                    },
              ),
            },
          }),
    },
    steps: {
      name: t.plan,
      levels: months.map(({ planCents }) => ({
        value: inMillions(planCents),
        text: amountText(planCents, picture.format),
      })),
    },
  };
}

/** From January on: the running sum, its forecast with the fan, and the plan in force. */
export function cumulativeChart(picture: CostPicture): LineChartView {
  const { id, months, t, format } = picture;
  const sums = runningSums(months);
  return {
    text: { title: picture.title, description: picture.finding, empty: t.noData },
    slots: slotsOf(picture),
    series: [
      {
        id: "sum",
        name: t.actualAndForecast,
        colour: costColours[id],
        points: months.map((month, at) => pointOf(month, sums[at]?.actual ?? null, picture)),
      },
      {
        id: "plan",
        name: t.cumulativePlan,
        colour: "budget",
        points: sums.map(({ plan }) => ({
          value: inMillions(plan),
          text: amountText(plan, format),
          state: "final",
        })),
      },
    ],
    breaks: [],
  };
}

/** The highest value any of the pictures draws, so that all have one scale. Unit: millions of euros. */
export function sharedTop(
  costs: readonly { readonly months: readonly FinanceMonth[] }[],
  show: "monthly" | "cumulative",
): number {
  const tops = costs.flatMap(({ months }) =>
    show === "monthly"
      ? months.flatMap(({ actualCents, planCents, forecast }) => [
          actualCents ?? 0,
          planCents,
          forecast?.hi95 ?? 0,
        ])
      : months.flatMap(({ cumulativeForecast }, at) => [
          runningSums(months)[at]?.actual ?? 0,
          runningSums(months)[at]?.plan ?? 0,
          cumulativeForecast?.hi95 ?? 0,
        ]),
  );
  return inMillions(Math.max(0, ...tops));
}

/** Decimals with which an axis up to `top` is read: 0,05 needs two, 0,5 one, 5 none. */
export function tickDecimals(top: number): number {
  if (top < 0.25) return 2;
  return top < 4 ? 1 : 0;
}

interface RunningSum {
  /** Null from the first month that has no actual. */
  readonly actual: number | null;
  readonly plan: number;
}

function runningSums(months: readonly FinanceMonth[]): readonly RunningSum[] {
  let actual: number | null = 0;
  let plan = 0;
  return months.map(({ actualCents, planCents }) => {
    plan += planCents;
    actual = actual === null || actualCents === null ? null : actual + actualCents;
    return { actual, plan };
  });
}

function slotsOf({ months, format }: CostPicture): readonly TimeSlot[] {
  return months.map(({ month }) => ({
    key: month,
    label: format.month(month),
    tick: format.shortMonth(month),
    group: month.slice(0, 4),
  }));
}

function barOf(month: FinanceMonth, { t, format }: CostPicture): BarPoint | null {
  const { actualCents, correctionCents, status } = month;
  if (actualCents === null || status === "future") return null;
  const words = [
    amountText(actualCents, format),
    stateText(month, t, format),
    ...(correctionCents === 0
      ? []
      : [t.ofWhichCorrections(format.wholeEuros(correctionCents, { sign: "always" }))]),
  ];
  return {
    value: inMillions(actualCents),
    text: words.join(", "),
    state: barStates[status],
    ...(correctionCents === 0 ? {} : { corrections: inMillions(correctionCents) }),
  };
}

const barStates = { frozen: "final", provisional: "provisional", partial: "partial" } as const;

/** In what state a month is, in words. */
export function stateText(
  { status, completeness }: Pick<FinanceMonth, "status" | "completeness">,
  t: FinanceMessages,
  format: Format,
): string {
  return status === "partial" && completeness !== null
    ? t.partialOf(format.share(completeness, { decimals: 0 }))
    : t.states[status];
}

/** A forecast month has its fan even where part of its rows is in: the sum to come counts. */
function pointOf(
  month: FinanceMonth,
  actual: number | null,
  picture: CostPicture,
): LinePoint | null {
  const { cumulativeForecast, status } = month;
  if (cumulativeForecast !== null) {
    return {
      value: inMillions(cumulativeForecast.mean),
      text: forecastText(cumulativeForecast, picture),
      state: "forecast",
      fan: fanOf(cumulativeForecast),
    };
  }
  if (actual === null) return null;
  const text = `${amountText(actual, picture.format)}, ${stateText(month, picture.t, picture.format)}`;
  return {
    value: inMillions(actual),
    text,
    state: status === "frozen" ? "final" : "provisional",
  };
}

function fanOf(forecast: MoneyForecast): Fan {
  return {
    lo50: inMillions(forecast.lo50),
    hi50: inMillions(forecast.hi50),
    lo80: inMillions(forecast.lo80),
    hi80: inMillions(forecast.hi80),
    lo95: inMillions(forecast.lo95),
    hi95: inMillions(forecast.hi95),
  };
}

function forecastText({ mean, lo80, hi80 }: MoneyForecast, { t, format }: CostPicture): string {
  const range = format.millionsRange(lo80, hi80, { decimals: 2 });
  return `${amountText(mean, format)}, ${t.probably(range)}`;
}

/** `2,45 milj. €`: a month's amounts need the second decimal. */
export function amountText(cents: number, format: Format): string {
  return format.millions(cents, { decimals: 2 });
}

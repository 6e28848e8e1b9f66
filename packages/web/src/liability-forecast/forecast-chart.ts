import { formatMonth, month as monthOfText, monthRange } from "@luotsi/base";
import type { Fan, LineChartView, LinePoint } from "@luotsi/charts";
import type {
  LiabilityBacktest,
  LiabilityForecastMonth,
  LiabilityForecastView,
  MoneyForecast,
} from "@luotsi/contract";

import { inMillions } from "../finance/cost-chart.ts";
import { chartBreaks } from "../indicators/indicator-chart.ts";
import { monthSlots } from "../indicators/month-slots.ts";
import type { Format } from "../language/format.ts";
import { periodText } from "../liability-now/finding-texts.ts";
import type { ChartWords } from "./chart-words.ts";
import { backtestFinding, levelFinding } from "./forecast-findings.ts";

export const spans = ["this-year", "next-year", "five-years"] as const;
export type Span = (typeof spans)[number];

/** Months before the forecast that are shown with a span, so that its course can be seen. */
const monthsBefore = { "this-year": 18, "next-year": 24, "five-years": 36 } as const;

/** The months a span shows: some that have been, and the forecast up to its end. */
export function monthsOfSpan(
  { months, lastKnownMonth }: Pick<LiabilityForecastView, "months" | "lastKnownMonth">,
  span: Span,
): readonly LiabilityForecastMonth[] {
  const known = months.filter(({ state }) => state !== "forecast");
  const end = endOfSpan(lastKnownMonth, span);
  const ahead = months.filter(({ state, month }) => state === "forecast" && month <= end);
  return [...known.slice(-monthsBefore[span]), ...ahead];
}

/** Last month of a span; a year of which no month is ahead any more is followed by the next. */
function endOfSpan(lastKnown: string | null, span: Span): string {
  if (lastKnown === null || span === "five-years") return "9999-12";
  const isOver = lastKnown.endsWith("-12");
  const year = Number(lastKnown.slice(0, 4)) + (isOver ? 1 : 0) + (span === "next-year" ? 1 : 0);
  return `${year}-12`;
}

/** What has been owed and what is to come, with its fan. */
export function forecastChart(
  view: LiabilityForecastView,
  span: Span,
  { t, format, text }: ChartWords,
): LineChartView {
  const months = monthsOfSpan(view, span);
  const slots = monthSlots(
    months.map(({ month }) => month),
    format,
  );
  const shown = new Set(slots.map(({ key }) => key));
  return {
    text: {
      title: t.chartTitle,
      description: forecastDescription(months, { t, format }),
      empty: t.nothing,
    },
    slots,
    series: [
      {
        id: "liability",
        name: t.liability,
        colour: "benefit",
        points: months.map((month) => pointOf(month, { t, format })),
      },
    ],
    breaks: chartBreaks(view.provenance?.breaks ?? [], text).filter(({ slot }) => shown.has(slot)),
  };
}

function forecastDescription(
  months: readonly LiabilityForecastMonth[],
  { t, format }: Pick<ChartWords, "t" | "format">,
): string {
  const drawn = months.map(({ month }) => month);
  const ahead = months.filter(({ state }) => state === "forecast").map(({ month }) => month);
  return `${levelFinding(months, { t, format }).title}. ${t.chartDescription(periodText(drawn, format), periodText(ahead, format))}`;
}

function pointOf(
  month: LiabilityForecastMonth,
  { t, format }: Pick<ChartWords, "t" | "format">,
): LinePoint {
  const { forecast, expectedCents, completeness, state } = month;
  const value = inMillions(expectedCents);
  const amount = format.millions(expectedCents, { decimals: 2 });
  if (forecast !== null) {
    return {
      value,
      state: "forecast",
      text: `${amount}, ${t.probably(rangeText(forecast, format))}`,
      fan: fanOf(forecast),
    };
  }
  const share = format.share(completeness ?? 1, { decimals: 0 });
  return state === "final"
    ? { value, state, text: amount }
    : { value, state: "provisional", text: `${amount}, ${t.provisionalText(share)}` };
}

/** What came, and what was forecast of it some months before. */
export function backtestChart(
  { shown }: Pick<LiabilityBacktest, "shown">,
  { t, format }: Pick<ChartWords, "t" | "format">,
): LineChartView {
  const months = wholeStretch(shown.months.map((one) => one.month));
  const inEach = (drawn: (one: ShownMonth) => LinePoint): readonly (LinePoint | null)[] =>
    months.map((at) => {
      const one = shown.months.find((each) => each.month === at);
      return one === undefined ? null : drawn(one);
    });
  return {
    text: {
      title: t.backtestTitle,
      description: `${backtestFinding(shown, { t, format })}. ${t.backtestDescription(periodText(months, format))}`,
      empty: t.nothing,
    },
    slots: monthSlots(months, format),
    series: [
      {
        id: "forecast",
        name: t.earlierForecast,
        colour: "comparison",
        points: inEach(({ forecast }) => ({
          value: inMillions(forecast.mean),
          state: "forecast",
          text: `${format.millions(forecast.mean, { decimals: 2 })}, ${t.probably(rangeText(forecast, format))}`,
          fan: fanOf(forecast),
        })),
      },
      {
        id: "outcome",
        name: t.outcome,
        colour: "benefit",
        points: inEach(({ outcomeCents }) => ({
          value: inMillions(outcomeCents),
          state: "final",
          text: format.millions(outcomeCents, { decimals: 2 }),
        })),
      },
    ],
    breaks: [],
  };
}

type ShownMonth = LiabilityBacktest["shown"]["months"][number];

/** Every month from the first to the last: a month nobody forecast is a gap, and time runs evenly. */
function wholeStretch(months: readonly string[]): readonly string[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthRange(monthOfText(first), monthOfText(last)).map((each) => formatMonth(each));
}

export function rangeText({ lo80, hi80 }: MoneyForecast, format: Format): string {
  return format.millionsRange(lo80, hi80, { decimals: 2 });
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

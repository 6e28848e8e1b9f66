import type {
  DifferenceBarsView,
  Fan,
  LineChartView,
  StackedBarsView,
  TimeSlot,
} from "@luotsi/charts";
import type {
  ScenarioAmount,
  ScenarioAnswer,
  ScenarioComparison,
  ScenarioServices,
} from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import { drawnPeriod } from "../liability-now/finding-texts.ts";
import type { ScenarioMessages } from "./messages.fi.ts";
import { rangeText } from "./rough-euros.ts";
import { balanceAtEnd, type FindingWords } from "./scenario-findings.ts";
import { listOf } from "./title-parts.ts";

const centsPerMillion = 100_000_000;
const centsPerThousand = 100_000;

/** Baseline and scenario as lines, with fans once they have been simulated. Unit: millions of euros. */
export function linesOf(
  answer: ScenarioAnswer,
  finding: string,
  { t, format }: FindingWords,
): LineChartView {
  const lineOf = (
    side: "baseline" | "scenario",
    colour: "comparison" | "benefit",
  ): LineChartView["series"][number] => ({
    id: side,
    name: t.answer[side],
    colour,
    points: answer.months.map((month) => ({
      value: month[side].cents / centsPerMillion,
      text: amountText(month[side], t, format),
      state: "forecast" as const,
      ...fanOf(month[side]),
    })),
  });
  return {
    text: {
      title: t.answer.lines,
      description: `${finding}. ${t.answer.linesDrawn(drawnPeriod(answer.months, format))}`,
      empty: t.answer.noData,
    },
    slots: slotsOf(answer.months, format),
    series: [lineOf("baseline", "comparison"), lineOf("scenario", "benefit")],
    breaks: [],
  };
}

/** The difference of each month: below zero the scenario is cheaper. Unit: thousands of euros. */
export function differencesOf(
  answer: ScenarioAnswer,
  finding: string,
  { t, format }: FindingWords,
): StackedBarsView {
  const partOf = (
    id: "less" | "more",
    isOfPart: (cents: number) => boolean,
  ): StackedBarsView["parts"][number] => ({
    id,
    name: t.answer[id],
    colour: id,
    amounts: answer.months.map(({ difference }) =>
      isOfPart(difference.cents)
        ? {
            value: difference.cents / centsPerThousand,
            text: differenceText(difference, t, format),
          }
        : null,
    ),
  });
  return {
    text: {
      title: t.answer.bars,
      description: `${finding}. ${t.answer.barsDrawn(drawnPeriod(answer.months, format))}`,
      empty: t.answer.noData,
    },
    slots: slotsOf(answer.months, format),
    parts: [partOf("less", (cents) => cents < 0), partOf("more", (cents) => cents >= 0)],
    states: answer.months.map(() => "final" as const),
  };
}

/** What more service has cost and saved so far. Unit: millions of euros. */
export function balanceOf(
  services: ScenarioServices,
  finding: string,
  { t, format }: FindingWords,
): LineChartView {
  const { cost, saved } = balanceAtEnd(services);
  const runningSum = (key: "costCents" | "avoidedCents"): readonly number[] => {
    let sum = 0;
    return services.months.map((month) => {
      sum += month[key];
      return sum;
    });
  };
  const lineOf = (
    id: "cost" | "avoided",
    colour: "own-costs" | "benefit",
  ): LineChartView["series"][number] => ({
    id,
    name: id === "cost" ? t.services.cost : t.services.saving,
    colour,
    points: runningSum(id === "cost" ? "costCents" : "avoidedCents").map((cents) => ({
      value: cents / centsPerMillion,
      text: format.shortEuros(cents),
      state: "forecast" as const,
    })),
  });
  return {
    text: {
      title: t.services.picture,
      description: `${finding}. ${t.services.drawn(format.shortEuros(cost), format.shortEuros(saved))}`,
      empty: t.answer.noData,
    },
    slots: slotsOf(services.months, format),
    series: [lineOf("cost", "own-costs"), lineOf("avoided", "benefit")],
    breaks: [],
  };
}

/** Each scenario's difference from the baseline. Unit: millions of euros. */
export function comparisonBars(
  scenarios: ScenarioComparison["scenarios"],
  finding: string,
  { t, format }: FindingWords,
): DifferenceBarsView {
  const bars = scenarios.map(({ id, version, name, total }) => ({
    id: `${id}.${version}`,
    label: name,
    value: total.difference.cents / centsPerMillion,
    text: format.shortEuros(total.difference.cents, { sign: "always" }),
  }));
  return {
    text: {
      title: t.comparison.picture,
      description: `${finding}. ${t.comparison.drawn(listOf(bars))}`,
      empty: t.answer.noData,
    },
    bars,
  };
}

/** `−430 123 €`, and its interval: `todennäköisesti −450 000 – −410 000 €`. */
export function differenceText(
  { cents, interval }: ScenarioAmount,
  t: ScenarioMessages,
  format: Format,
): string {
  const amount = format.wholeEuros(cents, { sign: "always" });
  if (interval === null) return amount;
  return `${amount}, ${t.answer.probably(rangeText(interval.lo80, interval.hi80, format))}`;
}

function amountText(
  { cents, interval }: ScenarioAmount,
  t: ScenarioMessages,
  format: Format,
): string {
  const amount = format.millions(cents, { decimals: 2 });
  if (interval === null) return amount;
  const range = format.millionsRange(interval.lo80, interval.hi80, { decimals: 2 });
  return `${amount}, ${t.answer.probably(range)}`;
}

function fanOf({ interval }: ScenarioAmount): { readonly fan?: Fan } {
  if (interval === null) return {};
  return {
    fan: {
      lo50: interval.lo50 / centsPerMillion,
      hi50: interval.hi50 / centsPerMillion,
      lo80: interval.lo80 / centsPerMillion,
      hi80: interval.hi80 / centsPerMillion,
      lo95: interval.lo95 / centsPerMillion,
      hi95: interval.hi95 / centsPerMillion,
    },
  };
}

function slotsOf(
  months: readonly { readonly month: string }[],
  format: Format,
): readonly TimeSlot[] {
  return months.map(({ month }) => ({
    key: month,
    label: format.month(month),
    tick: format.shortMonth(month),
    group: month.slice(0, 4),
  }));
}

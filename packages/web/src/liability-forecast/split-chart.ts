import type { ChartColour, ChartText, SmallMultiplesView, StackedBarsView } from "@luotsi/charts";
import type { LiabilityForecastView } from "@luotsi/contract";

import { inMillions } from "../finance/cost-chart.ts";
import { monthSlots } from "../indicators/month-slots.ts";
import { periodText } from "../liability-now/finding-texts.ts";
import type { ChartWords } from "./chart-words.ts";
import { monthsOfSpan, type Span } from "./forecast-chart.ts";
import { splitFinding } from "./forecast-findings.ts";

type Split = LiabilityForecastView["splits"][number];

const colours: readonly ChartColour[] = [
  "category-1",
  "category-2",
  "category-3",
  "category-4",
  "category-5",
  "category-6",
];

/** As many groups as there are colours are stacked; more have a panel each. */
export function isStacked({ groups }: Split): boolean {
  return groups.length <= colours.length;
}

/** What each forecast month is made of. */
export function splitBars(
  view: LiabilityForecastView,
  { split, span }: { readonly split: Split; readonly span: Span },
  words: ChartWords,
): StackedBarsView {
  const slots = slotsOf(view, span, words);
  const { text, format } = words;
  return {
    text: chartText(view, { split, span }, words),
    slots,
    parts: split.groups.map(({ key, title, monthCents }, i) => ({
      id: key,
      name: text(title),
      colour: colours[i] ?? "category-6",
      amounts: slots.map((_, at) => {
        const cents = monthCents[at] ?? 0;
        return { value: inMillions(cents), text: format.millions(cents, { decimals: 2 }) };
      }),
    })),
    states: slots.map(() => "forecast"),
  };
}

/** A panel for each group, all on one scale. */
export function splitPanels(
  view: LiabilityForecastView,
  { split, span }: { readonly split: Split; readonly span: Span },
  words: ChartWords,
): SmallMultiplesView {
  const slots = slotsOf(view, span, words);
  const { text, format } = words;
  return {
    text: chartText(view, { split, span }, words),
    slots,
    colour: "benefit",
    panels: split.groups.map(({ key, title, monthCents }) => ({
      id: key,
      title: text(title),
      points: slots.map((_, at) => {
        const cents = monthCents[at] ?? 0;
        return {
          value: inMillions(cents),
          text: format.millions(cents, { decimals: 2 }),
          state: "forecast",
        };
      }),
    })),
  };
}

/** The finding, and the forecast months it is of. */
export function splitCaption(
  view: LiabilityForecastView,
  { split, span }: { readonly split: Split; readonly span: Span },
  words: ChartWords,
): { readonly finding: string; readonly period: string } {
  const slots = slotsOf(view, span, words);
  return {
    finding: splitFinding(split, slots.length, words),
    period: periodText(
      slots.map(({ key }) => key),
      words.format,
    ),
  };
}

function slotsOf(
  view: LiabilityForecastView,
  span: Span,
  { format }: ChartWords,
): StackedBarsView["slots"] {
  return monthSlots(
    monthsOfSpan(view, span)
      .filter(({ state }) => state === "forecast")
      .map(({ month }) => month),
    format,
  );
}

function chartText(
  view: LiabilityForecastView,
  { split, span }: { readonly split: Split; readonly span: Span },
  words: ChartWords,
): ChartText {
  const { t } = words;
  const name = t.splits[split.split];
  const { finding, period } = splitCaption(view, { split, span }, words);
  return {
    title: t.groupsTitle(name),
    description: `${finding}. ${t.groupsDescription(name, period)}`,
    empty: t.nothing,
  };
}

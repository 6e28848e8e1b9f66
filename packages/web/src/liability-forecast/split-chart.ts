import type { ChartColour, SmallMultiplesView, StackedBarsView } from "@luotsi/charts";
import type { LiabilityForecastView } from "@luotsi/contract";

import { inMillions } from "../finance/cost-chart.ts";
import { monthSlots } from "../indicators/month-slots.ts";
import { monthsOfSpan, type ChartWords, type Span } from "./forecast-chart.ts";

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
    text: chartText(split, words),
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
    text: chartText(split, words),
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
  split: Split,
  { t }: Pick<ChartWords, "t">,
): { readonly title: string; readonly description: string; readonly empty: string } {
  const title = t.groupsTitle(t.splits[split.split]);
  return { title, description: t.groupsSubtitle, empty: t.nothing };
}

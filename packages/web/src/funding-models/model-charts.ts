import type {
  BridgeView,
  ChartColour,
  DifferenceBarsView,
  LineChartView,
  TimeSlot,
} from "@luotsi/charts";
import type { AssumptionEffectsView, FundingModelsView, ModelGroups } from "@luotsi/contract";

import { listOf } from "../scenarios/title-parts.ts";
import { drawnAnswers, groupLabel, type ModelWords } from "./model-findings.ts";

const centsPerMillion = 100_000_000;
const colours: readonly ChartColour[] = ["comparison", "category-3", "benefit"];

/** From the old model's cost to the new one's, cause by cause. */
export function modelBridge(
  view: FundingModelsView,
  finding: string,
  { t, format, text }: ModelWords,
): BridgeView {
  const steps = view.bridge.map(({ id, label, cents, kind }) => ({
    id,
    label: text(label),
    value: cents / 100,
    text: format.shortEuros(cents, kind === "change" ? { sign: "always" } : {}),
    kind,
  }));
  return {
    text: {
      title: t.bridge.title,
      description: `${finding}. ${t.bridge.drawn(listOf(steps))}`,
      empty: t.empty,
    },
    steps,
  };
}

/** Each model month by month. */
export function modelLines(
  view: FundingModelsView,
  finding: string,
  { t, format, text }: ModelWords,
): LineChartView {
  const last = view.months.at(-1);
  const list = listOf(
    view.models.map(({ shortTitle }, at) => ({
      label: text(shortTitle),
      text: format.shortEuros(last?.owedCents[at] ?? 0),
    })),
  );
  return {
    text: {
      title: t.months.title,
      description: `${finding}. ${t.months.drawn(format.count(view.months.length), list)}`,
      empty: t.empty,
    },
    slots: view.months.map(({ month }): TimeSlot => ({
      key: month,
      label: format.month(month),
      tick: format.shortMonth(month),
      group: month.slice(0, 4),
    })),
    series: view.models.map(({ id, shortTitle }, at) => ({
      id,
      name: text(shortTitle),
      colour: colours[at] ?? "comparison",
      points: view.months.map(({ owedCents }) => ({
        value: (owedCents[at] ?? 0) / centsPerMillion,
        text: format.shortEuros(owedCents[at] ?? 0),
        state: "final" as const,
      })),
    })),
    breaks: [],
  };
}

/** Who pays more and who less within one breakdown. */
export function groupBars(
  { id, rows, title }: ModelGroups,
  finding: string,
  { t, format, text }: ModelWords,
): DifferenceBarsView {
  const bars = rows.map((row) => ({
    id: row.code,
    label: groupLabel(id, row, { t, text }),
    value: row.differenceCents === null ? null : row.differenceCents / 100,
    text:
      row.differenceCents === null
        ? t.groups.hidden
        : format.shortEuros(row.differenceCents, { sign: "always" }),
  }));
  return {
    text: {
      title: t.groups.title(text(title)),
      description: `${finding}. ${t.groups.drawn(listOf(bars))}`,
      empty: t.empty,
    },
    bars,
  };
}

/** What another answer to each open question would change. */
export function effectBars(
  view: AssumptionEffectsView,
  finding: string,
  { t, format, text }: ModelWords,
): DifferenceBarsView {
  const bars = drawnAnswers(view).map(({ effect, answer, cents }) => ({
    id: `${effect.id}=${answer.value}`,
    label: `${text(effect.title)}: ${text(answer.text)}`,
    value: cents / 100,
    text: format.shortEuros(cents, { sign: "always" }),
  }));
  return {
    text: {
      title: t.effects.chart,
      description: `${finding}. ${t.effects.drawn(listOf(bars))}`,
      empty: t.empty,
    },
    bars,
  };
}

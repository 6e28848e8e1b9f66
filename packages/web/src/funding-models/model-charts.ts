import type {
  BridgeView,
  ChartColour,
  DifferenceBarsView,
  LineChartView,
  TimeSlot,
} from "@luotsi/charts";
import type { AssumptionEffectsView, FundingModelsView, ModelGroups } from "@luotsi/contract";
import type { Localised } from "@luotsi/base";

import type { Format } from "../language/format.ts";
import type { FundingModelMessages } from "./messages.fi.ts";

/** What the pictures are written with. */
export interface ModelPicture {
  readonly t: FundingModelMessages;
  readonly format: Format;
  readonly text: (localised: Localised) => string;
}

const centsPerMillion = 100_000_000;
const colours: readonly ChartColour[] = ["comparison", "category-3", "benefit"];

/** From the old model's cost to the new one's, cause by cause. */
export function modelBridge(
  view: FundingModelsView,
  { t, format, text }: ModelPicture,
): BridgeView {
  return {
    text: { title: t.bridge.title, description: text(view.finding), empty: t.empty },
    steps: view.bridge.map(({ id, label, cents, kind }) => ({
      id,
      label: text(label),
      value: cents / 100,
      text: format.shortEuros(cents, kind === "change" ? { sign: "always" } : {}),
      kind,
    })),
  };
}

/** Each model month by month. */
export function modelLines(view: FundingModelsView, picture: ModelPicture): LineChartView {
  const { t, format, text } = picture;
  const last = view.months.at(-1);
  const list = view.models
    .map(
      ({ shortTitle }, at) => `${text(shortTitle)} ${format.shortEuros(last?.owedCents[at] ?? 0)}`,
    )
    .join(", ");
  return {
    text: { title: t.months.title, description: t.months.description(list), empty: t.empty },
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
  { rows, title }: ModelGroups,
  { t, format, text }: ModelPicture,
): DifferenceBarsView {
  const told = rows.filter(({ differenceCents }) => differenceCents !== null);
  const list = told
    .map(
      (row) =>
        `${text(row.title)} ${format.shortEuros(row.differenceCents ?? 0, { sign: "always" })}`,
    )
    .join(", ");
  return {
    text: { title: t.groups.title(text(title)), description: list, empty: t.empty },
    bars: rows.map((row) => ({
      id: row.code,
      label: text(row.title),
      value: row.differenceCents === null ? null : row.differenceCents / 100,
      text:
        row.differenceCents === null
          ? t.groups.hidden
          : format.shortEuros(row.differenceCents, { sign: "always" }),
    })),
  };
}

/** Its alternative is no other figure but none, and it would dwarf the others: it is told in words. */
const generalBenefit = "general_benefit_shares";

/** What another answer to each open question would change. */
export function effectBars(
  view: AssumptionEffectsView,
  { t, format, text }: ModelPicture,
): DifferenceBarsView {
  const tried = view.effects.filter(({ id, kind }) => kind === "tried" && id !== generalBenefit);
  return {
    text: { title: t.effects.chart, description: text(view.finding), empty: t.empty },
    bars: tried.flatMap(({ id, title, answers }) =>
      answers
        .filter(({ isDefault }) => !isDefault)
        .map(({ value, text: answer, differenceCents }) => ({
          id: `${id}=${value}`,
          label: `${text(title)}: ${text(answer)}`,
          value: (differenceCents ?? 0) / 100,
          text: format.shortEuros(differenceCents ?? 0, { sign: "always" }),
        })),
    ),
  };
}

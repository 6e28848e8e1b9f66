import type { BridgeView, ChartColour, LineChartView, LinePoint } from "@luotsi/charts";
import type { FinanceMonth, Reconciliation } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import { uncapitalised } from "./capitalised.ts";
import { amountText, inMillions } from "./cost-chart.ts";
import type { FinanceMessages } from "./messages.fi.ts";

/** What the pictures of the reconciliation are drawn from. */
export interface ReconciliationPicture {
  readonly reconciliation: Reconciliation;
  /** States of the same months, from the benefit share. */
  readonly states: ReadonlyMap<string, FinanceMonth["status"]>;
  readonly finding: string;
  readonly t: FinanceMessages;
  readonly format: Format;
}

type ReconciledMonth = Reconciliation["months"][number];

const ways = [
  { id: "accrual", colour: "benefit", centsOf: (month) => month.accrualCents },
  { id: "invoice", colour: "main", centsOf: (month) => month.invoiceCents },
  { id: "billed", colour: "category-4", centsOf: (month) => month.billedCents },
  { id: "booked", colour: "budget", centsOf: (month) => month.bookedCents },
] as const satisfies readonly {
  id: keyof FinanceMessages["reconciliation"];
  colour: ChartColour;
  centsOf: (month: ReconciledMonth) => number | null;
}[];
export type ReconciledWay = (typeof ways)[number]["id"];
export const reconciledWays: readonly ReconciledWay[] = ways.map(({ id }) => id);

/** The months in which anything has happened: what is to come is nothing, not zero. */
export function reconciledMonths({
  reconciliation,
  states,
}: Pick<ReconciliationPicture, "reconciliation" | "states">): readonly ReconciledMonth[] {
  return reconciliation.months.filter(
    (month) =>
      states.get(month.month) !== "future" ||
      ways.some(({ centsOf }) => (centsOf(month) ?? 0) !== 0),
  );
}

/** What one way of counting has for a month. Unit: cents. */
export function reconciledCents(month: ReconciledMonth, way: ReconciledWay): number | null {
  return ways.find(({ id }) => id === way)?.centsOf(month) ?? null;
}

/** The share of each month in the four ways, one line each. */
export function reconciliationLines(picture: ReconciliationPicture): LineChartView {
  const { t, format, states } = picture;
  const months = reconciledMonths(picture);
  const finding = linesFinding(months, picture);
  return {
    text: {
      title: finding,
      description: `${finding}. ${t.reconciliation.lineDescription(format.count(months.length))} ${picture.finding}`,
      empty: t.noData,
    },
    slots: months.map(({ month }) => ({
      key: month,
      label: format.month(month),
      tick: format.shortMonth(month),
      group: month.slice(0, 4),
    })),
    series: ways.map(({ id, colour, centsOf }) => ({
      id,
      name: t.reconciliation[id],
      colour,
      points: months.map((month): LinePoint | null => {
        const cents = centsOf(month);
        if (cents === null) return null;
        return {
          value: inMillions(cents),
          text: amountText(cents, format),
          state: states.get(month.month) === "frozen" ? "final" : "provisional",
        };
      }),
    })),
    breaks: [],
  };
}

/** How far the ways lie apart in a closed month, at most: an open one still gets rows. */
function linesFinding(
  months: readonly ReconciledMonth[],
  { states, t, format }: ReconciliationPicture,
): string {
  const apart = months.flatMap((month) => {
    const cents = ways.flatMap(({ centsOf }) => centsOf(month) ?? []);
    const isClosed = states.get(month.month) === "frozen";
    return isClosed && cents.length > 1 ? [Math.max(...cents) - Math.min(...cents)] : [];
  });
  if (apart.length === 0) return t.reconciliation.lineTitle;
  return t.reconciliation.lineFinding(format.shortEuros(Math.max(...apart)));
}

/** How far what is booked lies from what accrued, and the step that does the most to it. */
function bridgeFinding(
  { reconciliation, t, format }: Pick<ReconciliationPicture, "reconciliation" | "t" | "format">,
  text: (label: Reconciliation["bridge"][number]["label"]) => string,
): string {
  const { bridge } = reconciliation;
  const difference = (bridge.at(-1)?.cents ?? 0) - (bridge.at(0)?.cents ?? 0);
  const cause = bridge
    .filter(({ kind, cents }) => kind === "change" && Math.sign(cents) === Math.sign(difference))
    .toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents))
    .at(0);
  if (difference === 0 || cause === undefined) return t.reconciliation.bridgeSame;
  const say = difference > 0 ? t.reconciliation.bridgeMore : t.reconciliation.bridgeLess;
  return say(format.shortEuros(Math.abs(difference)), uncapitalised(text(cause.label)));
}

/** From what accrued to what is booked, to the cent. */
export function reconciliationBridge(
  { reconciliation, t, format }: Pick<ReconciliationPicture, "reconciliation" | "t" | "format">,
  text: (label: Reconciliation["bridge"][number]["label"]) => string,
): BridgeView {
  const steps = reconciliation.bridge.map(({ id, label, cents, kind }) => ({
    id,
    label: text(label),
    value: cents / 100,
    text: format.euros(cents, kind === "change" ? { sign: "always" } : {}),
    kind,
  }));
  const finding = bridgeFinding({ reconciliation, t, format }, text);
  return {
    text: {
      title: finding,
      description: `${finding}. ${t.reconciliation.bridgeDescription(
        steps.at(0)?.text ?? "",
        steps.at(-1)?.text ?? "",
      )}`,
      empty: t.noData,
    },
    steps,
  };
}

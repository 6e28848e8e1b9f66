import type { BridgeView, ChartColour, LineChartView, LinePoint } from "@luotsi/charts";
import type { FinanceMonth, Reconciliation } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
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
  return {
    text: {
      title: t.reconciliation.lineTitle,
      description: `${t.reconciliation.lineDescription(format.count(months.length))} ${picture.finding}`,
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
  return {
    text: {
      title: t.reconciliation.bridgeTitle,
      description: t.reconciliation.bridgeDescription(
        steps.at(0)?.text ?? "",
        steps.at(-1)?.text ?? "",
      ),
      empty: t.noData,
    },
    steps,
  };
}

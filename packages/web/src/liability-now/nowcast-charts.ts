import type {
  LineChartView,
  LinePoint,
  StackedBarsView,
  StackPart,
  TimeSlot,
} from "@luotsi/charts";
import type { NowcastAmount, NowcastMonthView, NowcastView } from "@luotsi/contract";

import { inMillions } from "../finance/cost-chart.ts";
import type { Format } from "../language/format.ts";
import { drawnPeriod } from "./finding-texts.ts";
import type { LiabilityNowMessages } from "./messages.fi.ts";
import { knownFinding, pastFinding } from "./nowcast-findings.ts";

/** What the pictures of the nowcast are drawn from. */
export interface NowcastPicture {
  readonly view: NowcastView;
  readonly t: LiabilityNowMessages["now"];
  readonly format: Format;
}

/** Each open month: known, late and still to be paid, the whole with its interval, the invoice beside. */
export function openMonthsChart({ view, t, format }: NowcastPicture): StackedBarsView {
  const { months } = view;
  const amounts = (centsOf: (month: NowcastMonthView) => number): StackPart["amounts"] =>
    months.map((month) => ({
      value: inMillions(centsOf(month)),
      text: amountText(centsOf(month), format),
    }));
  return {
    text: {
      title: t.chart,
      description: `${knownFinding(months, { t, format })}. ${t.description(drawnPeriod(months, format))}`,
      empty: t.cannotSay,
    },
    slots: slotsOf(months, format),
    states: months.map(() => "final"),
    parts: [
      {
        id: "known",
        name: t.known,
        colour: "benefit",
        state: "final",
        amounts: amounts(({ knownCents }) => knownCents),
      },
      {
        id: "forecast",
        name: t.forecast,
        colour: "benefit",
        state: "forecast",
        amounts: amounts(({ forecast }) => forecast.cents),
      },
      {
        id: "late",
        name: t.late,
        colour: "category-3",
        state: "final",
        amounts: amounts(({ late }) => late.cents),
      },
    ],
    whole: {
      name: t.total,
      points: months.map(({ total }) => ({
        value: inMillions(total.cents),
        text: withRange(total, format),
        ...(total.limits === null
          ? {}
          : {
              interval: {
                lo: inMillions(total.limits.lo80),
                hi: inMillions(total.limits.hi80),
              },
            }),
      })),
    },
    compared: {
      name: t.invoiced,
      points: months.map(({ invoicedCents }) =>
        invoicedCents === null
          ? null
          : { value: inMillions(invoicedCents), text: amountText(invoicedCents, format) },
      ),
    },
  };
}

/** Earlier nowcasts with their fans, what came, and what the first invoice said. */
export function pastChart({ view, t, format }: NowcastPicture): LineChartView {
  const { past } = view;
  return {
    text: {
      title: t.pastChart,
      description: `${pastFinding(past, { t, format }).title}. ${t.pastDescription(drawnPeriod(past, format))}`,
      empty: t.cannotSay,
    },
    slots: slotsOf(past, format),
    series: [
      {
        id: "outcome",
        name: t.pastOutcome,
        colour: "benefit",
        points: past.map(({ outcomeCents, isSettled }): LinePoint => ({
          value: inMillions(outcomeCents),
          text: amountText(outcomeCents, format),
          state: isSettled ? "final" : "provisional",
        })),
      },
      {
        id: "nowcast",
        name: t.pastNowcast,
        colour: "main",
        points: past.map(({ nowcast }): LinePoint => pointOf(nowcast, format)),
      },
      {
        id: "invoiced",
        name: t.firstInvoiced,
        colour: "budget",
        points: past.map(({ firstInvoicedCents }): LinePoint | null =>
          firstInvoicedCents === null
            ? null
            : {
                value: inMillions(firstInvoicedCents),
                text: amountText(firstInvoicedCents, format),
                state: "final",
              },
        ),
      },
    ],
    breaks: [],
  };
}

function pointOf(nowcast: NowcastAmount, format: Format): LinePoint {
  const point = {
    value: inMillions(nowcast.cents),
    text: withRange(nowcast, format),
    state: "forecast" as const,
  };
  const { limits } = nowcast;
  if (limits === null) return point;
  return {
    ...point,
    fan: {
      lo50: inMillions(limits.lo50),
      hi50: inMillions(limits.hi50),
      lo80: inMillions(limits.lo80),
      hi80: inMillions(limits.hi80),
      lo95: inMillions(limits.lo95),
      hi95: inMillions(limits.hi95),
    },
  };
}

function slotsOf(months: readonly { readonly month: string }[], format: Format): TimeSlot[] {
  return months.map(({ month }) => ({
    key: month,
    label: format.month(month),
    tick: format.shortMonth(month),
    group: month.slice(0, 4),
  }));
}

function withRange(amount: NowcastAmount, format: Format): string {
  const range = rangeOf(amount, format);
  const text = amountText(amount.cents, format);
  return range === undefined ? text : `${text} (${range})`;
}

/** `2,45 milj. €`, or whole euros below a million. */
export function amountText(cents: number, format: Format): string {
  return format.shortEuros(cents, { decimals: Math.abs(cents) >= 100_000_000 ? 2 : 0 });
}

/** The limits of 80 %, where there are any. */
export function rangeOf({ limits }: NowcastAmount, format: Format): string | undefined {
  if (limits === null) return undefined;
  const isMillions = limits.lo80 >= 100_000_000;
  return isMillions
    ? format.millionsRange(limits.lo80, limits.hi80, { decimals: 2 })
    : `${format.range(Math.round(limits.lo80 / 100), Math.round(limits.hi80 / 100), { decimals: 0 })}\u00a0€`;
}

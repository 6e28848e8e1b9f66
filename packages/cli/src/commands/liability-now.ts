import type {
  LiabilityChangeQuery,
  LiabilityChangeView,
  NowcastAmount,
  NowcastView,
} from "@luotsi/contract";
import { showLiabilityChange, showNowcast } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi liability nowcast`: what the months not yet fully known will cost, before the invoice. */
export const liabilityNowcast: Command = {
  usage: "",
  options: { ...workspaceOptions },
  run: async (context) => {
    await inWorkspace(
      context.options,
      { command: "liability nowcast", act: "read" },
      async (workspace) => {
        const view = await showNowcast(workspace);
        context.print(
          context.json ? JSON.stringify(writtenNowcast(view)) : nowcastText(view, context),
        );
      },
    );
    return 0;
  },
};

/** `luotsi liability change`: why the liability moved, between two months or from a forecast to its outcome. */
export const liabilityChange: Command = {
  usage: "[--from MONTH] [--to MONTH] [--compare months|forecast]",
  options: {
    from: {
      type: "string",
      help: "the earlier month, YYYY-MM, or the month in which the forecast was made; defaults to a year before, or 3 months",
    },
    to: {
      type: "string",
      help: "the later month, YYYY-MM; defaults to the newest that can be told",
    },
    compare: {
      type: "string",
      help: "months (two months) or forecast (a forecast and its outcome); defaults to months",
    },
    ...workspaceOptions,
  },
  run: async (context) => {
    const query = changeQuery(context);
    await inWorkspace(
      context.options,
      { command: "liability change", act: "read" },
      async (workspace) => {
        const view = await showLiabilityChange(workspace, query);
        context.print(
          context.json ? JSON.stringify(writtenChange(view)) : changeText(view, context),
        );
      },
    );
    return 0;
  },
};

function changeQuery({ options }: CommandContext): LiabilityChangeQuery {
  const kind = options["compare"] ?? "months";
  if (kind !== "months" && kind !== "forecast") {
    throw wrongUsage(`--compare ${String(kind)}: months, forecast`);
  }
  return { kind, from: monthOption(options["from"], "from"), to: monthOption(options["to"], "to") };
}

function monthOption(value: unknown, name: string): string | undefined {
  if (typeof value !== "string") return undefined;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw wrongUsage(`--${name} ${value}: YYYY-MM`);
  return value;
}

function writtenNowcast(view: NowcastView): Readonly<Record<string, unknown>> {
  return {
    state: view.state,
    finding: view.finding,
    thisMonth: view.thisMonth,
    knownOn: view.knownOn,
    months: view.months.map((month) => ({
      month: month.month,
      state: month.state,
      knownEur: euros(month.knownCents),
      lateEur: writtenAmount(month.late),
      forecastEur: writtenAmount(month.forecast),
      totalEur: writtenAmount(month.total),
      invoicedEur: eurosOrNull(month.invoicedCents),
    })),
    past: view.past.map((past) => ({
      month: past.month,
      knownOn: past.knownOn,
      nowcastEur: writtenAmount(past.nowcast),
      outcomeEur: euros(past.outcomeCents),
      settled: past.isSettled,
      firstInvoicedEur: eurosOrNull(past.firstInvoicedCents),
      invoicedEur: eurosOrNull(past.invoicedCents),
    })),
    score: view.score,
    delays: view.delays,
    assumptions: view.provenance?.assumptions ?? [],
  };
}

function writtenAmount({ cents, limits }: NowcastAmount): Readonly<Record<string, number>> {
  const written = Object.entries(limits ?? {}).map(
    ([name, value]) => [name, euros(value)] as const,
  );
  return { mean: euros(cents), ...Object.fromEntries(written) };
}

function writtenChange(view: LiabilityChangeView): Readonly<Record<string, unknown>> {
  return {
    state: view.state,
    compare: view.kind,
    from: view.from,
    to: view.to,
    finding: view.finding,
    earlierEur: euros(view.earlierCents),
    laterEur: euros(view.laterCents),
    parts: view.parts.map(({ cause, cents, people }) => ({ cause, eur: euros(cents), people })),
    splits: view.splits.map(({ split, groups }) => ({
      split,
      groups: groups.map((group) => ({
        key: group.key,
        people: group.people,
        earlierEur: eurosOrNull(group.earlierCents),
        laterEur: eurosOrNull(group.laterCents),
        partsEur: group.cents.map(eurosOrNull),
      })),
    })),
    notes: view.notes,
    assumptions: view.provenance?.assumptions ?? [],
  };
}

function euros(cents: number): number {
  return cents / 100;
}

function eurosOrNull(cents: number | null): number | null {
  return cents === null ? null : euros(cents);
}

function nowcastText(view: NowcastView, { language }: CommandContext): string {
  const heads = columns.map((column) => column[language]);
  const lines = [view.finding[language]];
  if (view.months.length > 0) lines.push("", row("", heads));
  for (const { month, knownCents, forecast, late, total, invoicedCents } of view.months) {
    const cells = [knownCents, forecast.cents, late.cents, total.cents, invoicedCents];
    lines.push(
      row(
        month,
        cells.map((cents) => (cents === null ? "–" : eurosText(cents))),
      ),
    );
  }
  if (view.score !== null) lines.push("", view.score.sentence[language]);
  return lines.join("\n");
}

const columns = [
  { fi: "Tiedossa", sv: "Känt", en: "Known" },
  { fi: "Maksamatta", sv: "Inte betalat", en: "Not paid yet" },
  { fi: "Tulee myöhässä", sv: "Kommer för sent", en: "Comes late" },
  { fi: "Yhteensä", sv: "Sammanlagt", en: "Total" },
  { fi: "Laskutettu", sv: "Fakturerat", en: "Invoiced" },
] as const;

function changeText(view: LiabilityChangeView, { language }: CommandContext): string {
  const steps = view.bridge.map(({ label, cents }) => row(label[language], [eurosText(cents)]));
  const notes = view.notes.map((note) => note[language]);
  return [view.finding[language], "", ...steps, ...(notes.length > 0 ? ["", ...notes] : [])].join(
    "\n",
  );
}

function row(title: string, cells: readonly string[]): string {
  return `${title.padEnd(44)}${cells.map((cell) => cell.padStart(17)).join("")}`;
}

/** Euros with cents, thousands parted by a space. */
function eurosText(cents: number): string {
  const [whole = "", fraction = ""] = (cents / 100).toFixed(2).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, " ")},${fraction}`;
}

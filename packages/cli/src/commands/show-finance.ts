import type { FinanceView, PlanLine, TimeView } from "@luotsi/contract";
import { showFinance as show } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const views: readonly TimeView[] = ["booked", "accrual", "invoice"];

/** `luotsi finance`: the two cost types of a year against plan, with forecast; the page Talous as text. */
export const showFinance: Command = {
  usage: "[--year YYYY] [--view booked|accrual|invoice]",
  options: {
    year: { type: "string", help: "calendar year; the newest with data without it" },
    view: {
      type: "string",
      help: "how the benefit share is followed: booked, accrual or invoice; defaults to booked",
    },
    ...workspaceOptions,
  },
  run: async (context) => {
    const query = { year: yearOption(context), view: viewOption(context) };
    await inWorkspace(context.options, { command: "finance", act: "read" }, async (workspace) => {
      print(context, await show(workspace, query));
    });
    return 0;
  },
};

function yearOption({ options }: CommandContext): number | undefined {
  const { year } = options;
  if (typeof year !== "string") return undefined;
  if (!/^20\d\d$/.test(year)) {
    throw wrongUsage(`--year ${year}: YYYY`);
  }
  return Number(year);
}

function viewOption({ options }: CommandContext): TimeView {
  const asked = options["view"] ?? "booked";
  const found = views.find((view) => view === asked);
  if (found === undefined) {
    const reason = `--view ${String(asked)}: ${views.join(", ")}`;
    throw wrongUsage(reason);
  }
  return found;
}

function print(context: CommandContext, view: FinanceView): void {
  if (context.json) {
    context.print(JSON.stringify(view));
    return;
  }
  const { language } = context;
  context.print(view.finding[language]);
  context.print("");
  context.print(row("", ["KS+LTA", columns.actual[language], "ENN", columns.deviation[language]]));
  for (const cost of view.costTypes) context.print(planRow(cost.title[language], cost.plan));
  for (const { title, plan, services } of view.classes) {
    context.print(planRow(title[language], plan));
    for (const service of services)
      context.print(planRow(`  ${service.name[language]}`, service.plan));
  }
  if (view.liability?.restsOnGeneralBenefit === true) {
    context.print("");
    context.print(assumed[language]);
  }
  if (view.reconciliation !== null) {
    context.print("");
    context.print(view.reconciliation.finding[language]);
    for (const { label, cents } of view.reconciliation.bridge) {
      context.print(row(label[language], [euros(cents)]));
    }
  }
}

/** Said where the figures of the benefit share stand. */
const assumed = {
  fi: "Yleistuen kuntaosuus 1.5.2026 alkaen on oletus.",
  sv: "Det allmänna stödets kommunandel från 1.5.2026 är ett antagande.",
  en: "The municipal share of the general benefit from 1 May 2026 is an assumption.",
} as const;

const columns = {
  actual: { fi: "Toteuma", sv: "Utfall", en: "Actual" },
  deviation: { fi: "Poikkeama", sv: "Avvikelse", en: "Deviation" },
} as const;

function planRow(title: string, plan: PlanLine): string {
  return row(title, [
    euros(plan.currentPlanCents),
    euros(plan.actualToDateCents),
    plan.yearEnd === null ? "–" : euros(plan.yearEnd.mean),
    plan.deviationCents === null ? "–" : euros(plan.deviationCents),
  ]);
}

function row(title: string, cells: readonly string[]): string {
  return `${title.padEnd(52)}${cells.map((cell) => cell.padStart(16)).join("")}`;
}

/** Euros with cents, thousands parted by a space. */
function euros(cents: number): string {
  const [whole = "", fraction = ""] = (cents / 100).toFixed(2).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, " ")},${fraction}`;
}

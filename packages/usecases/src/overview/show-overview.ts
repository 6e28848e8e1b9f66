import { formatMonth, parseMonth, type Localised } from "@luotsi/base";
import type {
  CostTypeView,
  FinanceView,
  IndicatorResult,
  OverviewFigure,
  OverviewView,
} from "@luotsi/contract";

import { latestChecks } from "../data/latest-checks.ts";
import { showMonths } from "../finance/close-month.ts";
import { costFinding, deviationWords, isAsPlanned } from "../finance/finance-words.ts";
import { showFinance } from "../finance/show-finance.ts";
import { changeWords, yearChange } from "../indicators/indicator-words.ts";
import { showIndicators } from "../indicators/show-indicators.ts";
import { generalBenefitAssumed, yearRestsOnGeneralBenefit } from "../liability/general-benefit.ts";
import { inEachLanguage, monthText } from "../wording/number-words.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import type { Workspace } from "../workspace.ts";

const morningIndicators = ["unemployed-jobseekers", "long-term-unemployed", "activation-rate"];

/** The few figures a director opens the day with, and what needs a hand. */
export async function showOverview(workspace: Workspace): Promise<OverviewView> {
  const finance = await showFinance(workspace, { view: "booked" });
  const indicators = await showIndicators(wholeAreaWorkspace(workspace, "read-overview"), {
    ids: morningIndicators.join(","),
  });
  const figures = [
    ...finance.costTypes.toReversed().map((cost) => costFigure(cost, finance)),
    ...indicators.results.map(indicatorFigure),
  ];
  return {
    finding: finance.latestMonth === null ? nothingYet : finance.finding,
    month: finance.latestMonth,
    figures,
    attention: await attentionOf(workspace),
    synthetic: finance.synthetic,
  };
}

const nothingYet: Localised = {
  fi: "Aineistoja ei ole vielä tuotu. Aloita tuomalla kirjanpito ja maksetut etuudet.",
  sv: "Inga material har importerats ännu. Börja med bokföringen och de betalda förmånerna.",
  en: "No data has been imported yet. Begin with the ledger and the benefit payments.",
};

function costFigure(cost: CostTypeView, finance: FinanceView): OverviewFigure {
  const { plan, months, id, title } = cost;
  const { yearEnd, deviationCents } = plan;
  const last = months.findLast(({ actualCents }) => actualCents !== null);
  const assumed =
    finance.latestMonth !== null &&
    id === "benefit-liability" &&
    yearRestsOnGeneralBenefit(finance.year);
  return {
    id,
    title: inEachLanguage((language) => `${title[language]} ${finance.year}`),
    kind: "cents",
    value: yearEnd?.mean ?? plan.actualToDateCents,
    missing: null,
    month: last?.month ?? null,
    interval:
      yearEnd === null || yearEnd.lo95 === yearEnd.hi95
        ? null
        : { lo: yearEnd.lo80, hi: yearEnd.hi80 },
    change: deviationCents !== null && isAsPlanned(deviationCents) ? 0 : deviationCents,
    changeText: yearEnd === null ? null : deviationWords(yearEnd.mean, plan.currentPlanCents),
    trend: months.map(({ month, actualCents, forecast, status }) => ({
      month,
      value: actualCents ?? forecast?.mean ?? null,
      provisional: status !== "frozen",
    })),
    goodDirection: "down",
    trust: yearEnd === null || yearEnd.lo95 !== yearEnd.hi95 ? "provisional" : "frozen",
    trustText: assumed ? trustOfLiability(cost) : trustOfOperating(cost),
    link: `/talous?year=${finance.year}`,
    provenance: { ...cost.provenance, definition: costFinding(id, finance.year, plan) },
  };
}

function trustOfOperating({ backtest }: CostTypeView): Localised {
  return (
    backtest?.sentence ?? {
      fi: "Toteuma kirjanpidosta.",
      sv: "Utfall ur bokföringen.",
      en: "Actuals from the ledger.",
    }
  );
}

function trustOfLiability(cost: CostTypeView): Localised {
  const base = trustOfOperating(cost);
  return inEachLanguage((language) => `${base[language]} ${generalBenefitAssumed[language]}`);
}

function indicatorFigure({
  indicator,
  series,
  trust,
  finding,
  provenance,
}: IndicatorResult): OverviewFigure {
  const points = series[0]?.points ?? [];
  const compared = yearChange(indicator, points);
  const last = compared?.last;
  const change = compared?.before === undefined ? null : compared.last.value - compared.before;
  return {
    id: indicator.id,
    title: indicator.title,
    kind: indicator.unit === "share" ? "percent" : "count",
    value: last?.value ?? null,
    missing: last === undefined ? finding : null,
    month: last === undefined ? null : formatMonth(last.month),
    interval: null,
    change,
    changeText: change === null ? null : changeWords(indicator.unit, change),
    trend: points.map(({ month: at, value, provisional }) => ({ month: at, value, provisional })),
    goodDirection: indicator.goodDirection,
    trust,
    trustText: finding,
    link: `/mittarit?ids=${indicator.id}`,
    provenance,
  };
}

async function attentionOf(workspace: Workspace): Promise<OverviewView["attention"]> {
  const attention: OverviewView["attention"] = [];
  const { nextToClose } = await showMonths(workspace);
  const month = nextToClose === null ? undefined : parseMonth(nextToClose);
  if (month !== undefined) {
    const when = inEachLanguage((language) => monthText(month, language));
    attention.push({
      level: "note",
      text: {
        fi: `${capital(when.fi)} voidaan sulkea: sen aineistot ovat tulleet.`,
        sv: `${capital(when.sv)} kan stängas: dess material har kommit.`,
        en: `${when.en} can be closed: its data is in.`,
      },
      link: "/talous",
      linkText: { fi: "Sulje kuukausi", sv: "Stäng månaden", en: "Close the month" },
    });
  }
  const { checks } = await latestChecks(workspace);
  for (const check of checks.filter(({ level }) => level === "error" || level === "warning")) {
    attention.push({
      level: check.level === "error" ? "act" : "note",
      text: check.message,
      link: "/aineistot",
      linkText: { fi: "Katso tarkistus", sv: "Se kontrollen", en: "See the check" },
    });
  }
  return attention;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

import {
  addMonths,
  cents,
  formatMonth,
  monthOf,
  yearOf,
  type Localised,
  type Month,
} from "@luotsi/base";
import {
  benefitLiabilityService,
  type BacktestView,
  type CorrectionRow,
  type CostType,
  type CostTypeView,
  type FinanceView,
  type PlanLine,
  type Provenance,
  type TimeView,
} from "@luotsi/contract";

import { inEachLanguage, monthText } from "../wording/number-words.ts";
import { classLines, type ServiceGroup } from "./class-lines.ts";
import { committedByService } from "./committed.ts";
import { followCost, type CostOutcome } from "./cost-type.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import {
  costFinding,
  costTypeTitles,
  financeFinding,
  nothingRecorded,
  operatingDefinition,
  timeViewDefinitions,
} from "./finance-words.ts";
import { leftOutWords, withLeftOut } from "./left-out-words.ts";
import { measures } from "./ledger-book.ts";
import { combineLines, firstMonthOf, monthsOfYear, planLine } from "./plan-lines.ts";
import { postFigures, type CurrentFigure, type PostedFigure } from "./posting.ts";
import { seriesUpTo, sumByPostedMonth, type MonthlySeries } from "./posted-months.ts";
import { flowCostForecast, seriesNote } from "./flow-cost-forecast.ts";
import { liabilityByMonth, type LiabilityCell } from "./reconcile.ts";
import { breaksOf, organiserBreak, spliceAtBreak } from "./series-break.ts";
import { reconciliationView } from "./reconciliation-view.ts";

/** What today's truth says of every figure that a month's closing freezes. */
export function currentFigures(facts: FinanceFacts): readonly CurrentFigure[] {
  const { liability, book } = facts;
  if (liability === undefined) return book.figures;
  return [
    ...book.figures,
    figureOf(measures.accrual, liability.cells, (cell) => cell.benefitMonth),
    figureOf(measures.invoice, liability.cells, (cell) => cell.payoutMonth),
  ];
}

function figureOf(
  measure: string,
  cells: readonly LiabilityCell[],
  monthIn: (cell: LiabilityCell) => Month,
): CurrentFigure {
  return { measure, key: benefitLiabilityService, centsByMonth: liabilityByMonth(cells, monthIn) };
}

/** Sources whose delay shows in the money. */
const moneySources: ReadonlySet<string> = new Set([
  "benefit-payments",
  "benefit-invoices",
  "ledger",
]);

const liabilityMeasures: Readonly<Record<TimeView, string>> = {
  booked: measures.bookedLiability,
  accrual: measures.accrual,
  invoice: measures.invoice,
};

/** The whole money page of a year, from facts alone. */
export function assembleFinance(
  facts: FinanceFacts,
  asked: { readonly year: number | undefined; readonly view: TimeView },
): FinanceView {
  const current = currentFigures(facts);
  const posted = postFigures(current, facts.frozen, facts.firstOpen);
  const years = yearsOf(facts, posted);
  const latest = latestMonth(facts, posted);
  const year = asked.year ?? (latest === undefined ? years.at(-1) : yearOf(latest));
  const pages: Pages = { facts, current, posted, view: asked.view, year: year ?? yearToday(facts) };
  const operating = costPage(pages, "operating");
  const liability = costPage(pages, "benefit-liability");
  const toDate = operating.toDate;
  const revenue = revenueLine(pages, toDate);
  return {
    year: pages.year,
    years: [...years],
    view: asked.view,
    latestMonth: latest === undefined ? null : formatMonth(latest),
    finding: isRecorded(operating.view, liability.view)
      ? withLeftOut(
          financeFinding(pages.year, operating.view.plan, liability.view.plan),
          leftOutOf(pages, "benefit-liability"),
        )
      : inEachLanguage((language) =>
          [liability.view, operating.view].map(({ finding }) => finding[language]).join(" "),
        ),
    costTypes: [operating.view, liability.view],
    revenue,
    margin: combineLines([
      { sign: 1, line: revenue },
      { sign: -1, line: operating.view.plan },
      { sign: -1, line: liability.view.plan },
    ]),
    classes: [...classLines(facts, pages.year, [operating.group, liability.group])],
    reconciliation:
      reconciliationView(
        facts,
        { year: pages.year, toDate: liability.toDate },
        sumByPostedMonth(posted.filter(({ measure }) => measure === measures.bookedLiability)),
      ) ?? null,
    lagProfiles: facts.lagProfiles.filter(({ source }) => moneySources.has(source)),
    liability: facts.liability?.detailOf(pages.year) ?? null,
    corrections: correctionsOf(pages),
    assumptions: facts.liability?.assumptions ?? [],
    synthetic: facts.synthetic,
  };
}

/** Both cost types have something recorded of the year. */
function isRecorded(...costs: readonly CostTypeView[]): boolean {
  return costs.every(({ months }) => months.some(({ actualCents }) => actualCents !== null));
}

interface Pages {
  readonly facts: FinanceFacts;
  readonly current: readonly CurrentFigure[];
  readonly posted: readonly PostedFigure[];
  readonly view: TimeView;
  readonly year: number;
}

interface CostPage {
  readonly view: CostTypeView;
  readonly group: ServiceGroup;
  readonly toDate: Month;
}

function costPage(pages: Pages, id: CostType): CostPage {
  const { facts, year } = pages;
  const measure = id === "operating" ? measures.expense : liabilityMeasures[pages.view];
  const rows = pages.posted.filter((row) => row.measure === measure);
  const current = pages.current.filter((figure) => figure.measure === measure);
  const posted = sumByPostedMonth(rows);
  const budget = facts.budget.filter(
    (line) =>
      line.side === "expense" &&
      (line.service === benefitLiabilityService) === (id !== "operating"),
  );
  const plan = planLine({ year, budget, posted, toDate: firstMonthOf(year), yearEnd: undefined });
  const source = measure === measures.accrual ? "benefit-payments" : "ledger";
  const outcome = followCost({
    year,
    facts,
    posted,
    lag: facts.lagProfiles.find((profile) => profile.source === source),
    historyUpTo: (last) => historyOf(pages, id, last) ?? spliced(current, last),
    betterForecast: (lastComplete, december) =>
      measure === measures.accrual && facts.flowForecast !== undefined
        ? flowCostForecast(facts.flowForecast, { lastComplete, december })
        : undefined,
    currentPlanCents: plan.currentPlanCents,
    ...committedOf(pages, id, current),
  });
  const toDate = lastActual(year, outcome);
  const { yearEnd, lastComplete } = outcome;
  const line = planLine({ year, budget, posted, toDate, yearEnd });
  const services = new Set([
    ...rows.map(({ key }) => key),
    ...budget.map(({ service }) => service),
  ]);
  return {
    view: costView(pages, id, outcome, line),
    group: {
      services: [...services].toSorted(),
      posted: rows,
      current,
      yearEnd,
      lastComplete,
      toDate,
    },
    toDate,
  };
}

/** The ledger's own history, brought to the level of the time municipalities organise the services. */
function spliced(figures: readonly CurrentFigure[], last: Month): MonthlySeries | undefined {
  const series = seriesUpTo(figures, last);
  return series === undefined ? undefined : spliceAtBreak(series, organiserBreak);
}

/**
 * The benefit share's history under the law in force now, where payments allow it. By payout, the first month
 * lacks what was paid in it for months before the payments begin, so it is left out.
 */
function historyOf(pages: Pages, id: CostType, last: Month): MonthlySeries | undefined {
  const { liability } = pages.facts;
  if (id === "operating" || liability === undefined) return undefined;
  const cells = liability.cellsUnderLawNow;
  if (pages.view === "accrual") {
    return seriesUpTo([figureOf("history", cells, (cell) => cell.benefitMonth)], last);
  }
  const series = seriesUpTo([figureOf("history", cells, (cell) => cell.payoutMonth)], last);
  return series === undefined || series.values.length < 2
    ? series
    : { first: addMonths(series.first, 1), values: series.values.slice(1) };
}

function committedOf(
  pages: Pages,
  id: CostType,
  current: readonly CurrentFigure[],
): {
  readonly committed: (at: Month) => number;
  readonly beyondModel: (at: Month, modelled: number) => number;
} {
  if (id !== "operating") return { committed: () => 0, beyondModel: () => 0 };
  const today = monthOf(pages.facts.today);
  const byService = committedByService(pages.facts.commitments, today);
  const shares = recentShares(current, today);
  return {
    committed: (at) =>
      [...byService.values()].reduce((sum, months) => sum + (months.get(at) ?? 0), 0),
    beyondModel: (at, modelled) => {
      let granted = 0;
      let expected = 0;
      for (const [service, months] of byService) {
        granted += months.get(at) ?? 0;
        expected += modelled * (shares.get(service) ?? 0);
      }
      return Math.max(0, granted - expected);
    },
  };
}

/** Each service's part of the cost type's last twelve months. */
function recentShares(
  current: readonly CurrentFigure[],
  today: Month,
): ReadonlyMap<string, number> {
  const recent = current.map(({ key, centsByMonth }) => {
    let sum = 0;
    for (const [at, value] of centsByMonth) if (at > today - 13 && at <= today) sum += value;
    return [key, sum] as const;
  });
  const total = recent.reduce((sum, [, value]) => sum + value, 0);
  return new Map(recent.map(([key, value]) => [key, total > 0 ? value / total : 0]));
}

function lastActual(year: number, { months }: CostOutcome): Month {
  const january = firstMonthOf(year);
  const last = months.findLastIndex(({ actualCents }) => actualCents !== null);
  return (january + last) as Month;
}

function costView(pages: Pages, id: CostType, outcome: CostOutcome, plan: PlanLine): CostTypeView {
  const { forecast, months } = outcome;
  const known = months.filter(({ completeness }) => completeness !== null);
  return {
    id,
    title: costTypeTitles[id],
    finding: months.every(({ actualCents }) => actualCents === null)
      ? nothingRecorded(costTypeTitles[id], pages.year)
      : withLeftOut(costFinding(id, pages.year, plan), leftOutOf(pages, id)),
    months: [...months],
    plan,
    backtest: forecast.kind === "forecast" ? backtestOf(pages, id, forecast.backtest) : null,
    noForecast:
      forecast.kind === "forecast" || plan.yearEnd !== null
        ? null
        : {
            fi: "Ennusteeseen tarvitaan vähintään kuusi valmista kuukautta.",
            sv: "För en prognos behövs minst sex färdiga månader.",
            en: "A forecast needs at least six complete months.",
          },
    provenance: provenanceOf(pages, id, known.at(-1)?.completeness ?? null),
  };
}

/** The share as booked lacks them too: its forecast learns from what was computed. */
function leftOutOf({ facts, year }: Pages, id: CostType): Localised | null {
  const { liability } = facts;
  if (id === "operating" || liability === undefined) return null;
  return leftOutWords(liability.leftOutIn(monthsOfYear(year)));
}

/** Says which forecast is shown where there is more than one. */
function backtestOf({ facts }: Pages, id: CostType, backtest: BacktestView): BacktestView {
  const isOther = id === "benefit-liability" && backtest.method !== "flow";
  if (!isOther || facts.flowForecast === undefined) return backtest;
  const { sentence } = backtest;
  return {
    ...backtest,
    sentence: inEachLanguage((language) => `${sentence[language]} ${seriesNote[language]}`),
  };
}

function provenanceOf(pages: Pages, id: CostType, coverage: number | null): Provenance {
  const { facts, view } = pages;
  const computed = id === "benefit-liability" && view !== "booked";
  const sources =
    id === "operating"
      ? ["ledger", "budget", "commitments"]
      : ["ledger", "budget", "benefit-payments"];
  return {
    definition: id === "operating" ? operatingDefinition : timeViewDefinitions[view],
    batches: sources.flatMap((source) => facts.batches.get(source) ?? []),
    coverage,
    breaks: breaksOf(id),
    assumptions: computed ? (facts.liability?.assumptions ?? []) : [],
    leftOut: leftOutOf(pages, id),
    uncertainty: {
      fi: "Väli kertoo, mihin toteuma osui samanlaisissa menneissä ennusteissa 80 kertaa sadasta.",
      sv: "Intervallet visar var utfallet hamnade 80 gånger av hundra i liknande tidigare prognoser.",
      en: "The interval says where the outcome fell 80 times in a hundred in like forecasts of the past.",
    },
    run: { ...facts.run },
  };
}

function revenueLine({ facts, current, posted: rows, year }: Pages, toDate: Month): PlanLine {
  const posted = sumByPostedMonth(rows.filter(({ measure }) => measure === measures.revenue));
  const figures = current.filter(({ measure }) => measure === measures.revenue);
  const budget = facts.budget.filter((line) => line.side === "revenue");
  const { yearEnd } = followCost({
    year,
    facts,
    posted,
    lag: facts.lagProfiles.find((profile) => profile.source === "ledger"),
    historyUpTo: (last) => spliced(figures, last),
    currentPlanCents: 0,
    committed: () => 0,
    beyondModel: () => 0,
  });
  return planLine({ year, budget, posted, toDate, yearEnd });
}

function correctionsOf({ posted, year }: Pages): CorrectionRow[] {
  const sums = new Map<string, CorrectionRow>();
  for (const row of posted) {
    if (row.originMonth >= row.postedMonth || yearOf(row.postedMonth) !== year) continue;
    const costType = row.measure === measures.expense ? "operating" : "benefit-liability";
    if (row.measure === measures.revenue) continue;
    const id = [row.postedMonth, row.originMonth, row.measure].join(" ");
    const before = sums.get(id)?.cents ?? 0;
    sums.set(id, {
      postedMonth: formatMonth(row.postedMonth),
      originMonth: formatMonth(row.originMonth),
      costType,
      measure: row.measure,
      cents: cents(before + row.cents),
      text: {
        fi: `Oikaisu: ${monthText(row.originMonth, "fi")}`,
        sv: `Rättelse: ${monthText(row.originMonth, "sv")}`,
        en: `Correction of ${monthText(row.originMonth, "en")}`,
      },
    });
  }
  return [...sums.values()].toSorted((a, b) =>
    `${b.postedMonth}${b.originMonth}`.localeCompare(`${a.postedMonth}${a.originMonth}`),
  );
}

function yearsOf(facts: FinanceFacts, posted: readonly PostedFigure[]): readonly number[] {
  const years = new Set([
    ...posted.map(({ postedMonth }) => yearOf(postedMonth)),
    ...facts.budget.map(({ year }) => year),
  ]);
  return [...years].toSorted((a, b) => a - b);
}

function latestMonth(facts: FinanceFacts, posted: readonly PostedFigure[]): Month | undefined {
  const today = monthOf(facts.today);
  const months = posted.map(({ postedMonth }) => postedMonth).filter((at) => at <= today);
  return months.length === 0 ? undefined : months.reduce((a, b) => (a > b ? a : b));
}

function yearToday({ today }: FinanceFacts): number {
  return yearOf(monthOf(today));
}

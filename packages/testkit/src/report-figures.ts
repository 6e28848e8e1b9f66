import { month, type Month } from "@luotsi/base";

import { benefitService, financeServices } from "./finance-plan.ts";
import type { Posting } from "./ledger-file.ts";
import type { World } from "./world.ts";

/** A figure of the city's monitoring report Q4/2024 and what the ledger and budget give for it, M€ at full scale. */
export interface ReportFigure {
  readonly text: string;
  readonly printed: number;
  readonly exact: number;
}

/** Every figure of employment services in the report, recomputed from the postings and the plan. */
export function reportFigures(rows: readonly Posting[], world: World): readonly ReportFigure[] {
  if (world.lastMonth < month("2024-12")) return [];
  const sides = new Map(financeServices.map(({ id, side }) => [id, side]));
  const groups = new Map(financeServices.map(({ id, group2024 }) => [id, group2024]));
  const sum = (year: number, wanted: (service: string) => boolean): number =>
    rows.reduce(
      (all, row) => all + (yearOf(row.month) === year && wanted(row.service) ? row.cents : 0),
      0,
    ) / world.scale;
  const revenue = (year: number): number => sum(year, (id) => sides.get(id) === "revenue");
  const expense = (year: number): number => sum(year, (id) => sides.get(id) === "expense");
  const share = (year: number): number => sum(year, (id) => id === benefitService);
  const saved = (group: string): number =>
    planned((id) => groups.get(id) === group) - sum(2024, (id) => groups.get(id) === group);
  const saving = saved("te_reform") + saved("employing") + saved("discretionary") + saved("other");
  const plannedRevenue = planned((id) => sides.get(id) === "revenue");
  const plannedExpense = planned((id) => sides.get(id) === "expense");
  const margin = revenue(2024) - expense(2024) - (plannedRevenue - plannedExpense);
  const compensation = sum(2024, (id) => id === "te-uudistuksen-korvaus");
  const missing =
    planned((id) => id === "palkkatuki-ja-hanketulot") -
    sum(2024, (id) => id === "palkkatuki-ja-hanketulot");
  const figures: readonly (readonly [string, number, number])[] = [
    ["Toimintatuotot 2024", 1.8, revenue(2024)],
    ["Toimintatuotot 2023", 1.2, revenue(2023)],
    ["Toimintakulut 2024", 25.7, expense(2024)],
    ["Toimintakulut 2023", 27.3, expense(2023)],
    ["Työmarkkinatuen kuntaosuus 2024", 18, share(2024)],
    ["Kuntaosuuden paraneminen vuodesta 2023", 2.1, share(2023) - share(2024)],
    [
      "Kuntaosuuden ylitys määrärahavaraukseen",
      2,
      share(2024) - planned((id) => id === benefitService),
    ],
    ["Menosäästöt yhteensä", 3.6, saving],
    ["TE-uudistuksen valmistelun säästö", 1.7, saved("te_reform")],
    ["Työllistämisen alitus", 1.1, saved("employing")],
    ["Harkinnanvaraisen työllistämisen alitus", 0.3, saved("discretionary")],
    ["Muut säästöt", 0.5, saved("other")],
    ["Tulot yli käyttösuunnitelman", 0.1, revenue(2024) - plannedRevenue],
    ["Valtion korvaus uudistuksen valmistelusta", 0.6, compensation],
    ["Saamatta jääneet palkkatuet ja hanketuet", 0.5, missing],
    ["Poikkeama, toimintakate (nettomeno alle suunnitelman)", -1.7, -margin],
  ];
  return figures.map(([text, printed, cents]) => ({
    text,
    printed,
    exact: Math.round(cents) / 100_000_000,
  }));
}

function planned(wanted: (id: string) => boolean): number {
  return financeServices.reduce(
    (all, { id, years }) => all + (wanted(id) ? (years[2024]?.usePlan ?? 0) : 0),
    0,
  );
}

function yearOf(at: Month): number {
  return Math.floor(at / 12);
}

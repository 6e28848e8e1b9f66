import { cents, type Cents } from "@luotsi/base";

/** One line of the budget file. */
export interface BudgetLine {
  readonly year: number;
  readonly service: string;
  readonly side: "revenue" | "expense";
  readonly stage: "original_budget" | "use_plan" | "amendment";
  readonly cents: Cents;
}

/** Appropriations of one service, or a sum of them, in the words of the city's glossary. */
export interface Appropriation {
  /** TA. */
  readonly originalBudgetCents: Cents;
  /** KS. */
  readonly usePlanCents: Cents;
  /** LTA, all amendments with their signs. */
  readonly amendmentsCents: Cents;
  /** KS+LTA; the original budget stands in for a use plan that has not been made. */
  readonly currentPlanCents: Cents;
}

/**
 * Adds budget lines up by stage.
 *
 * @param lines lines of one year and side.
 * @returns the appropriation. Where a service has no use plan yet, its original budget is its plan.
 */
export function appropriationOf(lines: readonly BudgetLine[]): Appropriation {
  const services = new Set(lines.map((line) => line.service));
  let current = 0;
  for (const service of services) {
    const ofService = lines.filter((line) => line.service === service);
    const planned = ofService.some((line) => line.stage === "use_plan");
    current += sum(ofService, planned ? "use_plan" : "original_budget");
    current += sum(ofService, "amendment");
  }
  return {
    originalBudgetCents: cents(sum(lines, "original_budget")),
    usePlanCents: cents(sum(lines, "use_plan")),
    amendmentsCents: cents(sum(lines, "amendment")),
    currentPlanCents: cents(current),
  };
}

/**
 * A year's plan in twelve even parts that add up exactly.
 *
 * @param yearCents the plan of the year.
 * @returns twelve amounts that differ by a cent at the most.
 */
export function twelfths(yearCents: Cents): readonly Cents[] {
  const upTo = (monthNumber: number): number => Math.trunc((yearCents * monthNumber) / 12);
  return Array.from({ length: 12 }, (_, i) => cents(upTo(i + 1) - upTo(i)));
}

function sum(lines: readonly BudgetLine[], stage: BudgetLine["stage"]): number {
  return lines.reduce((total, line) => total + (line.stage === stage ? line.cents : 0), 0);
}

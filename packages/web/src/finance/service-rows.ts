import type { ClassLine, PlanLine, ServiceLine } from "@luotsi/contract";

export const planColumns = [
  "original",
  "usePlan",
  "amendments",
  "current",
  "actual",
  "yearEnd",
  "deviation",
] as const;
export type PlanColumn = (typeof planColumns)[number];

const amounts: Readonly<Record<PlanColumn, (plan: PlanLine) => number | null>> = {
  original: (plan) => plan.originalBudgetCents,
  usePlan: (plan) => plan.usePlanCents,
  amendments: (plan) => plan.amendmentsCents,
  current: (plan) => plan.currentPlanCents,
  actual: (plan) => plan.actualToDateCents,
  yearEnd: (plan) => plan.yearEnd?.mean ?? null,
  deviation: (plan) => plan.deviationCents,
};

/** The amount of one column; null when it cannot be said. Unit: cents. */
export function amountOf(plan: PlanLine, column: PlanColumn): number | null {
  return amounts[column](plan);
}

export interface ServiceOrder {
  /** `name`, or a column of amounts. */
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

export interface OrderedClass {
  readonly line: ClassLine;
  readonly services: readonly ServiceLine[];
}

interface Ordering {
  readonly order: ServiceOrder | undefined;
  readonly nameOf: (line: ClassLine | ServiceLine) => string;
  readonly compareNames: (a: string, b: string) => number;
}

/** The classes in order, and within each its services in the same order; what cannot be said goes last. */
export function orderedClasses(
  classes: readonly ClassLine[],
  { order, nameOf, compareNames }: Ordering,
): readonly OrderedClass[] {
  const column = planColumns.find((each) => each === order?.column);
  const turn = order?.direction === "descending" ? -1 : 1;
  const compare = (a: ClassLine | ServiceLine, b: ClassLine | ServiceLine): number => {
    if (order === undefined) return 0;
    if (column === undefined) return turn * compareNames(nameOf(a), nameOf(b));
    const [left, right] = [amountOf(a.plan, column), amountOf(b.plan, column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return turn * (left - right);
  };
  return classes.toSorted(compare).map((line) => ({
    line,
    services: line.services.toSorted(compare),
  }));
}

/** The next order after a heading was chosen: numbers start from the largest, names from the first. */
export function nextServiceOrder(order: ServiceOrder | undefined, column: string): ServiceOrder {
  const usual = column === "name" ? "ascending" : "descending";
  if (order?.column !== column) return { column, direction: usual };
  return { column, direction: order.direction === "ascending" ? "descending" : "ascending" };
}

/** One line of the copied table: a class in whole, or one of its services. */
export interface ExportLine {
  readonly statutoryClass: ClassLine;
  readonly service: ServiceLine | undefined;
  readonly plan: PlanLine;
}

/** Every class and every service, open or not: what is copied does not depend on what is unfolded. */
export function exportLines(classes: readonly OrderedClass[]): readonly ExportLine[] {
  return classes.flatMap(({ line, services }): readonly ExportLine[] => [
    { statutoryClass: line, service: undefined, plan: line.plan },
    ...services.map((service) => ({ statutoryClass: line, service, plan: service.plan })),
  ]);
}

/** A column's sum over the classes; null as soon as one of them cannot be said. Unit: cents. */
export function totalOf(classes: readonly ClassLine[], column: PlanColumn): number | null {
  let total = 0;
  for (const { plan } of classes) {
    const amount = amountOf(plan, column);
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

import type { Localised } from "@luotsi/base";
import type {
  CostTypeView,
  FinanceMonth,
  FinanceView,
  PlanLine,
  Provenance,
} from "@luotsi/contract";

import type { FinanceMessages } from "./messages.fi.ts";
import { financeMessages } from "./messages.ts";

export type PlanTerm = keyof FinanceMessages["glossary"];

/** What a word of the plan means, in every language. */
export function definitionOf(term: PlanTerm): Localised {
  return {
    fi: financeMessages.fi.glossary[term].text,
    sv: financeMessages.sv.glossary[term].text,
    en: financeMessages.en.glossary[term].text,
  };
}

/** Where a figure of the plan comes from: its cost type's sources, with its own definition first. */
export function planProvenance(base: Provenance, term: PlanTerm): Provenance {
  const own = definitionOf(term);
  return {
    ...base,
    definition: {
      fi: `${own.fi} ${base.definition.fi}`,
      sv: `${own.sv} ${base.definition.sv}`,
      en: `${own.en} ${base.definition.en}`,
    },
    uncertainty: term === "yearEnd" || term === "deviation" ? base.uncertainty : null,
  };
}

/** Where a figure that rests on both cost types comes from. */
export function jointProvenance(view: FinanceView, term: PlanTerm): Provenance | undefined {
  const [first, ...others] = view.costTypes;
  if (first === undefined) return undefined;
  const batches = new Map(
    [first, ...others]
      .flatMap(({ provenance }) => provenance.batches)
      .map((each) => [each.id, each]),
  );
  return {
    ...first.provenance,
    definition: definitionOf(term),
    batches: [...batches.values()],
    assumptions: others.flatMap(({ provenance }) => provenance.assumptions),
  };
}

/** Is the year's sum known for certain, because the year is over? */
export function isCertain({ yearEnd }: PlanLine): boolean {
  return yearEnd !== null && yearEnd.lo95 === yearEnd.hi95;
}

/** A figure is frozen when every month in it is. */
export function trustOf(months: readonly FinanceMonth[]): "frozen" | "provisional" {
  const inIt = months.filter(({ actualCents }) => actualCents !== null);
  return inIt.length > 0 && inIt.every(({ status }) => status === "frozen")
    ? "frozen"
    : "provisional";
}

/** Months whose actuals are in. */
export function actualMonths({ months }: CostTypeView): readonly FinanceMonth[] {
  return months.filter(({ actualCents }) => actualCents !== null);
}

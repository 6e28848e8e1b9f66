import type { Scope } from "@luotsi/contract";

import type { IndicatorFacts } from "./indicator-facts.ts";

/**
 * The facts beside the counts as they are about a part of the area. It has no frozen figures of its own, so its months are
 * computed from the records as they are now; official figures are those of its municipalities.
 */
export function factsOfPart(facts: IndicatorFacts, scope: Scope): IndicatorFacts {
  if (scope.kind === "everything") return facts;
  const { municipalities } = scope;
  return {
    ...facts,
    municipalities: facts.municipalities.filter(({ code }) => municipalities.includes(code)),
    statfin: municipalities.length === 0 ? new Map() : facts.statfin,
    frozen: new Map(),
    closed: new Set(),
  };
}

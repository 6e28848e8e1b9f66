import { lastWorkingDay, type Month } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";

import { peopleInReach } from "../access/people-in-reach.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";

/**
 * The facts about those the asker may see. A part of the area has no frozen figures of its own, so its months are
 * computed from the records as they are now; official figures are those of its municipalities.
 */
export async function loadReachedIndicatorFacts(
  workspace: ScopedWorkspace,
): Promise<IndicatorFacts> {
  const facts = await loadIndicatorFacts(workspace);
  const { scope } = workspace.people.asker;
  if (scope.kind === "everything") return facts;
  const reach = await peopleInReach(workspace.people);
  const ids = facts.people.persons.columns.id.values;
  const seen = (month: Month): Uint8Array => {
    const day = lastWorkingDay(month);
    return Uint8Array.from(ids, (id) => (reach.on(id, day) ? 1 : 0));
  };
  return {
    ...facts,
    municipalities: facts.municipalities.filter(({ code }) => isNamed(scope, code)),
    statfin: scope.municipalities.length === 0 ? new Map() : facts.statfin,
    marks: (indicator, month) => {
      const mask = seen(month);
      return facts.marks(indicator, month).map((mark, i) => mark * (mask[i] ?? 0));
    },
    frozen: new Map(),
    closed: new Set(),
  };
}

function isNamed(scope: Exclude<Scope, { kind: "everything" }>, code: string): boolean {
  return scope.municipalities.includes(code);
}

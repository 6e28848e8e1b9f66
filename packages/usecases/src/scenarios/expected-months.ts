import { assert } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { expectFlow, type FlowMonths, type FlowQuestion } from "@luotsi/engines";

import { expectInWorkers } from "../liability-forecast/expect-in-workers.ts";
import { countedMonths, withMonthsOf } from "./counted-models.ts";
import { flowCounters } from "./counter-rules.ts";
import type { FlowBasis } from "./flow-basis.ts";
import { isLawChange } from "./reform-plan.ts";
import { scenarioQuestion } from "./scenario-question.ts";

/** Answers made lately, by the changes they are of: a reload, a file or a comparison asks the same again. */
const remembered = new WeakMap<FlowBasis, Map<string, FlowMonths>>();
const mostRemembered = 100;

/** What is expected under changes; made here when it was not made ahead. Cost: an expectation of the flow. */
export function expectedMonths(changes: readonly ScenarioChange[], basis: FlowBasis): FlowMonths {
  if (changes.length === 0) return basis.baseline;
  const known = knownOf(basis).get(keyOf(changes));
  return (
    known ??
    keep(
      changes,
      basis,
      followed(
        partsOf(changes, basis).map(({ question, isOf }) => {
          return { months: question === baselineOf ? basis.baseline : expectFlow(question), isOf };
        }),
      ),
    )
  );
}

/**
 * Makes what is expected under lists of changes in the threads that stay for it, so that nobody else waits meanwhile.
 *
 * @param sides lists of changes; what has been made already is not made anew.
 */
export async function expectAhead(
  sides: readonly (readonly ScenarioChange[])[],
  basis: FlowBasis,
): Promise<void> {
  const missing = sides.filter(
    (changes) => changes.length > 0 && !knownOf(basis).has(keyOf(changes)),
  );
  await Promise.all(
    missing.map(async (changes) => {
      const parts = partsOf(changes, basis).map(async ({ question, isOf }) => {
        const isMade = question === baselineOf;
        return { months: isMade ? basis.baseline : await expectInWorkers(question), isOf };
      });
      keep(changes, basis, followed(await Promise.all(parts)));
    }),
  );
}

function keyOf(changes: readonly ScenarioChange[]): string {
  return JSON.stringify(changes);
}

function knownOf(basis: FlowBasis): Map<string, FlowMonths> {
  const known = remembered.get(basis) ?? new Map<string, FlowMonths>();
  remembered.set(basis, known);
  return known;
}

function keep(
  changes: readonly ScenarioChange[],
  basis: FlowBasis,
  months: FlowMonths,
): FlowMonths {
  const made = knownOf(basis);
  made.set(keyOf(changes), months);
  const [oldest] = made.keys();
  if (made.size > mostRemembered && oldest !== undefined) made.delete(oldest);
  return months;
}

/** The months an answer is of; undefined for all that no other answer is of. */
type MonthsOf = readonly boolean[] | undefined;

/** In place of a question whose answer is the baseline. */
const baselineOf = "baseline";

/** Months under another funding model or exemption are those of people counted by it. */
function partsOf(
  changes: readonly ScenarioChange[],
  basis: FlowBasis,
): readonly { readonly question: FlowQuestion | typeof baselineOf; readonly isOf: MonthsOf }[] {
  const { model, horizon } = basis;
  const asked = {
    horizon,
    ...scenarioQuestion({ changes: [...changes] }, basis),
    counters: flowCounters(changes, basis),
  };
  const isBaseline =
    asked.changes.length === 0 && asked.counters === undefined && !changes.some(isLawChange);
  return [
    { question: isBaseline ? baselineOf : { model, ...asked }, isOf: undefined },
    ...countedMonths(changes, basis).map((counted) => ({
      question: { model: counted.model, ...asked },
      isOf: counted.months,
    })),
  ];
}

function followed(
  parts: readonly { readonly months: FlowMonths; readonly isOf: MonthsOf }[],
): FlowMonths {
  const [first, ...others] = parts;
  assert(first !== undefined, "there is a question");
  return others.reduce((all, { months, isOf }) => {
    return isOf === undefined ? all : withMonthsOf(all, months, isOf);
  }, first.months);
}

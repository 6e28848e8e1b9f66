import { assert } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { expectFlow, type FlowMonths, type FlowQuestion } from "@luotsi/engines";

import { expectInWorkers } from "../liability-forecast/expect-in-workers.ts";
import { countedMonths, withMonthsOf, type CountedMonths } from "./counted-models.ts";
import { flowCounters } from "./counter-rules.ts";
import type { FlowBasis } from "./flow-basis.ts";
import { isLawChange } from "./reform-plan.ts";
import { scenarioQuestion, spanOf } from "./scenario-question.ts";

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

/** Months under another funding model or exemption are those of people counted by it, and months before any change those of the baseline. */
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
  const countedOtherwise = countedMonths(changes, basis);
  const isAsCounted =
    asked.changes.length === 0 && asked.counters === undefined && !changes.some(isLawChange);
  const isBaseline = isAsCounted || isUnchangedElsewhere(changes, countedOtherwise, basis);
  return [
    { question: isBaseline ? baselineOf : { model, ...asked }, isOf: undefined },
    ...countedOtherwise.map((counted) => ({
      question: { model: counted.model, ...asked },
      isOf: counted.months,
    })),
  ];
}

/** Does no change hold yet in the months in which people are not counted otherwise? */
function isUnchangedElsewhere(
  changes: readonly ScenarioChange[],
  countedOtherwise: readonly CountedMonths[],
  basis: FlowBasis,
): boolean {
  const begins = changes.map((change) => spanOf(change, basis)?.from ?? basis.horizon);
  const unchanged = Math.min(basis.horizon, ...begins);
  return Array.from({ length: basis.horizon }, (_, t) => t).every((t) => {
    return t < unchanged || countedOtherwise.some(({ months }) => months[t] === true);
  });
}

function followed(
  parts: readonly { readonly months: FlowMonths; readonly isOf: MonthsOf }[],
): FlowMonths {
  const steps = stepsOfAll(parts.map(({ months }) => months));
  const [first, ...others] = parts.map(({ months, isOf }) => {
    return { months: withSteps(months, steps), isOf };
  });
  assert(first !== undefined, "there is a question");
  return others.reduce((all, { months, isOf }) => {
    return isOf === undefined ? all : withMonthsOf(all, months, isOf);
  }, first.months);
}

/** Percents that any of them has a step of, ascending. */
export function stepsOfAll(months: readonly FlowMonths[]): FlowMonths["steps"] {
  return [...new Set(months.flatMap(({ steps }) => [...steps]))].toSorted((a, b) => a - b);
}

/** The same months with steps that nobody is on in them. @param steps all of theirs and maybe more. */
function withSteps(months: FlowMonths, steps: FlowMonths["steps"]): FlowMonths {
  const { horizon } = months;
  if (steps.length === months.steps.length) return months;
  const placed = (column: Float64Array): Float64Array => {
    const made = new Float64Array(steps.length * horizon);
    for (const [k, percent] of months.steps.entries()) {
      const ofStep = column.subarray(k * horizon, (k + 1) * horizon);
      made.set(ofStep, steps.indexOf(percent) * horizon);
    }
    return made;
  };
  const { daysByStep, owedByStepCents } = months;
  return {
    ...months,
    steps,
    daysByStep: placed(daysByStep),
    owedByStepCents: placed(owedByStepCents),
  };
}

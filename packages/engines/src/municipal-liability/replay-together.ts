import { cellOf } from "./compiled-plan.ts";
import { exemptionEnd, givenOpening, hasListedRow, openingDay, zeroOpening } from "./openings.ts";
import { rowAt } from "./payment-order.ts";
import { replayStretches } from "./replay-plain.ts";
import type { OpeningCounters, ReplayRun } from "./replay-run.ts";
import { collectRestarts } from "./replay.ts";
import { enterEraOf } from "./settle.ts";

/**
 * Replays those of some persons who need nothing special, all in one loop. Most people of a file do not, and what a loop costs before its first
 * row is then shared by them.
 *
 * @param run its columns are written; `several` has one entry a person afterwards, whose `to` is the end of the person's rows where all of
 *   them have been replayed.
 * @param from first person. @param to the person after the last.
 * @param open told the opening counters of whoever may need nothing special.
 */
export function replayTogether(
  run: ReplayRun,
  from: number,
  to: number,
  open: (person: number, counters: OpeningCounters) => void,
): void {
  const { order, compiled, payments, several } = run;
  const isCalm = !run.regimeByPayout && !run.homeByBenefitDay;
  let cell = -1;
  several.count = to - from;
  for (let person = from; person < to; person++) {
    const k = person - from;
    const at = order.first[person];
    const end = order.first[person + 1];
    several.from[k] = at;
    several.to[k] = at;
    const counters = isCalm && at < end ? calmOpening(run, person) : undefined;
    if (counters === undefined) continue;
    open(person, counters);
    if (cell < 0) {
      const row = rowAt(order, at);
      enterEraOf(run, payments.start[row]);
      cell = cellOf(run.era, payments.benefit[row], payments.ground[row]);
    }
    const counter = compiled.counterOfCell[cell];
    several.to[k] = end;
    several.before[k] =
      counter === 0 ? counters.subsidy : counter === 1 ? counters.allowance : counters.unemployment;
  }
  if (cell >= 0 && compiled.plainCell[cell] === 1) replayStretches(run, cell, several);
  else several.to.set(several.from);
}

/** The opening counters of a person without restarts, exemption or a list to follow; undefined for others. */
function calmOpening(run: ReplayRun, person: number): OpeningCounters | undefined {
  if (exemptionEnd(run, person) !== Number.NEGATIVE_INFINITY) return undefined;
  collectRestarts(run, person, openingDay(run, person));
  if (run.restarts.length > 0) return undefined;
  const given = givenOpening(run, person);
  if (given !== undefined) return given;
  return hasListedRow(run, person) ? undefined : zeroOpening;
}

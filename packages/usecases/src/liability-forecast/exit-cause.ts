import { exitCauses, type ExitCause } from "@luotsi/engines";

import { cell } from "./cell.ts";
import { noReason, type EmploymentSpells } from "./receipt-sources.ts";

/** How long after the last paid day a spell may still tell why the person stopped receiving. Unit: days. */
const nearby = 31;

/** What a person does, by employment code; codes in which one may still receive say nothing. */
const causeOfCode: readonly (ExitCause | undefined)[] = [
  "subsidised_work",
  "work",
  undefined,
  undefined,
  undefined,
  "other",
  undefined,
  undefined,
  "education",
  "work",
];

/** Why a search or an unemployment ended, by recorded reason. */
const causeOfReason: readonly ExitCause[] = [
  "subsidised_work",
  "work",
  "work",
  "work",
  "education",
  "other",
  "unknown",
  "other",
  "education",
  "work",
  "unknown",
  "education",
  "education",
  "education",
];

/** Where each person's spells are: person p's are `first[p] … first[p + 1] − 1`. */
export function spellsByPerson({ person }: EmploymentSpells, people: number): Int32Array {
  const first = new Int32Array(people + 1);
  for (const who of person) first[who + 1] = cell(first, who + 1) + 1;
  for (let p = 0; p < people; p++) first[p + 1] = cell(first, p) + cell(first, p + 1);
  return first;
}

export interface SpellQuestion {
  readonly spells: EmploymentSpells;
  /** The person's spells. */
  readonly from: number;
  readonly to: number;
  /** Spells that began on this day or later are not known, and no end after it. */
  readonly knownOn: number;
}

/**
 * Why a person stopped receiving: the first spell of a month from the last paid day on that is work, subsidised work,
 * education or outside the labour force; else the recorded reason of the last spell's end.
 *
 * @param lastEnd day after the last paid one.
 * @returns position in `exitCauses`.
 */
export function exitCauseAfter(
  { spells, from, to, knownOn }: SpellQuestion,
  lastEnd: number,
): number {
  let reason: ExitCause = "unknown";
  for (let i = from; i < to; i++) {
    const start = cell(spells.startDay, i);
    const end = cell(spells.endDay, i);
    if (start >= knownOn || start >= lastEnd + nearby) break;
    if (end < lastEnd) continue;
    const cause = end > lastEnd ? causeOfCode[cell(spells.code, i)] : undefined;
    if (cause !== undefined) return exitCauses.indexOf(cause);
    if (end <= knownOn && end < lastEnd + nearby) reason = recordedReason(spells, i);
  }
  return exitCauses.indexOf(reason);
}

function recordedReason({ endReason, searchEndReason }: EmploymentSpells, i: number): ExitCause {
  const own = cell(endReason, i);
  const reason = own === noReason ? cell(searchEndReason, i) : own;
  return causeOfReason[reason] ?? "unknown";
}

/**
 * May somebody have received through a whole stretch? Not where a spell of work, study or something else lies in it, or no spell at all. A
 * person without any spells tells nothing: then it may be.
 *
 * @param stretch first day, and day after the last.
 */
export function mayReceiveThrough(
  { spells, from, to, knownOn }: SpellQuestion,
  stretch: { readonly from: number; readonly to: number },
): boolean {
  if (from === to) return true;
  let told = stretch.from;
  for (let i = from; i < to && told < stretch.to; i++) {
    const start = cell(spells.startDay, i);
    if (start > told || start >= knownOn) return false;
    if (cell(spells.endDay, i) <= told) continue;
    if (causeOfCode[cell(spells.code, i)] !== undefined) return false;
    told = cell(spells.endDay, i);
  }
  return told >= stretch.to;
}

/**
 * Since when somebody who receives in a month has looked for a job without a break: the earliest beginning of the job searches in whose
 * spells the month falls. Nobody receives without one.
 *
 * @param month first day, and day after the last. @returns undefined when no spell tells.
 */
export function searchingSince(
  { spells, from, to, knownOn }: SpellQuestion,
  month: { readonly from: number; readonly to: number },
): number | undefined {
  let since: number | undefined;
  for (let i = from; i < to; i++) {
    const start = cell(spells.startDay, i);
    if (start >= month.to || start >= knownOn) break;
    if (cell(spells.endDay, i) <= month.from) continue;
    const begun = Math.min(start, cell(spells.searchStart, i));
    since = since === undefined ? begun : Math.min(since, begun);
  }
  return since;
}

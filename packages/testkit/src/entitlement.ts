import { firstDayOf } from "@luotsi/base";

import type { BenefitLevels } from "./benefit-levels.ts";
import { grounds, benefits } from "./payment-rows.ts";
import type { SyntheticPerson } from "./people.ts";
import { trueServices } from "./services.ts";
import type { Tape } from "./tape.ts";
import { states, type History } from "./walk.ts";
import type { World } from "./world.ts";

/** Which benefit a person has a right to, and how far the counters have come. */
export interface Entitlement {
  /** Days of daily allowance left; 0 when the labour market subsidy is next. */
  allowanceLeft: number;
  allowancePaid: number;
  allowanceKind: number;
  maxPeriodStart: number;
  /** Day after the last day of the allowance, once it is used up. */
  usedUpOn: number;
  /** Days counted towards the subsidy's counter. */
  subsidyCounter: number;
  /** Subsidy days on the ground of unemployment. */
  unemploymentDays: number;
  /** Calendar days of work since the last new maximum period. */
  workDays: number;
  /** Weekdays of the waiting period still to go. */
  waiting: number;
}

/** The right at the origin of the simulation, with the days of an earlier life. */
export function openingEntitlement(
  person: SyntheticPerson,
  world: World,
  history: History,
  tape: Tape,
): Entitlement {
  const settled = history.count > 0 && history.state[0] === states.unemployed;
  const elapsed = settled ? world.origin - history.searchStart[0] : 0;
  const paid = Math.floor((elapsed * 5 * 0.93) / 7);
  const earlier = Math.floor(-Math.log(tape.next()) * earlierDays);
  const onAllowance = settled && person.workHistory && paid < 380;
  const kind = person.fundMember ? benefits.earningsRelated : benefits.basicAllowance;
  return {
    allowanceLeft: onAllowance ? 400 - paid : 0,
    allowancePaid: onAllowance ? paid : 0,
    allowanceKind: kind,
    maxPeriodStart: world.origin - elapsed,
    usedUpOn: Number.NEGATIVE_INFINITY,
    subsidyCounter: onAllowance ? paid : paid + (person.workHistory ? 0 : earlier),
    unemploymentDays: onAllowance ? 0 : paid + (person.workHistory ? 0 : earlier),
    workDays: !settled && person.workHistory ? 400 : 0,
    waiting: 0,
  };
}

/** Mean subsidy days of earlier spells of people without a daily allowance; fitted to the city's share of 2024. */
const earlierDays = 330;

/** A right and the law it is under. */
export interface Payee {
  readonly right: Entitlement;
  readonly levels: BenefitLevels;
}

/** Counts the work of a stretch of history towards the employment condition. */
export function countWork({ right, levels }: Payee, history: History, i: number): void {
  const days = history.end[i] - history.start[i];
  const { subsidisedShare } = levels.workNeeded(history.start[i]);
  const service = history.service[i];
  if (history.work[i] === 1) right.workDays += days;
  else if (history.state[i] === states.partTime) right.workDays += days * 0.5;
  else if (service >= 0 && trueServices[service].code === "00")
    right.workDays += days * subsidisedShare;
  else if (service >= 0 && trueServices[service].code === "01") right.workDays += days;
}

/** The beginning of a stretch of unemployment. */
export interface Spell {
  readonly start: number;
  /** The person comes from work. */
  readonly fromWork: boolean;
  readonly u: number;
}

/**
 * Share of those who come from work who meet the condition with work beside earlier job searches, which is not drawn
 * day by day; fitted to the mix of benefits.
 */
function besideShare(daysNeeded: number): number {
  return daysNeeded > 300 ? 0.8 : 0.9;
}

/** Opens a new maximum period when enough work has been done; the counter starts again. */
export function renew({ right, levels }: Payee, person: SyntheticPerson, spell: Spell): void {
  const { start, u } = spell;
  const needed = levels.workNeeded(start).days;
  const besides = spell.fromWork && person.workHistory && u < besideShare(needed);
  if (right.workDays < needed && !besides) return;
  const age = (start - firstDayOf(person.birthMonth)) / 365.25;
  right.allowanceKind = person.fundMember ? benefits.earningsRelated : benefits.basicAllowance;
  const { short, long, from58 } = levels.maximumDays;
  right.allowanceLeft = age >= 58 ? from58 : person.employability > 0.9 ? long : short;
  right.allowancePaid = 0;
  right.subsidyCounter = 0;
  right.workDays = 0;
  right.waiting = levels.waitingDays(start);
  right.maxPeriodStart = start;
}

/** The ground of payment of a state, or undefined when no unemployment benefit is paid in it. */
export function groundOf(history: History, i: number): number | undefined {
  switch (history.state[i]) {
    case states.unemployed:
    case states.partTime:
      return grounds.unemployment;
    case states.laidOff:
    case states.shortWeek:
      return grounds.layoff;
    case states.service:
      return trueServices[history.service[i]].code === "07" ? grounds.service : undefined;
    default:
      return undefined;
  }
}

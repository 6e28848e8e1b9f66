import { assert, firstDayOf, monthFromOrdinal } from "@luotsi/base";

import {
  basicCode,
  cellOf,
  chargesByPeriod,
  chargesNothing,
  compilePlan,
  earningsCode,
  eraOf,
  generalCode,
  lmsCode,
  noRule,
  type CompiledPlan,
} from "../municipal-liability/compiled-plan.ts";
import { liabilityGrounds, type LiabilityPlan } from "../municipal-liability/plan.ts";
import type { ShareTable } from "../municipal-liability/share-table.ts";
import { flowBenefits } from "./receipt-months.ts";

/** The law of each month ahead as look-ups. `benefit · horizon + month` is a cell. */
export interface FlowLaw {
  /** Position in `tables`; −1 where the municipality pays nothing. */
  readonly tableOf: Int16Array;
  /** 1 where a whole payment period is charged at the share of its beginning. */
  readonly byPeriod: Uint8Array;
  /** 1 where days in a service cost nothing, and where they advance the counter. */
  readonly serviceIsFree: Uint8Array;
  readonly serviceCounts: Uint8Array;
  /** Share of a paid day that advances the counter the municipal share looks at, outside and in a service: 0–1. */
  readonly countedOutside: Float64Array;
  readonly countedInService: Float64Array;
  /** By month: when that counter starts again, as in `FlowCounters.restart`. */
  readonly restart: Int16Array;
  readonly tables: readonly ShareTable[];
  /** Paid days after which the percent of a table changes, ascending. */
  readonly limits: readonly Float64Array[];
  /** Full basic allowance over that of the reference month, by month. */
  readonly level: Float64Array;
  /** Percents in use, ascending, 0 among them. */
  readonly percents: readonly number[];
}

/**
 * How the counter that the municipal share looks at goes in the months ahead, where it differs from that of the law. The days a
 * person has used of an allowance, and with them who leaves and when, go on as before.
 */
export interface FlowCounters {
  /** Share of a paid day that advances it, outside and in a service: 0–1, `benefit · horizon + month`. */
  readonly outside: Float64Array;
  readonly inService: Float64Array;
  /** By month: do days in a service advance it? 1 yes, 0 no, −1 as the law says. */
  readonly services: Int8Array;
  /**
   * By month: when it starts again. 0: with a new period of allowance or the condition of work, as learnt. −1: never. Above 0: when
   * somebody comes back after so many whole months without benefit, 12 at most.
   */
  readonly restart: Int16Array;
}

/** Months ahead, and the month whose amounts were learnt. */
export interface FlowSpan {
  /** First month ahead, as an ordinal. */
  readonly first: number;
  readonly horizon: number;
  readonly referenceMonth: number;
}

const exempt = flowBenefits.indexOf("exempt_subsidy");
const unemployment = liabilityGrounds.indexOf("unemployment");
const service = liabilityGrounds.indexOf("service");

/**
 * The first month ahead for which the plan has no law for some benefit in use.
 *
 * @param plan law as data. @param span months ahead.
 * @returns its ordinal, or undefined when there is law throughout. A forecast over such a month is refused.
 */
export function monthWithoutLaw(
  plan: LiabilityPlan,
  { first, horizon }: FlowSpan,
): number | undefined {
  const compiled = compilePlan(plan);
  for (let t = 0; t < horizon; t++) {
    const era = eraAt(compiled, first + t);
    if (flowBenefits.some((_, b) => b !== exempt && ruleCell(compiled, era, b) < 0))
      return first + t;
  }
  return undefined;
}

/**
 * The law of the months ahead.
 *
 * @param plan law as data; a reform is another plan. A month follows the law of its first day.
 * @param span months ahead.
 * @param counters where counting differs from the law's; undefined where it does not.
 * @returns look-ups. @throws BrokenPromise when a month has no law (see `monthWithoutLaw`), or a column is too short.
 */
export function flowLaw(plan: LiabilityPlan, span: FlowSpan, counters?: FlowCounters): FlowLaw {
  assert(monthWithoutLaw(plan, span) === undefined, "every month ahead has law");
  const compiled = compilePlan(plan);
  const { first, horizon, referenceMonth } = span;
  const cells = flowBenefits.length * horizon;
  const law = {
    tableOf: new Int16Array(cells).fill(-1),
    byPeriod: new Uint8Array(cells),
    serviceIsFree: new Uint8Array(cells),
    serviceCounts: new Uint8Array(cells).fill(1),
  };
  const reference = compiled.basicCentsOfEra[eraAt(compiled, referenceMonth)];
  const level = new Float64Array(horizon);
  const percents = new Set([0]);
  for (let t = 0; t < horizon; t++) {
    const era = eraAt(compiled, first + t);
    const amount = compiled.basicCentsOfEra[era];
    level[t] = amount > 0 && reference > 0 ? amount / reference : 1;
    for (let b = 0; b < flowBenefits.length; b++) {
      if (b === exempt) continue;
      const cell = ruleCell(compiled, era, b);
      const inService = cell - unemployment + service;
      const at = b * horizon + t;
      if (compiled.chargeOfCell[cell] !== chargesNothing) {
        law.tableOf[at] = compiled.ruleOfCell[cell];
        plan.rules[compiled.ruleOfCell[cell]].steps.forEach(({ percent }) => percents.add(percent));
      }
      law.byPeriod[at] = Number(compiled.chargeOfCell[cell] === chargesByPeriod);
      law.serviceIsFree[at] = Number(compiled.chargeOfCell[inService] === chargesNothing);
      law.serviceCounts[at] = countsIn(compiled, cell, inService);
    }
  }
  return {
    ...law,
    ...countingOf(law.serviceCounts, horizon, counters),
    tables: compiled.tables,
    limits: plan.rules.map(({ steps }) =>
      Float64Array.from(steps, ({ afterPaidDays }) => afterPaidDays),
    ),
    level,
    percents: [...percents].toSorted((a, b) => a - b),
  };
}

type Counting = Pick<FlowLaw, "countedOutside" | "countedInService" | "restart">;

function countingOf(
  serviceCounts: Uint8Array,
  horizon: number,
  counters: FlowCounters | undefined,
): Counting {
  const cells = serviceCounts.length;
  if (counters === undefined) {
    return {
      countedOutside: new Float64Array(cells).fill(1),
      countedInService: Float64Array.from(serviceCounts),
      restart: new Int16Array(horizon),
    };
  }
  const { outside, inService, services, restart } = counters;
  assert(outside.length === cells && inService.length === cells, "a share for each cell");
  assert(services.length === horizon && restart.length === horizon, "a rule for each month");
  return {
    countedOutside: outside,
    countedInService: inService.map((share, at) => {
      const rule = services[at % horizon];
      return share * (rule < 0 ? serviceCounts[at] : rule);
    }),
    restart,
  };
}

/** Does a service day advance the counter the rule looks at? */
function countsIn(compiled: CompiledPlan, cell: number, inService: number): number {
  const counts = [compiled.countsSubsidy, compiled.countsAllowance, compiled.countsUnemployment];
  return counts[compiled.counterOfCell[cell]][inService];
}

function eraAt(compiled: CompiledPlan, month: number): number {
  return eraOf(compiled, firstDayOf(monthFromOrdinal(month)));
}

/** Cell of the benefit's rule for unemployment; −1 without law. The general benefit follows the two it replaced. */
function ruleCell(compiled: CompiledPlan, era: number, benefit: number): number {
  const own = [earningsCode, basicCode, lmsCode, lmsCode][benefit];
  const cell = cellOf(era, own, unemployment);
  if (compiled.ruleOfCell[cell] !== noRule) return cell;
  const general = cellOf(era, generalCode, unemployment);
  return own !== earningsCode && compiled.ruleOfCell[general] !== noRule ? general : -1;
}

import {
  addMonths,
  dayFromOrdinal,
  firstDayOf,
  month,
  monthOf,
  roundToCents,
  type Month,
} from "@luotsi/base";
import type { StateCompensation } from "@luotsi/contract";
import { owedWithin, rowsWithin, type LedgerOfPlan } from "@luotsi/engines";
import {
  basicAllowanceDailyCents,
  defaultAssumptions,
  inForce,
  liabilityCompensation,
  liabilityPlan,
} from "@luotsi/law";

import { compensationFinding } from "./compensation-words.ts";
import { ledgerUnderOther, type ModelFacts, type MonthSpan } from "./model-facts.ts";

const monthsInYear = 12;
/** A month with less than this part of the usual paid days is not whole. */
const leastOfUsual = 0.5;

/** A year's compensation at the base year's level, and how it was come by. */
export type BaseYearIncrease = Omit<StateCompensation, "finding" | "period">;

/** The base year is the same whatever period is looked at. */
const remembered = new WeakMap<ModelFacts, { readonly base: BaseYearIncrease | undefined }>();

/**
 * The compensation as the act lets it be computed: the cost increase of the base year's payments, those of integration
 * clients counted in part. Undefined when nothing of the base year has been imported.
 */
function baseYearIncrease(facts: ModelFacts): BaseYearIncrease | undefined {
  const kept = remembered.get(facts);
  if (kept !== undefined) return kept.base;
  const base = computeBaseYear(facts);
  remembered.set(facts, { base });
  return base;
}

function computeBaseYear(facts: ModelFacts): BaseYearIncrease | undefined {
  const { value: rule } = compensationRule;
  const january = month(`${rule.baseYear}-01`);
  const months = wholeMonthsOf(facts, january);
  if (months.length === 0) return undefined;
  const weight = weightsOf(facts, rule.exemptPersonsPercent / 100);
  const old = facts.models["fi-2015"];
  const open = withoutExemption(facts);
  let [oldSum, newSum, exemptSum] = [0, 0, 0];
  for (const { first, last } of spansOf(months)) {
    const part = { from: first, to: addMonths(last, 1), homes: facts.homes };
    const before = owedWithin(old, part);
    const after = owedWithin(open, part);
    for (let row = 0; row < weight.length; row++) {
      const counted = weight[row] ?? 1;
      oldSum += counted * (before[row] ?? 0);
      newSum += counted * (after[row] ?? 0);
      if (counted < 1) exemptSum += counted * ((after[row] ?? 0) - (before[row] ?? 0));
    }
  }
  const scale = monthsInYear / months.length;
  const yearOf = (hundredths: number): number => roundToCents((hundredths * scale) / 100);
  const [oldCents, newCents] = [yearOf(oldSum), yearOf(newSum)];
  return {
    baseYear: rule.baseYear,
    monthsKnown: months.length,
    isEstimated: months.length < monthsInYear,
    oldCents,
    newCents,
    exemptPersonsPercent: rule.exemptPersonsPercent,
    exemptPersonsCents: yearOf(exemptSum),
    yearCents: newCents - oldCents,
  };
}

/** Months that follow each other stand together. */
function spansOf(months: readonly Month[]): readonly MonthSpan[] {
  const spans: { first: Month; last: Month }[] = [];
  for (const at of months) {
    const before = spans.at(-1);
    if (before !== undefined && before.last === at - 1) before.last = at;
    else spans.push({ first: at, last: at });
  }
  return spans;
}

/** The compensation beside a period's own cost increase. */
export function compensationOf(
  facts: ModelFacts,
  { first, last }: MonthSpan,
  increaseCents: number,
): StateCompensation | undefined {
  const base = baseYearIncrease(facts);
  if (base === undefined) return undefined;
  const begins = monthOf(compensationRule.from);
  const factors =
    first < begins
      ? []
      : Array.from({ length: last - first + 1 }, (_, k) => indexFactor(addMonths(first, k)));
  const indexed = factors.reduce((sum, factor) => sum + factor, 0);
  const compensationCents = roundToCents((base.yearCents * indexed) / monthsInYear);
  const period =
    factors.length === 0
      ? null
      : {
          increaseCents,
          compensationCents,
          gapCents: increaseCents - compensationCents,
          indexFactor: indexed / factors.length,
        };
  const compensation = { ...base, period };
  return { ...compensation, finding: compensationFinding(compensation) };
}

/** The rule that first compensated, whose base year every later year keeps. */
const compensationRule = ruleOf();

function ruleOf(): (typeof liabilityCompensation.history)[number] {
  const [rule] = liabilityCompensation.history;
  if (rule === undefined) throw new Error("the law of the compensation has an entry");
  return rule;
}

/** The level of the benefits in a month to that of the base year. */
function indexFactor(at: Month): number {
  const baseDay = firstDayOf(month(`${compensationRule.value.baseYear}-01`));
  const then = inForce(basicAllowanceDailyCents, baseDay).value;
  return inForce(basicAllowanceDailyCents, firstDayOf(at)).value / then;
}

/** The new rules as if nobody were exempt: the decree counts those payments in part instead. */
function withoutExemption({ input, dated }: ModelFacts): LedgerOfPlan {
  const plan = { ...liabilityPlan("fi-2025", defaultAssumptions()), exemption: undefined };
  return ledgerUnderOther(input, dated, plan);
}

/** What part of each row is counted: less for the days that would be exempt under the new rules. */
function weightsOf({ models }: ModelFacts, exemptPart: number): Float64Array {
  const { ledger, payments, plan } = models["fi-2025"];
  const exempt = plan.rules.findIndex(({ id }) => id === plan.exemption?.rule);
  const weight = Float64Array.from(ledger.ruleSet, (rule) => (rule === exempt ? exemptPart : 1));
  const exemptDays = new Map<number, number>();
  for (const [k, row] of ledger.cuts.row.entries()) {
    const days = ledger.cuts.ruleSet[k] === exempt ? (ledger.cuts.paidDays[k] ?? 0) : 0;
    exemptDays.set(row, (exemptDays.get(row) ?? 0) + days);
  }
  for (const [row, days] of exemptDays) {
    weight[row] = 1 - ((1 - exemptPart) * days) / (payments.paidDays[row] ?? 1);
  }
  return weight;
}

/** Months of the base year whose payments are there: those with at least half the paid days of a usual month. */
function wholeMonthsOf({ dated, homes, known }: ModelFacts, january: Month): readonly Month[] {
  if (known === undefined) return [];
  const { payments } = dated;
  const span = { from: january, to: addMonths(january, monthsInYear), homes };
  const within = rowsWithin(dated, span);
  const days = Array.from({ length: monthsInYear }, () => 0);
  for (let row = 0; row < within.length; row++) {
    if (within[row] !== 1) continue;
    const at = monthOf(dayFromOrdinal(payments.start[row] ?? 0)) - january;
    if (at >= 0) days[at] = (days[at] ?? 0) + (payments.paidDays[row] ?? 0);
  }
  const usual = days.toSorted((a, b) => b - a)[Math.floor(monthsInYear / 4)] ?? 0;
  return days.flatMap((count, at) => {
    const isKnown = january + at >= known.first && january + at <= known.last;
    return isKnown && count > 0 && count >= leastOfUsual * usual ? [addMonths(january, at)] : [];
  });
}

import { firstDayOf, parseMonth, type Day, type Month } from "@luotsi/base";
import type { ScenarioBenefit, ScenarioChange } from "@luotsi/contract";
import {
  liabilityBenefits,
  type LiabilityPlan,
  type PlannedRule,
  type PlannedSpell,
  type PlannedStep,
} from "@luotsi/engines";

export type LawChange = Extract<
  ScenarioChange,
  { readonly kind: "funding-model" | "steps" | "step-shift" }
>;

/** Is it a change of the law rather than of what people do? */
export function isLawChange(change: ScenarioChange): change is LawChange {
  return lawKinds.has(change.kind);
}

const lawKinds: ReadonlySet<ScenarioChange["kind"]> = new Set([
  "funding-model",
  "steps",
  "step-shift",
]);

export interface PlanToReform {
  /** The law as it is. */
  readonly plan: LiabilityPlan;
  /** Plan of an undated funding model, when a change names one. */
  readonly modelPlan: (model: string) => LiabilityPlan;
  /** A change that begins before this month begins here: what has been is not changed. */
  readonly firstMonth: Month;
}

/**
 * The law with a scenario's changes: the timetable is cut where a change begins and ends, and between the cuts each
 * benefit has a rule of its own making. The law's own rules and days stay as they are.
 */
export function reformPlan(
  { plan, modelPlan, firstMonth }: PlanToReform,
  changes: readonly LawChange[],
): LiabilityPlan {
  const dated = changes.map((change) => ({ change, ...daysOfChange(change, firstMonth) }));
  const cuts = [...new Set(dated.flatMap(({ start, end }) => [start, end]))]
    .filter((cut): cut is Day => cut !== undefined)
    .toSorted((a, b) => a - b);
  const rules = new Map(plan.rules.map((rule) => [rule.id, rule]));
  const timetable = plan.timetable.flatMap((spell) =>
    piecesOf(spell, cuts).map((piece): PlannedSpell => {
      const active = dated.filter(
        ({ start, end }) => start <= piece.start && (end === undefined || end > piece.start),
      );
      const law = rules.get(piece.rule);
      if (law === undefined || active.length === 0) return piece;
      const rule = named(
        active.reduce((made, { change }) => changedRule(made, change, piece, modelPlan), law),
        rules,
      );
      rules.set(rule.id, rule);
      return { ...piece, rule: rule.id };
    }),
  );
  return { ...plan, rules: [...rules.values()], timetable };
}

function daysOfChange(
  { from, until }: LawChange,
  firstMonth: Month,
): { readonly start: Day; readonly end: Day | undefined } {
  const begins = parseMonth(from) ?? firstMonth;
  const ends = until === undefined ? undefined : parseMonth(until);
  return {
    start: firstDayOf(begins < firstMonth ? firstMonth : begins),
    end: ends === undefined ? undefined : firstDayOf(ends),
  };
}

function piecesOf(spell: PlannedSpell, cuts: readonly Day[]): readonly PlannedSpell[] {
  const inside = cuts.filter(
    (cut) => cut > spell.start && (spell.end === undefined || cut < spell.end),
  );
  const starts = [spell.start, ...inside];
  return starts.map((start, i) => ({ ...spell, start, end: starts[i + 1] ?? spell.end }));
}

function changedRule(
  rule: PlannedRule,
  change: LawChange,
  { benefit, start }: PlannedSpell,
  modelPlan: PlanToReform["modelPlan"],
): PlannedRule {
  if (change.kind === "funding-model") return ruleOfModel(modelPlan(change.model), benefit, start);
  if (!concerns(change.benefits, benefit)) return rule;
  const steps = change.kind === "steps" ? change.steps : shiftedSteps(rule.steps, change);
  return { ...rule, steps };
}

function ruleOfModel(model: LiabilityPlan, benefit: ScenarioBenefit, start: Day): PlannedRule {
  const spell = model.timetable.find(
    (each) =>
      each.benefit === benefit &&
      each.start <= start &&
      (each.end === undefined || each.end > start),
  );
  const rule = model.rules.find(({ id }) => id === spell?.rule);
  if (rule === undefined) throw new TypeError(`${model.model} has a rule for ${benefit}`);
  return rule;
}

function concerns(benefits: readonly ScenarioBenefit[] | undefined, benefit: string): boolean {
  const wanted: readonly string[] = benefits ?? liabilityBenefits;
  return wanted.includes(benefit);
}

/**
 * Steps moved by days and percentage points. A step that would begin before the first day begins on it; of several
 * that do, the highest holds.
 */
export function shiftedSteps(
  steps: readonly PlannedStep[],
  { laterDays, sharePoints }: { readonly laterDays: number; readonly sharePoints: number },
): readonly PlannedStep[] {
  const moved = steps.map(({ afterPaidDays, percent }) => ({
    afterPaidDays: Math.max(0, afterPaidDays + laterDays),
    percent: Math.min(100, Math.max(0, percent + sharePoints)),
  }));
  return moved.filter(
    ({ afterPaidDays }, i) =>
      moved[i + 1] === undefined || moved[i + 1]?.afterPaidDays !== afterPaidDays,
  );
}

/** A rule that differs from the law's has an id of its own; the same content has the same id. */
function named(rule: PlannedRule, rules: ReadonlyMap<string, PlannedRule>): PlannedRule {
  const law = rules.get(rule.id);
  if (law === undefined || contentOf(law) === contentOf(rule)) return rule;
  return { ...rule, id: `${rule.id} ${contentOf(rule)}` };
}

function contentOf({ steps, counter }: PlannedRule): string {
  const parts = steps.map(({ afterPaidDays, percent }) => `${afterPaidDays}:${percent}`);
  return `${counter} ${parts.join("/")}`;
}

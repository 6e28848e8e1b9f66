import { setImmediate, setTimeout } from "node:timers/promises";

import { addMonths, monthOf, roundToCents } from "@luotsi/base";
import type { AssumptionAnswer, AssumptionEffect, AssumptionEffectsView } from "@luotsi/contract";
import {
  inputUnderOtherLaw,
  owedWithin,
  type LedgerPart,
  type LiabilityInput,
} from "@luotsi/engines";
import { assumptions, liabilityPlan, type AssumptionId } from "@luotsi/law";

import { paymentsWithLaw } from "../finance/liability-columns.ts";
import { optionWords } from "../rules/assumption-words.ts";
import type { Workspace } from "../workspace.ts";
import {
  effectsDefinition,
  effectsFinding,
  nothingToTry,
  stillTrying,
} from "./assumption-effects-words.ts";
import { answering, touchesLiability } from "./assumption-lines.ts";
import { ledgerUnder, loadModelFacts, type ModelFacts } from "./model-facts.ts";
import { latestYear, periodOf } from "./model-period.ts";
import { provenanceOf } from "./show-funding-models.ts";

/** One answer to everything in one state of the data; it costs a ledger for each answer, so it is computed once. */
interface Work {
  readonly view: Promise<AssumptionEffectsView>;
  answersDone: number;
}

const underWay = new WeakMap<ModelFacts, Work>();

/** Whoever looks waits no longer than this before being told how far the work is. Unit: milliseconds. */
const patience = 1000;

/**
 * What each open question of the law is worth: the last twelve whole months under each of its answers, one question at
 * a time.
 */
export async function computeAssumptionEffects(
  workspace: Workspace,
): Promise<AssumptionEffectsView> {
  return await workOn(await loadModelFacts(workspace)).view;
}

/** The same for whoever looks at a page: when it takes long, how far it is. */
export async function showAssumptionEffects(workspace: Workspace): Promise<AssumptionEffectsView> {
  const facts = await loadModelFacts(workspace);
  const work = workOn(facts);
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      work.view,
      setTimeout(patience, undefined, { signal: giveUp.signal }).then(() =>
        unfinishedView(facts, work.answersDone),
      ),
    ]);
  } finally {
    giveUp.abort();
  }
}

function workOn(facts: ModelFacts): Work {
  const kept = underWay.get(facts);
  if (kept !== undefined) return kept;
  const work: Work = {
    view: computeView(facts, () => {
      work.answersDone++;
    }),
    answersDone: 0,
  };
  underWay.set(facts, work);
  work.view.catch(() => {
    underWay.delete(facts);
  });
  return work;
}

async function computeView(
  facts: ModelFacts,
  onAnswer: () => void,
): Promise<AssumptionEffectsView> {
  const span = facts.known === undefined ? undefined : latestYear(facts.known);
  if (span === undefined) return { ...emptyView(facts), finding: nothingToTry };
  const part = { from: span.first, to: addMonths(span.last, 1), homes: facts.homes };
  const owedCents = sumCents(owedWithin(facts.dated, part));
  const trial = trialOf(facts, part);
  const effects: AssumptionEffect[] = [];
  for (const id of ids) effects.push(await effectOf(id, trial, onAnswer));
  const ordered = effects.toSorted((a, b) => order(a) - order(b) || sizeOf(b) - sizeOf(a));
  const generalBenefitCents = -lowestDifference(
    effects.find(({ id }) => id === "general_benefit_shares"),
  );
  return {
    ...emptyView(facts),
    finding: effectsFinding({ effects: ordered, owedCents, generalBenefitCents }),
    hasPayments: true,
    owedCents,
    generalBenefitCents,
    effects: ordered,
  };
}

/** What can be said before anything has been computed. */
function emptyView(facts: ModelFacts): AssumptionEffectsView {
  const thisMonth = monthOf(facts.today);
  const span = facts.known === undefined ? undefined : latestYear(facts.known);
  return {
    synthetic: facts.synthetic,
    areaName: facts.areaName,
    finding: nothingToTry,
    period: periodOf(span ?? { first: thisMonth, last: thisMonth }),
    hasPayments: false,
    progress: null,
    owedCents: 0,
    generalBenefitCents: 0,
    effects: ids.map((id) =>
      untriedEffect(id, kindOf(id) === "elsewhere" ? "elsewhere" : "single"),
    ),
    provenance: { ...provenanceOf(facts, span), definition: effectsDefinition, uncertainty: null },
  };
}

function unfinishedView(facts: ModelFacts, answersDone: number): AssumptionEffectsView {
  const tried = ids.filter((id) => kindOf(id) === "tried");
  const answers = tried.reduce((sum, id) => sum + assumptions[id].options.length, 0);
  return {
    ...emptyView(facts),
    finding: stillTrying,
    hasPayments: true,
    progress: answersDone / answers,
  };
}

const ids = Object.keys(assumptions) as AssumptionId[];

interface Trial {
  readonly input: LiabilityInput;
  readonly part: LedgerPart;
  /** The period's share under the default answers, from the same input. */
  readonly usualCents: number;
}

/** What the payer billed rests on its own answers, so bills are not followed when another one is tried. */
function trialOf({ dated, input }: ModelFacts, part: LedgerPart): Trial {
  const { plan, ledger } = dated;
  const freed = inputUnderOtherLaw(input, { dated: plan, ledger, plan });
  const usual = freed === input ? dated : ledgerUnder(freed, plan);
  return { input: freed, part, usualCents: sumCents(owedWithin(usual, part)) };
}

async function effectOf(
  id: AssumptionId,
  trial: Trial,
  onAnswer: () => void,
): Promise<AssumptionEffect> {
  const kind = kindOf(id);
  if (kind !== "tried") return untriedEffect(id, kind);
  const answers: AssumptionAnswer[] = [];
  for (const [at, value] of assumptions[id].options.entries()) {
    // Other requests are answered between two ledgers.
    await setImmediate();
    const owedCents = at === 0 ? trial.usualCents : owedUnder(id, value, trial);
    answers.push({
      ...answerHead(id, value, at),
      owedCents,
      differenceCents: owedCents - trial.usualCents,
    });
    onAnswer();
  }
  return { ...questionOf(id), kind, answers };
}

/** The period's share when one question is answered otherwise. Days left without law cost nothing. */
function owedUnder(id: AssumptionId, value: string, { input, part }: Trial): number {
  const plan = liabilityPlan("fi-dated", answering(id, value));
  const payments = paymentsWithLaw(input.payments, plan);
  return sumCents(owedWithin(ledgerUnder({ ...input, payments }, plan), part));
}

function kindOf(id: AssumptionId): AssumptionEffect["kind"] {
  if (!touchesLiability(id)) return "elsewhere";
  const options: readonly string[] = assumptions[id].options;
  return options.length === 1 ? "single" : "tried";
}

function untriedEffect(id: AssumptionId, kind: AssumptionEffect["kind"]): AssumptionEffect {
  const answers = assumptions[id].options.map((value, at) => ({
    ...answerHead(id, value, at),
    owedCents: null,
    differenceCents: null,
  }));
  return { ...questionOf(id), kind, answers };
}

function questionOf(
  id: AssumptionId,
): Pick<AssumptionEffect, "id" | "title" | "question" | "affects"> {
  const { title, explanation, affects } = assumptions[id];
  return { id, title, question: explanation, affects };
}

function answerHead(
  id: AssumptionId,
  value: string,
  at: number,
): Pick<AssumptionAnswer, "value" | "text" | "isDefault"> {
  const text = optionWords(id, value) ?? { fi: value, sv: value, en: value };
  return { value, text, isDefault: at === 0 };
}

/** Questions that were tried come first. */
function order({ kind }: AssumptionEffect): number {
  return ["tried", "single", "elsewhere"].indexOf(kind);
}

function sizeOf({ answers }: AssumptionEffect): number {
  return Math.max(...answers.map(({ differenceCents }) => Math.abs(differenceCents ?? 0)));
}

function lowestDifference(effect: AssumptionEffect | undefined): number {
  return Math.min(0, ...(effect?.answers ?? []).map(({ differenceCents }) => differenceCents ?? 0));
}

function sumCents(owed: Float64Array): number {
  return roundToCents(owed.reduce((sum, value) => sum + value, 0) / 100);
}

import type { Provenance } from "@luotsi/contract";
import {
  assumptions,
  defaultAssumptions,
  integrationStatus,
  integrationStatusYears,
  liabilityPlan,
  type AssumptionChoice,
  type AssumptionId,
} from "@luotsi/law";

const ids = Object.keys(assumptions) as AssumptionId[];

/** The default answers with one of them changed. */
export function answering(id: AssumptionId, value: string): AssumptionChoice {
  return { ...defaultAssumptions(), [id]: value };
}

/** Does another answer to the question change the law of the benefit share? A question of one answer may. */
export function touchesLiability(id: AssumptionId): boolean {
  const options: readonly string[] = assumptions[id].options;
  if (options.length === 1) return true;
  const usual = JSON.stringify(liabilityPlan("fi-dated", defaultAssumptions()));
  return options.some(
    (value) => JSON.stringify(liabilityPlan("fi-dated", answering(id, value))) !== usual,
  );
}

/** The open questions the benefit share rests on, with the answers used. */
export function liabilityAssumptionLines(): Provenance["assumptions"] {
  const choice = defaultAssumptions();
  return ids
    .filter(touchesLiability)
    .map((name) => ({ name, value: choice[name], text: assumptions[name].explanation }));
}

/** How long newly arrived persons are told apart from others. */
export function integrationStatusLine(): Provenance["assumptions"][number] {
  return {
    name: integrationStatus.id,
    value: String(integrationStatusYears()),
    text: integrationStatus.explanation,
  };
}

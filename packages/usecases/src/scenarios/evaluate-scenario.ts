import type { Language } from "@luotsi/base";
import type { ScenarioAnswer, ScenarioDefinition } from "@luotsi/contract";

import type { Workspace } from "../workspace.ts";
import { assembleAnswer, type ScenarioFlows } from "./assemble-answer.ts";
import { learnCounting } from "./counted-models.ts";
import { expectAhead, expectedMonths } from "./expected-months.ts";
import { needFlowBasis, type FlowBasis } from "./flow-basis.ts";
import { readScenarioText } from "./read-scenario.ts";
import { scenarioProvenance } from "./scenario-provenance.ts";
import type { ServiceStep } from "./service-balance.ts";

/**
 * A scenario beside the baseline: the expectation over five years, difference first.
 *
 * @throws AppError INVALID_SCENARIO, HISTORY_TOO_SHORT.
 */
export async function evaluateScenario(
  workspace: Workspace,
  definitionText: string,
  language: Language,
): Promise<ScenarioAnswer> {
  const definition = readScenarioText(definitionText, language);
  const basis = await needFlowBasis(workspace);
  await learnCounting(workspace, basis, definition.changes);
  await expectAhead(sidesOf(definition), basis);
  return answerOf(definition, basis, workspace.version);
}

/**
 * The same of a definition that has been read, whose counting has been learnt. Cost: what `expectAhead` has not made yet, an expectation of
 * the flow and one more for each service change.
 */
export function answerOf(
  definition: ScenarioDefinition,
  basis: FlowBasis,
  version: string,
): ScenarioAnswer {
  return assembleAnswer(expectedFlows(definition, basis), {
    definition,
    firstMonth: basis.firstMonth,
    municipalities: basis.municipalities,
    receivers: basis.receivers,
    names: basis.names,
    simulated: null,
    provenance: scenarioProvenance(definition, basis, { version, simulated: undefined }),
  });
}

/** The lists of changes whose expectations an answer is made of. */
export function sidesOf({
  changes,
}: Pick<ScenarioDefinition, "changes">): readonly ScenarioDefinition["changes"][] {
  const services = changes.filter((change) => change.kind === "service");
  const others = changes.filter((change) => change.kind !== "service");
  return [others, ...services.map((_, i) => [...others, ...services.slice(0, i + 1)])];
}

/** Expectations of the baseline, the scenario, and the scenario's services one by one. */
export function expectedFlows(
  { changes }: Pick<ScenarioDefinition, "changes">,
  basis: FlowBasis,
): ScenarioFlows {
  const services = changes.filter((change) => change.kind === "service");
  const others = changes.filter((change) => change.kind !== "service");
  const without = expectedMonths(others, basis);
  let before = without;
  const steps = services.map((change, i): ServiceStep => {
    const after = expectedMonths([...others, ...services.slice(0, i + 1)], basis);
    const step = {
      without: { months: before },
      with: { months: after },
      costCentsPerMonth: change.costEurPerMonth * 100,
      costRange: change.costRange && {
        low: change.costRange.low * 100,
        high: change.costRange.high * 100,
      },
    };
    before = after;
    return step;
  });
  return {
    baseline: { months: basis.baseline },
    scenario: { months: before },
    services: services.length === 0 ? undefined : { without: { months: without }, steps },
  };
}

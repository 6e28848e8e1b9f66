import type { Language } from "@luotsi/base";
import type { ScenarioAnswer, ScenarioChange, ScenarioDefinition } from "@luotsi/contract";
import { expectFlow, type FlowMonths } from "@luotsi/engines";

import type { Workspace } from "../workspace.ts";
import { assembleAnswer, type ScenarioFlows } from "./assemble-answer.ts";
import { countedMonths, learnCounting, withMonthsOf } from "./counted-models.ts";
import { flowCounters } from "./counter-rules.ts";
import { needFlowBasis, type FlowBasis } from "./flow-basis.ts";
import { readScenarioText } from "./read-scenario.ts";
import { scenarioProvenance } from "./scenario-provenance.ts";
import { scenarioQuestion } from "./scenario-question.ts";
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
  return answerOf(definition, basis, workspace.version);
}

/** The same of a definition that has been read, whose counting has been learnt. Cost: an expectation of the flow, and one more for each service change. */
export function answerOf(
  definition: ScenarioDefinition,
  basis: FlowBasis,
  version: string,
): ScenarioAnswer {
  return assembleAnswer(expectedFlows(definition, basis), {
    definition,
    firstMonth: basis.firstMonth,
    municipalities: basis.municipalities,
    names: basis.names,
    simulated: null,
    provenance: scenarioProvenance(definition, basis, { version, simulated: undefined }),
  });
}

/** Expectations of the baseline, the scenario, and the scenario's services one by one. */
export function expectedFlows(
  { changes }: Pick<ScenarioDefinition, "changes">,
  basis: FlowBasis,
): ScenarioFlows {
  const services = changes.filter((change) => change.kind === "service");
  const others = changes.filter((change) => change.kind !== "service");
  const without = expected(others, basis);
  let before = without;
  const steps = services.map((change, i): ServiceStep => {
    const after = expected([...others, ...services.slice(0, i + 1)], basis);
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

/** Answers made lately, by the changes they are of: a reload, a file or a comparison asks the same again. */
const remembered = new WeakMap<FlowBasis, Map<string, FlowMonths>>();
const mostRemembered = 100;

function expected(changes: readonly ScenarioChange[], basis: FlowBasis): FlowMonths {
  if (changes.length === 0) return basis.baseline;
  const made = remembered.get(basis) ?? new Map<string, FlowMonths>();
  remembered.set(basis, made);
  const key = JSON.stringify(changes);
  const known = made.get(key);
  if (known !== undefined) return known;
  const months = followed(changes, basis);
  made.set(key, months);
  const [oldest] = made.keys();
  if (made.size > mostRemembered && oldest !== undefined) made.delete(oldest);
  return months;
}

/** Months under another funding model or exemption are those of people counted by it. */
function followed(changes: readonly ScenarioChange[], basis: FlowBasis): FlowMonths {
  const { model, horizon } = basis;
  const question = {
    ...scenarioQuestion({ changes: [...changes] }, basis),
    counters: flowCounters(changes, basis),
  };
  let months = expectFlow({ model, horizon, ...question });
  for (const counted of countedMonths(changes, basis)) {
    const others = expectFlow({ model: counted.model, horizon, ...question });
    months = withMonthsOf(months, others, counted.months);
  }
  return months;
}

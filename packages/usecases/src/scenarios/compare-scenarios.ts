import { AppError, addMonths, formatMonth, type Localised } from "@luotsi/base";
import type { ScenarioAnswer, ScenarioComparison, ScenarioDefinition } from "@luotsi/contract";
import { listScenarioVersions, type StoredScenario } from "@luotsi/store";

import { inEachLanguage } from "../wording/number-words.ts";
import type { Workspace } from "../workspace.ts";
import { learnCounting } from "./counted-models.ts";
import { answerOf, sidesOf } from "./evaluate-scenario.ts";
import { expectAhead } from "./expected-months.ts";
import { needFlowBasis } from "./flow-basis.ts";
import { moneyText } from "./money-text.ts";
import { definitionOf } from "./saved-scenarios.ts";

/**
 * Saved scenarios side by side, each against the same baseline.
 *
 * @param wanted `id` or `id.version`, separated by commas.
 * @throws AppError NOT_FOUND, HISTORY_TOO_SHORT, INVALID_SCENARIO.
 */
export async function compareScenarios(
  workspace: Workspace,
  wanted: string,
): Promise<ScenarioComparison> {
  const stored = await Promise.all(wanted.split(",").map((each) => findStored(workspace, each)));
  const basis = await needFlowBasis(workspace);
  for (const scenario of stored) {
    const definition = definitionOf(scenario);
    await learnCounting(workspace, basis, definition.changes);
    await expectAhead(sidesOf(definition), basis);
  }
  const compared = stored.map((scenario): Compared => {
    const definition = definitionOf(scenario);
    return { scenario, definition, answer: answerOf(definition, basis, workspace.version) };
  });
  const noChange = answerOf({ name: "–", changes: [] }, basis, workspace.version);
  return {
    finding: comparisonFinding(compared),
    months: noChange.months.map(({ month }) => month),
    baseline: {
      totalCents: noChange.total.baseline.cents,
      monthCents: noChange.months.map(({ baseline }) => baseline.cents),
      years: noChange.years.map(({ year, baseline }) => ({ year, cents: baseline.cents })),
    },
    scenarios: compared.map(comparedView),
    provenance: {
      ...noChange.provenance,
      assumptions: distinct(compared.flatMap(({ answer }) => answer.provenance.assumptions)),
      run: {
        ...noChange.provenance.run,
        months: `${formatMonth(basis.firstMonth)}/${formatMonth(addMonths(basis.firstMonth, basis.horizon - 1))}`,
      },
    },
  };
}

interface Compared {
  readonly scenario: StoredScenario;
  readonly definition: ScenarioDefinition;
  readonly answer: ScenarioAnswer;
}

async function findStored(workspace: Workspace, wanted: string): Promise<StoredScenario> {
  const [id = "", version] = wanted.split(".");
  const versions = await listScenarioVersions(workspace.store.reader, Number(id));
  const found = versions.find((each) => version === undefined || each.version === Number(version));
  if (found === undefined) throw new AppError("NOT_FOUND", { what: wanted });
  return found;
}

function comparedView({ scenario, answer }: Compared): ScenarioComparison["scenarios"][number] {
  return {
    id: scenario.id,
    version: scenario.version,
    name: scenario.name,
    isWithdrawn: scenario.isWithdrawn,
    changes: answer.changes.map(({ text }) => text),
    total: answer.total,
    monthCents: answer.months.map((month) => month.scenario.cents),
    years: answer.years.map(({ year, difference }) => ({
      year,
      differenceCents: difference.cents,
    })),
    byMunicipality: answer.byMunicipality.map(({ key, title, difference }) => ({
      key,
      title,
      differenceCents: difference.cents,
    })),
    netCents: answer.services?.net.cents ?? null,
  };
}

/** Which costs the municipality least, and by how much. */
function comparisonFinding(compared: readonly Compared[]): Localised {
  const ordered = compared.toSorted(
    (a, b) => a.answer.total.difference.cents - b.answer.total.difference.cents,
  );
  const least = ordered[0];
  const most = ordered.at(-1);
  if (least === undefined || most === undefined) return { fi: "", sv: "", en: "" };
  const apart = most.answer.total.scenario.cents - least.answer.total.scenario.cents;
  return inEachLanguage((language) => {
    const name = `”${least.scenario.name}”`;
    const owed = moneyText(least.answer.total.scenario.cents, language);
    if (compared.length === 1 || apart === 0) {
      return {
        fi: `Kuntaosuus on viidessä vuodessa ${owed}.`,
        sv: `Kommunandelen är ${owed} på fem år.`,
        en: `The municipal share over five years is ${owed}.`,
      }[language];
    }
    const span = moneyText(apart, language);
    return {
      fi: `Kuntaosuus on viidessä vuodessa pienin skenaariossa ${name}: ${owed}. Suurimman ja pienimmän ero on ${span}.`,
      sv: `Kommunandelen på fem år är minst i scenariot ${name}: ${owed}. Skillnaden mellan den största och den minsta är ${span}.`,
      en: `Over five years the municipal share is smallest in ${name}: ${owed}. Between the largest and the smallest there are ${span}.`,
    }[language];
  });
}

function distinct(
  assumptions: ScenarioAnswer["provenance"]["assumptions"],
): ScenarioAnswer["provenance"]["assumptions"] {
  return [...new Map(assumptions.map((each) => [each.name, each])).values()];
}

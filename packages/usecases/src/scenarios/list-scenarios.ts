import { firstDayOf, formatMonth, type Localised, type Month } from "@luotsi/base";
import { codeTitle, type ScenarioList } from "@luotsi/contract";
import { liabilityBenefits, type LiabilityPlan } from "@luotsi/engines";
import { listScenarios, readMunicipalityNames } from "@luotsi/store";

import { datedLaw } from "../liability-forecast/learn-flow.ts";
import { inEachLanguage, numberText } from "../wording/number-words.ts";
import type { Workspace } from "../workspace.ts";
import { loadFlowBasis, scenarioHorizon, type LoadedBasis } from "./flow-basis.ts";
import { changesInWords } from "./saved-scenarios.ts";
import { presets } from "./presets.ts";
import { dailyCentsOf } from "./scenario-question.ts";

/** Saved scenarios, presets to begin from, and what a scenario's fields may choose among. */
export async function showScenarios(workspace: Workspace): Promise<ScenarioList> {
  const loaded = await loadFlowBasis(workspace);
  const plan = datedLaw();
  const firstMonth = loaded.kind === "basis" ? loaded.basis.firstMonth : undefined;
  return {
    notYet: notYet(loaded),
    firstMonth: firstMonth === undefined ? null : formatMonth(firstMonth),
    horizon: scenarioHorizon,
    scenarios: [...(await listSavedScenarios(workspace))],
    presets: firstMonth === undefined ? [] : [...presets(firstMonth)],
    municipalities: municipalitiesIn(loaded),
    stepsNow: firstMonth === undefined ? [] : stepsIn(plan, firstMonth),
    dailyCents: dailyCentsOf(plan),
  };
}

/** Saved scenarios at their newest versions, withdrawn ones too. */
export async function listSavedScenarios({
  store: { reader },
}: Pick<Workspace, "store">): Promise<ScenarioList["scenarios"]> {
  const names = await readMunicipalityNames(reader);
  const saved = await listScenarios(reader);
  return saved.map((scenario) => ({
    id: scenario.id,
    version: scenario.version,
    savedAt: scenario.savedAt,
    savedBy: scenario.savedBy,
    name: scenario.name,
    isWithdrawn: scenario.isWithdrawn,
    changes: [...changesInWords(scenario, names)],
  }));
}

function notYet(loaded: LoadedBasis): Localised | null {
  if (loaded.kind === "basis") return null;
  return inEachLanguage((language) => {
    const needed = numberText(loaded.needed, 0, language);
    const months = numberText(loaded.months, 0, language);
    return {
      fi: `Skenaarioita voi kokeilla, kun maksettuja etuuksia tunnetaan vähintään ${needed} kuukautta. Nyt niitä on ${months}.`,
      sv: `Scenarier kan prövas när minst ${needed} månader av betalda förmåner är kända. Nu finns det ${months}.`,
      en: `Scenarios can be tried once at least ${needed} months of paid benefits are known. There are ${months} now.`,
    }[language];
  });
}

function municipalitiesIn(loaded: LoadedBasis): ScenarioList["municipalities"] {
  if (loaded.kind !== "basis") return [];
  const { municipalities, names } = loaded.basis;
  return Array.from(municipalities)
    .filter((code) => code >= 0)
    .map((number) => {
      const code = String(number).padStart(3, "0");
      return { code, name: names.get(code) ?? { fi: code, sv: code, en: code } };
    })
    .toSorted((a, b) => (a.name.fi < b.name.fi ? -1 : 1));
}

function stepsIn(plan: LiabilityPlan, month: Month): ScenarioList["stepsNow"] {
  const day = firstDayOf(month);
  return liabilityBenefits.flatMap((benefit) => {
    const spell = plan.timetable.find(
      (each) =>
        each.benefit === benefit && each.start <= day && (each.end === undefined || each.end > day),
    );
    const rule = plan.rules.find(({ id }) => id === spell?.rule);
    if (rule === undefined) return [];
    const title = codeTitle("benefit", benefit) ?? { fi: benefit, sv: benefit, en: benefit };
    return [{ benefit, title, steps: rule.steps.map((step) => ({ ...step })) }];
  });
}

import { AppError, type Language } from "@luotsi/base";
import { readShape, scenarioDefinition, type ScenarioDefinition } from "@luotsi/contract";

const mostNamed = 5;

/**
 * Reads a scenario that came as text: a file, or part of an address.
 *
 * @throws AppError INVALID_SCENARIO naming the change and key at fault.
 */
export function readScenarioText(text: string, language: Language): ScenarioDefinition {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("INVALID_SCENARIO", { reason: notJson[language] });
  }
  return readScenario(value, language);
}

/**
 * Checks a scenario. Keys it does not know are refused: a misspelt change that is silently left out would answer
 * another question than the one asked.
 *
 * @throws AppError INVALID_SCENARIO naming the change and key at fault.
 */
export function readScenario(value: unknown, language: Language): ScenarioDefinition {
  const reading = readShape(scenarioDefinition, value, language);
  if (reading.kind === "fits") return reading.value;
  const reason = reading.issues
    .slice(0, mostNamed)
    .map(({ path, message, code }) => {
      const said = code === "custom" ? (ruleBroken(path, language) ?? message) : message;
      const place = placeOf(path, language);
      return place === "" ? said : `${place}: ${said}`;
    })
    .join("; ");
  throw new AppError("INVALID_SCENARIO", { reason });
}

/** `muutos 2, steps`: changes are counted as people count. */
function placeOf(path: string, language: Language): string {
  const match = /^changes\.(\d+)\.?(.*)$/.exec(path);
  if (match === null) return path;
  const change = `${changeWord[language]} ${Number(match[1]) + 1}`;
  return match[2] === "" ? change : `${change}, ${match[2] ?? ""}`;
}

function ruleBroken(path: string, language: Language): string | undefined {
  const key = path.split(".").at(-1) ?? "";
  return key in rules ? rules[key as keyof typeof rules][language] : undefined;
}

const changeWord = { fi: "muutos", sv: "ändring", en: "change" } as const;

const notJson = {
  fi: "teksti ei ole JSONia",
  sv: "texten är inte JSON",
  en: "the text is not JSON",
} as const;

const rules = {
  steps: {
    fi: "portaiden päivämäärät nousevat portaalta toiselle",
    sv: "stegens dagar stiger från steg till steg",
    en: "the days of the steps rise from step to step",
  },
  until: {
    fi: "loppukuukausi on alkukuukauden jälkeen",
    sv: "slutmånaden är efter startmånaden",
    en: "the month it ends is after the month it begins",
  },
  factor: {
    fi: "annetaan joko factor tai dailyEur, ei molempia",
    sv: "ange antingen factor eller dailyEur, inte båda",
    en: "give either factor or dailyEur, not both",
  },
  restartAfterMonths: {
    fi: "restartAfterMonths annetaan silloin ja vain silloin, kun restart on after_absence",
    sv: "restartAfterMonths anges om och endast om restart är after_absence",
    en: "restartAfterMonths is given when, and only when, restart is after_absence",
  },
  duringRange: {
    fi: "duringFactor on välillä low–high",
    sv: "duringFactor ligger mellan low och high",
    en: "duringFactor is between low and high",
  },
  afterRange: {
    fi: "afterFactor on välillä low–high",
    sv: "afterFactor ligger mellan low och high",
    en: "afterFactor is between low and high",
  },
  costRange: {
    fi: "costEurPerMonth on välillä low–high",
    sv: "costEurPerMonth ligger mellan low och high",
    en: "costEurPerMonth is between low and high",
  },
} as const;

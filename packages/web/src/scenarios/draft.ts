import type {
  ScenarioChange,
  ScenarioDefinition,
  ScenarioKind,
  ScenarioPeople,
} from "@luotsi/contract";
import { scenarioKinds } from "@luotsi/contract/scenario-choices";

/** A definition as one word of an address. */
export function encodeDraft(definition: ScenarioDefinition): string {
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  const binary = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The definition in a word of an address; undefined when there is none in it. */
export function decodeDraft(word: string): ScenarioDefinition | undefined {
  try {
    const binary = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0);
    return readDraft(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * A definition in a text, as far as the fields need it to be one; the API checks it whole and says what is wrong.
 * Undefined when the fields could not show it.
 */
export function readDraft(text: string): ScenarioDefinition | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isDefinition(value) ? value : undefined;
}

function isDefinition(value: unknown): value is ScenarioDefinition {
  return (
    isObject(value) &&
    typeof value["name"] === "string" &&
    Array.isArray(value["changes"]) &&
    value["changes"].every(isChange)
  );
}

function isChange(value: unknown): value is ScenarioChange {
  if (!isObject(value) || typeof value["from"] !== "string") return false;
  const kind = scenarioKinds.find((each) => each === value["kind"]);
  return kind !== undefined && fitsKind[kind](value);
}

type Fields = Readonly<Record<string, unknown>>;

const fitsKind: Readonly<Record<ScenarioKind, (value: Fields) => boolean>> = {
  "funding-model": ({ model }) => typeof model === "string",
  steps: ({ steps }) => Array.isArray(steps) && steps.every(isStep),
  "step-shift": ({ laterDays, sharePoints }) => isNumber(laterDays) && isNumber(sharePoints),
  "benefit-level": ({ factor, dailyEur }) => isNumber(factor) || isNumber(dailyEur),
  "counter-rules": ({ restartAfterMonths, exemptYears }) =>
    (restartAfterMonths === undefined || isNumber(restartAfterMonths)) &&
    (exemptYears === undefined || isYears(exemptYears)),
  inflow: ({ factor, who }) => isNumber(factor) && isPeople(who),
  exit: ({ factor, who }) => isNumber(factor) && isPeople(who),
  service: ({ volumeFactor, duringFactor, afterFactor, costEurPerMonth, who, ...ranges }) =>
    [volumeFactor, duringFactor, afterFactor, costEurPerMonth].every(isNumber) &&
    isPeople(who) &&
    [ranges["duringRange"], ranges["afterRange"], ranges["costRange"]].every(isRange),
};

function isStep(value: unknown): boolean {
  return isObject(value) && isNumber(value["afterPaidDays"]) && isNumber(value["percent"]);
}

function isRange(value: unknown): boolean {
  if (value === undefined) return true;
  return isObject(value) && isNumber(value["low"]) && isNumber(value["high"]);
}

function isYears(value: unknown): boolean {
  return isObject(value) && isNumber(value["protection"]) && isNumber(value["otherIntegration"]);
}

function isPeople(value: unknown): boolean {
  return value === undefined || isObject(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Steps of the law that a change of steps begins from. */
export type LawSteps = readonly { readonly afterPaidDays: number; readonly percent: number }[];

/** A change of a kind that changes nothing yet, for its fields to be moved. */
export function newChange(kind: ScenarioKind, from: string, lawSteps: LawSteps): ScenarioChange {
  switch (kind) {
    case "funding-model":
      return { kind, from, model: "fi-2015" };
    case "steps":
      return { kind, from, steps: lawSteps.map((step) => ({ ...step })) };
    case "step-shift":
      return { kind, from, laterDays: 0, sharePoints: 0 };
    case "benefit-level":
      return { kind, from, factor: 1 };
    case "counter-rules":
      return { kind, from };
    case "inflow":
      return { kind, from, factor: 1 };
    case "exit":
      return { kind, from, cause: "work", factor: 1 };
    case "service":
      break;
  }
  return { kind, from, volumeFactor: 1, duringFactor: 1, afterFactor: 1, costEurPerMonth: 500 };
}

/** Takes a limit of people into use, or away; nobody is left limited by nothing. */
export function limitedTo(
  who: ScenarioPeople | undefined,
  change: Partial<ScenarioPeople>,
): ScenarioPeople | undefined {
  const limits = Object.entries({ ...who, ...change }).filter(([, value]) => value !== undefined);
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}

/** At least and at most. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A range that goes on holding a number that has moved. */
export function withinRange(range: Range | undefined, value: number): Range | undefined {
  return range && { low: Math.min(range.low, value), high: Math.max(range.high, value) };
}

/** The first January that is ahead, from which reforms usually are. @param firstMonth `YYYY-MM`. */
export function januaryAhead(firstMonth: string): string {
  const year = Number(firstMonth.slice(0, 4));
  return firstMonth.endsWith("-01") ? firstMonth : `${year + 1}-01`;
}

/** A factor as the percent it changes by: 1.05 is 5. */
export function percentOfFactor(factor: number): number {
  return Math.round((factor - 1) * 1000) / 10;
}

/** The factor of a change in percent: 5 is 1.05. */
export function factorOfPercent(percent: number): number {
  return Math.round(1000 + percent * 10) / 1000;
}

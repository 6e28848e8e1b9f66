import { assert, dayFromOrdinal, dayParts, type Localised } from "@luotsi/base";
import type { RuleUnit, RuleValue } from "@luotsi/contract";
import { ruleSetIds, type FundingRule, type LegalParameter } from "@luotsi/law";

import { fieldWords, rowTitle, wordTitle, type FieldWords } from "./field-words.ts";
import { countedDays } from "./funding-words.ts";

/** A value of the law so structured that a page can draw it without knowing the rule. */
export function ruleValue({ id, unit }: LegalParameter<unknown>, value: unknown): RuleValue {
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "number") return plainValue(unit, value);
  if (typeof value === "string") return wordValue(id, value);
  if (isFundingRule(value)) return fundingSteps(value);
  if (Array.isArray(value)) return allowanceSteps(value);
  assert(isRecord(value), `${id} has a value that can be shown`);
  const words = fieldWords(id);
  assert(words !== undefined, `the fields of ${id} have been put into words`);
  return Object.keys(value).every((key) => rowTitle(key) !== undefined)
    ? rowsTable(value, words)
    : oneRowTable(id, value, words);
}

function wordValue(id: string, value: string): RuleValue {
  const text = wordTitle(value);
  assert(text !== undefined, `${id}: ${value} has been put into words`);
  return { kind: "text", text };
}

function plainValue(unit: string, value: number): RuleValue {
  if (unit === "day") return { kind: "text", text: dayText(value) };
  if (unit.startsWith("euro cents")) return { kind: "number", value: value / 100, unit: "euros" };
  return { kind: "number", value, unit: unitOf(unit) };
}

function unitOf(unit: string): RuleUnit {
  if (unit.startsWith("percent")) return "percent";
  if (unit.startsWith("months")) return "months";
  if (unit.startsWith("years")) return "years";
  return /\bdays\b/.test(unit) ? "days" : "count";
}

function dayText(ordinal: number): Localised {
  const { year, monthNumber, dayOfMonth } = dayParts(dayFromOrdinal(ordinal));
  const text = `${dayOfMonth}.${monthNumber}.${year}`;
  return { fi: text, sv: text, en: text };
}

function fundingSteps(rule: FundingRule): RuleValue {
  const steps = rule.steps.map(({ afterPaidDays, percent }) => ({
    from: afterPaidDays + 1,
    value: percent,
  }));
  return {
    kind: "steps",
    counted: countedDays(rule),
    unit: "percent",
    steps: steps[0]?.from === 1 ? steps : [{ from: 1, value: 0 }, ...steps],
  };
}

const fullDays: Localised = {
  fi: "täysi päivärahapäivä",
  sv: "full dagpenningsdag",
  en: "full allowance day",
};

/** Steps of the allowance itself: the whole of it until the first step. */
function allowanceSteps(value: readonly unknown[]): RuleValue {
  const steps = value.map((step) => {
    assert(isRecord(step), "a step is an object");
    const { afterFullDays, percent } = step;
    assert(typeof afterFullDays === "number" && typeof percent === "number", "a step has numbers");
    return { from: afterFullDays + 1, value: percent };
  });
  return {
    kind: "steps",
    counted: fullDays,
    unit: "percent",
    steps: [{ from: 1, value: 100 }, ...steps],
  };
}

type Words = Readonly<Record<string, FieldWords>>;
type Cell = Localised | number | null;

function oneRowTable(
  id: string,
  value: Readonly<Record<string, unknown>>,
  words: Words,
): RuleValue {
  const flat = flatten(value);
  for (const field of Object.keys(flat)) {
    assert(words[field] !== undefined, `${id}: ${field} has been put into words`);
  }
  return {
    kind: "table",
    columns: Object.values(words).map(({ title, unit }) => ({ title, unit })),
    rows: [Object.keys(words).map((field) => cellOf(field, flat[field]))],
  };
}

const formTitle: Localised = { fi: "Muoto", sv: "Form", en: "Form" };

function rowsTable(value: Readonly<Record<string, unknown>>, words: Words): RuleValue {
  const rows = Object.entries(value).map(([key, fields]): Cell[] => {
    const title = rowTitle(key);
    assert(title !== undefined && isRecord(fields), `${key} is a row with a title`);
    const cells: Cell[] = [title];
    for (const field of Object.keys(words)) cells.push(cellOf(field, fields[field]));
    return cells;
  });
  const columns = Object.values(words).map(({ title, unit }) => ({ title, unit }));
  return { kind: "table", columns: [{ title: formTitle, unit: "none" }, ...columns], rows };
}

function cellOf(field: string, value: unknown): Cell {
  if (typeof value === "number") return /Cents/.test(field) ? value / 100 : value;
  if (typeof value === "string") return { fi: value, sv: value, en: value };
  return null;
}

function flatten(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      isRecord(inner)
        ? Object.entries(inner).map(([name, leaf]) => [`${key}.${name}`, leaf] as const)
        : [[key, inner] as const],
    ),
  );
}

/** Is the value a rule of who pays how much? */
export function isFundingRule(value: unknown): value is FundingRule {
  return isRecord(value) && ruleSetIds.some((id) => id === value["id"]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { assert, formatDay, type Day, type Localised } from "@luotsi/base";
import type {
  AssumptionSwitch,
  LegalSource as SourceView,
  RuleLine,
  RulePeriod,
  RulesView,
} from "@luotsi/contract";
import {
  assumptions,
  findInForce,
  legalParameters,
  type AssumptionId,
  type DatedValue,
  type LegalParameter,
  type LegalSource,
} from "@luotsi/law";

import { optionWords } from "./assumption-words.ts";
import { fundingExplanation } from "./funding-words.ts";
import { lawVersion } from "./law-version.ts";
import { isFundingRule, ruleValue } from "./rule-value.ts";

const topics: Readonly<Record<string, Localised>> = {
  "municipal-liability": {
    fi: "Kunnan rahoitusosuus",
    sv: "Kommunens finansieringsandel",
    en: "Municipal share of benefits",
  },
  benefits: { fi: "Työttömyysetuudet", sv: "Arbetslöshetsförmåner", en: "Unemployment benefits" },
  subsidies: { fi: "Tuet työllistämiseen", sv: "Stöd för sysselsättning", en: "Subsidies" },
  "customer-process": { fi: "Asiakasprosessi", sv: "Kundprocess", en: "Customer process" },
  "state-compensation": {
    fi: "Valtion korvaus",
    sv: "Statens ersättning",
    en: "State compensation",
  },
  "employment-services": {
    fi: "Palvelujen järjestäminen",
    sv: "Ordnande av tjänster",
    en: "Organising the services",
  },
};

/** The law in force on a day, with its sources and the assumptions where it is silent. */
export function listRules(on: Day): RulesView {
  return {
    on: formatDay(on),
    topics: Object.entries(topics).map(([id, title]) => ({ id, title })),
    rules: legalParameters.map((parameter) => ruleLine(parameter, on)),
    assumptions: Object.values(assumptions).map(assumptionSwitch),
    changeDays: changeDays(),
    lawVersion,
  };
}

function ruleLine(parameter: LegalParameter<unknown>, on: Day): RuleLine {
  const [topic = ""] = parameter.id.split("/");
  assert(topics[topic] !== undefined, `the topic ${topic} has a title`);
  const entry = findInForce(parameter, on);
  return {
    id: parameter.id,
    topic,
    title: parameter.title,
    explanation: isFundingRule(entry?.value) ? fundingExplanation(entry.value) : null,
    inForce: entry === undefined ? null : rulePeriod(parameter, entry),
    assumption: entry?.assumption ?? null,
    history: parameter.history.map((one) => rulePeriod(parameter, one)),
  };
}

function rulePeriod(parameter: LegalParameter<unknown>, entry: DatedValue<unknown>): RulePeriod {
  return {
    from: formatDay(entry.from),
    until: entry.to === undefined ? null : formatDay(entry.to),
    value: ruleValue(parameter, entry.value),
    source: sourceView(entry.source),
  };
}

function sourceView({ act, section, amendedBy, url, confidence, note }: LegalSource): SourceView {
  return {
    act,
    section,
    amendedBy: amendedBy ?? null,
    url,
    // What nobody has checked is no better than an assumption, and is shown as one.
    confidence: confidence === "memory" ? "assumption" : confidence,
    note: note ?? null,
  };
}

function assumptionSwitch(assumption: (typeof assumptions)[AssumptionId]): AssumptionSwitch {
  const { id, title, explanation, options } = assumption;
  return {
    name: id,
    title,
    explanation,
    defaultValue: options[0],
    defaultText: wordsOf(id, options[0]),
    alternatives: options.slice(1).map((value) => ({ value, text: wordsOf(id, value) })),
    ask: null,
  };
}

function wordsOf(assumption: AssumptionId, option: string): Localised {
  const words = optionWords(assumption, option);
  assert(words !== undefined, `${assumption}=${option} has been put into words`);
  return words;
}

/** Days on which a value begins or ends to be in force, with how many do. */
function changeDays(): RulesView["changeDays"] {
  const rulesByDay = new Map<Day, Set<string>>();
  for (const { id, history } of legalParameters) {
    for (const { from, to } of history) {
      for (const day of to === undefined ? [from] : [from, to]) {
        rulesByDay.set(day, (rulesByDay.get(day) ?? new Set()).add(id));
      }
    }
  }
  return [...rulesByDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, rules]) => ({ day: formatDay(day), rules: rules.size }));
}

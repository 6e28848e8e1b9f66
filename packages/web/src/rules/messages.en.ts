import type { RulesMessages } from "./messages.fi.ts";

export const en: RulesMessages = {
  title: "Rules",
  finding: ({ day, rules, assumed }) =>
    `On ${day}, ${rules} rules are in force. ${
      assumed === 0
        ? "None of them rests on an assumption."
        : `${assumed} of them rest on an assumption, because the law does not settle the matter.`
    }`,
  day: "Law in force on",
  previousChange: "Previous change",
  nextChange: "Next change",
  search: "Search the rules",
  noMatch: "No rule matches the search.",
  notInForce: "Not in force on this day",
  since: (from) => `from ${from}`,
  between: (from, last) => `${from} – ${last}`,
  history: (count) => (count === 1 ? "Validity" : `History, ${count} periods`),
  period: "In force",
  value: "Value",
  source: "Source",
  amendedBy: (act) => `amended by ${act}`,
  yes: "yes",
  no: "no",
  from: "From",
  confidence: {
    primary: "Read in the statute",
    derived: "Derived from the statute",
    secondary: "Second-hand source",
    assumption: "Not checked",
  },
  confidenceMeaning: {
    primary: "The wording was seen in the statute or in the payer's own guidance.",
    derived: "The figure was computed or derived from the wording of the statute.",
    secondary: "The fact comes from somebody else's summary.",
    assumption: "The fact has not been checked against any source.",
  },
  restsOnAssumption: "assumption",
  assumptionsTitle: "Open questions",
  assumptionsLead:
    "The law does not settle these. Luotsi computes with an assumption, and every figure it touches says so.",
  chosen: "Assumption",
  alternatives: "Other answers",
  noAlternatives: "No other answers are computed.",
  ask: "Can be settled by",
  onCommandLine: "On the command line",
  lawVersion: (version) => `Version of the law data ${version}`,
  units: {
    days: (number) => `${number}\u00a0days`,
    months: (number) => `${number}\u00a0months`,
    years: (number) => `${number}\u00a0years`,
  },
  oneUnit: {
    days: (number) => `${number}\u00a0day`,
    months: (number) => `${number}\u00a0month`,
    years: (number) => `${number}\u00a0year`,
  },
};

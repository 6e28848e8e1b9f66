import type { LegalSource, RulesView } from "@luotsi/contract";

const source: LegalSource = {
  act: "1290/2002",
  section: "14:3 a",
  amendedBy: "385/2023",
  url: "https://www.finlex.fi/fi/laki/ajantasa/2002/20021290",
  confidence: "primary",
  note: null,
};

const same = (text: string): { fi: string; sv: string; en: string } => ({
  fi: text,
  sv: text,
  en: text,
});

const before = {
  from: "2015-01-01",
  until: "2025-01-01",
  source: { ...source, confidence: "derived" as const },
  value: {
    kind: "steps" as const,
    counted: same("maksettu päivä"),
    unit: "percent" as const,
    steps: [
      { from: 1, value: 0 },
      { from: 301, value: 50 },
      { from: 1001, value: 70 },
    ],
  },
};

const now = {
  from: "2025-01-01",
  until: null,
  source,
  value: {
    kind: "steps" as const,
    counted: same("maksettu päivä"),
    unit: "percent" as const,
    steps: [0, 10, 20, 30, 40].map((value, at) => ({ from: at * 100 + 1, value })),
  },
};

const dailyAllowance = {
  from: "2026-01-01",
  until: null,
  source: { ...source, act: "Kela", section: "17.12.2025", confidence: "secondary" as const },
  value: { kind: "number" as const, value: 37.21, unit: "euros" as const },
};

/** A few rules of every shape, for tests of the page; the law itself is not the point here. */
export const exampleRules: RulesView = {
  on: "2026-11-22",
  topics: [
    { id: "liability", title: same("Kunnan rahoitusosuus") },
    { id: "benefits", title: same("Etuudet") },
  ],
  rules: [
    {
      id: "liability/share",
      topic: "liability",
      title: same("Kotikunnan osuus työmarkkinatuesta"),
      explanation: same("Osuus maksetusta etuudesta."),
      inForce: now,
      assumption: "general_benefit_shares",
      history: [before, now],
    },
    {
      id: "benefits/daily",
      topic: "benefits",
      title: same("Täysi peruspäiväraha päivältä"),
      explanation: null,
      inForce: dailyAllowance,
      assumption: null,
      history: [dailyAllowance],
    },
    {
      id: "benefits/not-yet",
      topic: "benefits",
      title: same("Tuleva sääntö"),
      explanation: null,
      inForce: null,
      assumption: null,
      history: [{ ...dailyAllowance, from: "2027-01-01" }],
    },
  ],
  assumptions: [
    {
      name: "general_benefit_shares",
      title: same("Yleistuen kuntaosuus"),
      explanation: same("Porrastusta ei ole löydetty."),
      defaultValue: "as_labour_market_subsidy",
      defaultText: same("samat portaat kuin työmarkkinatuessa"),
      alternatives: [{ value: "refuse", text: same("ei lasketa") }],
      ask: null,
    },
  ],
  changeDays: [
    { day: "2015-01-01", rules: 1 },
    { day: "2025-01-01", rules: 1 },
    { day: "2027-01-01", rules: 1 },
  ],
  lawVersion: "esimerkki",
};

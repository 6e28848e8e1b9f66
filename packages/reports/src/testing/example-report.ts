import type { Localised } from "@luotsi/base";
import type {
  AssumptionEffectsView,
  FundingModelsReport,
  FundingModelsView,
  ModelGroups,
} from "@luotsi/contract";

/** The same words in each language, marked so that a test sees which one was taken. */
function said(text: string): Localised {
  return { fi: `${text} (fi)`, sv: `${text} (sv)`, en: `${text} (en)` };
}

const provenance: FundingModelsView["provenance"] = {
  definition: said("Definition"),
  batches: [
    {
      id: 7,
      source: "benefit-payments",
      sourceTitle: { fi: "Maksetut etuudet", sv: "Betalda förmåner", en: "Benefit payments" },
      hash: "abc123def456",
      importedOn: "2026-11-02",
    },
  ],
  coverage: null,
  breaks: [],
  assumptions: [],
  leftOut: null,
  uncertainty: null,
  run: { version: "0.1.0", data: "12", law: "feed" },
};

const period = { from: "2025-01", to: "2025-12", title: said("year 2025") };

const paidDays: ModelGroups = {
  id: "paid-days",
  title: said("Paid days"),
  note: said("By the counter"),
  rows: [
    {
      code: "1-100",
      title: said("1–100 days"),
      people: 12,
      owedCents: [0, 0, 0],
      differenceCents: 0,
    },
    {
      code: "101-200",
      title: said("101–200 days"),
      people: null,
      owedCents: [null, null, null],
      differenceCents: null,
    },
  ],
};

const models: FundingModelsView = {
  synthetic: true,
  areaName: said("Area"),
  finding: said("The new model costs more #strong[than] $old$"),
  period,
  periods: [period],
  hasPayments: true,
  models: [
    { id: "fi-2006", title: said("2006"), shortTitle: said("Of 2006"), owedCents: 100_000_00 },
    { id: "fi-2015", title: said("2015"), shortTitle: said("Of 2015"), owedCents: 200_000_00 },
    { id: "fi-2025", title: said("2025"), shortTitle: said("Of 2025"), owedCents: 345_678_90 },
  ],
  compared: { old: "fi-2015", new: "fi-2025" },
  differenceCents: 145_678_90,
  people: 321,
  paidCents: 1_000_000_00,
  bridge: [
    { id: "old", label: said("Of 2015"), cents: 200_000_00, kind: "total" },
    { id: "services", label: said("Services"), cents: 145_678_90, kind: "change" },
    { id: "new", label: said("Of 2025"), cents: 345_678_90, kind: "total" },
  ],
  months: [
    { month: "2025-01", owedCents: [50_000_00, 100_000_00, 170_000_00] },
    { month: "2025-02", owedCents: [50_000_00, 100_000_00, 175_678_90] },
  ],
  groupings: [paidDays],
  compensation: {
    finding: said("The state pays a part"),
    baseYear: 2023,
    monthsKnown: 9,
    isEstimated: true,
    oldCents: 180_000_00,
    newCents: 300_000_00,
    exemptPersonsPercent: 50,
    exemptPersonsCents: 1_000_00,
    yearCents: 120_000_00,
    period: {
      increaseCents: 145_678_90,
      compensationCents: 120_000_00,
      gapCents: 25_678_90,
      indexFactor: 1,
    },
  },
  incentive: {
    finding: said("Services save nothing"),
    dailyCents: 3721,
    daysPerMonth: 21.5,
    classes: [
      {
        title: said("over 1,000 days"),
        oldPercent: 70,
        newPercent: 50,
        leavingOldCents: 56_001,
        leavingNewCents: 40_001,
        serviceOldCents: 56_001,
        serviceNewCents: 0,
      },
    ],
    transfer: { yearCents: 73_432, lagYears: 2 },
  },
  notes: [said("Rests on an assumption")],
  restsOnGeneralBenefit: true,
  provenance,
};

const effects: AssumptionEffectsView = {
  synthetic: true,
  areaName: said("Area"),
  finding: said("Most rests on one answer"),
  period,
  hasPayments: true,
  progress: null,
  owedCents: 345_678_90,
  generalBenefitCents: 90_000_00,
  effects: [
    {
      id: "preceding_days",
      title: said("Preceding days"),
      question: said("Which days precede?"),
      affects: said("the share"),
      kind: "tried",
      answers: [
        {
          value: "latest_period",
          text: said("latest"),
          isDefault: true,
          owedCents: 345_678_90,
          differenceCents: 0,
        },
        {
          value: "all",
          text: said("all days"),
          isDefault: false,
          owedCents: 350_000_00,
          differenceCents: 4_321_10,
        },
      ],
    },
  ],
  provenance,
};

/** A report of a made-up area; every figure in it is made by hand. */
export const exampleReport: FundingModelsReport = {
  models,
  effects,
  law: [
    {
      title: said("Share of the subsidy"),
      from: "2025-01-01",
      until: "2026-04-30",
      value: said("after day 100 → 10"),
      source: "1290/2002, 14:3 a",
      confidence: said("statute read"),
    },
  ],
  day: "2026-11-22",
};

import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, employmentServices, jobMarketInterviews } from "../sources.ts";

const nordicModel = {
  act: "1379/2021",
  url: "https://www.finlex.fi/fi/laki/alkup/2021/20211379",
  confidence: "primary",
} as const;
const unseen = "–";

/** By when the initial interview (alkuhaastattelu) must be held. */
export const initialInterviewWorkingDays: LegalParameter<number> = defineParameter({
  id: "customer-process/initial-interview",
  title: {
    fi: "Alkuhaastattelun määräaika",
    sv: "Tidsfrist för den inledande intervjun",
    en: "Deadline of the initial interview",
  },
  unit: "working days from the start of the job search",
  history: [
    {
      from: day("2022-05-02"),
      to: day("2025-01-01"),
      value: 5,
      source: citing(nordicModel, unseen, notes.workingDay),
    },
    {
      from: day("2025-01-01"),
      to: day("2026-01-01"),
      value: 5,
      source: citing(employmentServices.asEnacted, unseen, notes.workingDay),
    },
    {
      from: day("2026-01-01"),
      value: 10,
      source: citing(jobMarketInterviews, "HE 108/2025, TyVM 9/2025", notes.interview2026),
    },
  ],
});

/** How often a job-search discussion (työnhakukeskustelu) is held. */
export const jobSearchDiscussionMonths: LegalParameter<number> = defineParameter({
  id: "customer-process/job-search-discussion",
  title: {
    fi: "Työnhakukeskustelujen väli",
    sv: "Intervall mellan jobbsökningssamtal",
    en: "Interval of job-search discussions",
  },
  unit: "months from the interview or the previous discussion",
  history: [{ from: day("2022-05-02"), value: 3, source: citing(jobMarketInterviews, unseen) }],
});

export interface SupplementaryDiscussions {
  /** Discussions in the first months of the job search. */
  readonly inTheBeginning: number;
  readonly beginningMonths: number;
  /** Discussions in a one-month period that comes every so many months later. */
  readonly laterDiscussions: number;
  readonly laterEveryMonths: number;
}

/** Supplementary discussions (täydentävä työnhakukeskustelu); by service need, without a number, from 2026. */
export const supplementaryDiscussions: LegalParameter<SupplementaryDiscussions> = defineParameter({
  id: "customer-process/supplementary-discussions",
  title: {
    fi: "Täydentävien työnhakukeskustelujen määrä",
    sv: "Antal kompletterande jobbsökningssamtal",
    en: "Number of supplementary discussions",
  },
  unit: "discussions; months",
  history: [
    {
      from: day("2022-05-02"),
      to: day("2026-01-01"),
      value: { inTheBeginning: 5, beginningMonths: 3, laterDiscussions: 2, laterEveryMonths: 6 },
      source: citing(nordicModel, unseen, notes.fiveByPractice),
    },
  ],
});

/** A new interview is needed only when the earlier search ended at least so long ago. */
export const newInterviewAfterMonths: LegalParameter<number> = defineParameter({
  id: "customer-process/new-interview-after",
  title: {
    fi: "Uusi alkuhaastattelu edellisen työnhaun päättymisestä",
    sv: "Ny inledande intervju efter föregående jobbsökning",
    en: "New initial interview after the previous job search",
  },
  unit: "months since the previous job search ended",
  history: [{ from: day("2022-05-02"), value: 6, source: citing(jobMarketInterviews, unseen) }],
});

/** Job opportunities a jobseeker must as a rule apply for in a month. */
export const jobOpportunitiesPerMonth: LegalParameter<number> = defineParameter({
  id: "customer-process/job-opportunities",
  title: {
    fi: "Haettavia työmahdollisuuksia kuukaudessa",
    sv: "Jobbmöjligheter att söka per månad",
    en: "Job opportunities to apply for in a month",
  },
  unit: "job opportunities a month, as a rule",
  history: [
    {
      from: day("2022-05-02"),
      value: 4,
      source: {
        ...citing(nordicModel, unseen, notes.individualNumber),
        confidence: "secondary",
      },
    },
  ],
});

/** When the activation period of the general benefit begins. */
export const activationPeriodMonths: LegalParameter<{
  readonly under25: number;
  readonly others: number;
}> = defineParameter({
  id: "customer-process/activation-period",
  title: {
    fi: "Yleistuen aktivointijakson alku",
    sv: "Början av aktiveringsperioden i det allmänna stödet",
    en: "Start of the activation period of the general benefit",
  },
  unit: "months of unemployment",
  history: [
    {
      from: day("2026-05-01"),
      value: { under25: 8, others: 18 },
      source: {
        act: "HE 112/2025 vp",
        section: unseen,
        url: "https://www.eduskunta.fi/FI/vaski/HallituksenEsitys/Sivut/HE_112+2025.aspx",
        confidence: "primary",
        note: notes.asPlanned,
      },
    },
  ],
});

/** Integration plan (kotoutumissuunnitelma): first made by, length and start of services. */
export const integrationPlan: LegalParameter<{
  readonly firstPlanWithinYears: number;
  readonly firstPlanYearsAtMost: number;
  readonly serviceWithinMonths: number;
  readonly inAllYearsAsRule: number;
}> = defineParameter({
  id: "customer-process/integration-plan",
  title: {
    fi: "Kotoutumissuunnitelman määräajat",
    sv: "Tidsfrister för integrationsplanen",
    en: "Deadlines of the integration plan",
  },
  unit: "years; months",
  history: [
    {
      from: day("2025-01-01"),
      value: {
        firstPlanWithinYears: 3,
        firstPlanYearsAtMost: 1,
        serviceWithinMonths: 6,
        inAllYearsAsRule: 2,
      },
      source: {
        act: "681/2023",
        section: unseen,
        url: "https://www.finlex.fi/fi/laki/alkup/2023/20230681",
        confidence: "primary",
        note: notes.extensionsUnseen,
      },
    },
  ],
});

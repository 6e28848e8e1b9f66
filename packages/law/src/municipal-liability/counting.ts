import { day, type Day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, unemploymentSecurity } from "../sources.ts";

/** Days before this one do not count towards the limits of the rules of 2025. */
export const daysCountedFrom: LegalParameter<Day> = defineParameter({
  id: "municipal-liability/days-counted-from",
  title: {
    fi: "Päivä, josta alkaen maksetut päivät luetaan",
    sv: "Dag från och med vilken betalda dagar räknas",
    en: "Day from which paid days count",
  },
  unit: "day",
  history: [
    {
      from: day("2025-01-01"),
      value: day("2015-01-01"),
      source: citing(unemploymentSecurity.of2023, "voimaantulosäännös", notes.sameWording),
    },
  ],
});

export interface ExemptionYears {
  /** Persons of 681/2023, 2 §, 3 and 4 mom.: international protection and comparable groups. */
  readonly protection: number;
  /** Other persons of 681/2023, 2 §, 1 mom. */
  readonly otherIntegration: number;
}

/** How long a newly arrived person's subsidy is the state's, from the first municipality of residence. */
export const integrationExemptionYears: LegalParameter<ExemptionYears> = defineParameter({
  id: "municipal-liability/integration-exemption-years",
  title: {
    fi: "Kotoutujan vapautuksen kesto ensimmäisestä kotikunnasta",
    sv: "Undantagets längd från den första hemkommunen",
    en: "Length of the integration exemption from the first municipality of residence",
  },
  unit: "years",
  history: [
    {
      from: day("2025-01-01"),
      value: { protection: 3, otherIntegration: 1 },
      source: citing(unemploymentSecurity.of2025, "14:3 a.4", notes.anniversary),
    },
  ],
});

/** A payer may tell the municipality who has been paid for so many days. */
export const listedFromPaidDays: LegalParameter<number> = defineParameter({
  id: "municipal-liability/listed-from-paid-days",
  title: {
    fi: "Maksupäivät, joista alkaen Kela saa ilmoittaa henkilön kunnalle",
    sv: "Betalda dagar från vilka FPA får uppge personen till kommunen",
    en: "Paid days from which Kela may name a person to the municipality",
  },
  unit: "paid days",
  history: [
    {
      from: day("2015-01-01"),
      to: day("2025-01-01"),
      value: 200,
      source: {
        act: "1290/2002",
        section: "13:6",
        url: "https://demokraatti.fi/ministerio-maakunnat-ja-kunnat-jakamassa-pitkaaikaistyottomista-koituvat-satojen-miljoonien-sakkomaksut/",
        confidence: "secondary",
        note: notes.olderLimit,
      },
    },
    {
      from: day("2025-01-01"),
      value: 60,
      source: citing(unemploymentSecurity.of2023, "13:6.2"),
    },
  ],
});

/** The longest payment period; rows paid together within it belong to one period under the rules before 2025. */
export const paymentPeriodDays: LegalParameter<number> = defineParameter({
  id: "municipal-liability/payment-period-days",
  title: {
    fi: "Maksukauden enimmäispituus",
    sv: "Betalningsperiodens längsta tid",
    en: "Longest payment period",
  },
  unit: "calendar days",
  history: [
    {
      from: day("2006-01-01"),
      value: 31,
      source: {
        act: "1290/2002",
        section: "–",
        url: "https://www.finlex.fi/fi/laki/alkup/2002/20021290",
        confidence: "memory",
        note: notes.monthly,
      },
    },
  ],
});

/** Benefit, work, waiting and compensation days of a calendar week. */
export const benefitDaysPerWeek: LegalParameter<number> = defineParameter({
  id: "municipal-liability/benefit-days-per-week",
  title: {
    fi: "Etuuspäiviä kalenteriviikossa enintään",
    sv: "Förmånsdagar per kalendervecka högst",
    en: "Benefit days in a calendar week, at most",
  },
  unit: "days",
  history: [
    {
      from: day("2003-01-01"),
      value: 5,
      source: citing(unemploymentSecurity.asEnacted, "3:2", notes.publicHolidays),
    },
  ],
});

import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, indexFreeze, kelaAmounts2026, unemploymentSecurity } from "../sources.ts";

/** Full basic allowance of a day; a full labour-market subsidy and the general benefit are the same. */
export const basicAllowanceDailyCents: LegalParameter<number> = defineParameter({
  id: "benefits/basic-allowance-daily",
  title: {
    fi: "Täysi peruspäiväraha (työmarkkinatuki, yleistuki) päivältä",
    sv: "Full grunddagpenning (arbetsmarknadsstöd, allmänt stöd) per dag",
    en: "Full basic allowance (labour-market subsidy, general benefit) for a day",
  },
  unit: "euro cents a day",
  history: [
    {
      from: day("2022-01-01"),
      to: day("2022-08-01"),
      value: 3450,
      source: {
        ...citing(unemploymentSecurity.asEnacted, "–", notes.indexUnchecked),
        confidence: "memory",
      },
    },
    {
      from: day("2022-08-01"),
      to: day("2023-01-01"),
      value: 3572,
      source: {
        act: "681/2022",
        section: "1",
        url: "https://www.finlex.fi/fi/laki/alkup/2022/20220681",
        confidence: "derived",
        note: notes.derived2022,
      },
    },
    {
      from: day("2023-01-01"),
      to: day("2024-01-01"),
      value: 3721,
      source: {
        ...citing(unemploymentSecurity.asEnacted, "–", notes.derived2023),
        confidence: "derived",
      },
    },
    {
      from: day("2024-01-01"),
      to: day("2026-01-01"),
      value: 3721,
      source: citing(indexFreeze, "1", notes.frozenSecondary),
    },
    {
      from: day("2026-01-01"),
      value: 3721,
      source: citing(kelaAmounts2026, "17.12.2025", notes.frozen),
    },
  ],
});

/** Benefit days in a month when a month's amount is turned into a day's. */
export const benefitDaysPerMonth: LegalParameter<number> = defineParameter({
  id: "benefits/days-per-month",
  title: {
    fi: "Päiviä kuukaudessa päivärahaa laskettaessa",
    sv: "Dagar per månad vid beräkning av dagpenning",
    en: "Days in a month when a daily benefit is worked out",
  },
  unit: "days a month",
  history: [
    {
      from: day("2003-01-01"),
      value: 21.5,
      source: citing(unemploymentSecurity.of2016, "6:2"),
    },
  ],
});

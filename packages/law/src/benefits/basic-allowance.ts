import { day } from "@luotsi/base";

import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, indexFreeze, kelaAmounts2026, unemploymentSecurity } from "../sources.ts";

const frozen =
  "Frozen to 31.12.2027; ends early at the end of a year in which the confirmed national-pension index reaches 2009.";

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
        ...citing(
          unemploymentSecurity.asEnacted,
          "section not seen",
          "Index-adjusted amount, not checked.",
        ),
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
        note: "33.33 × 1733 / 1617, rounded; the base index 1617 is not checked.",
      },
    },
    {
      from: day("2023-01-01"),
      to: day("2024-01-01"),
      value: 3721,
      source: {
        ...citing(
          unemploymentSecurity.asEnacted,
          "section not seen",
          "33.33 × 1805 / 1617 = 37.205; agrees with the frozen amount of 2024.",
        ),
        confidence: "derived",
      },
    },
    {
      from: day("2024-01-01"),
      to: day("2026-01-01"),
      value: 3721,
      source: citing(indexFreeze, "1", `${frozen} The amount in euros is from secondary sources.`),
    },
    {
      from: day("2026-01-01"),
      value: 3721,
      source: citing(kelaAmounts2026, "17.12.2025", frozen),
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

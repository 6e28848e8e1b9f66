import type { Localised } from "@luotsi/base";
import type { StateCompensation } from "@luotsi/contract";

import { sizeText } from "./money-words.ts";

/** What the state pays and what stays, in words; an estimate is said to be one. */
export function compensationFinding({
  baseYear,
  monthsKnown,
  isEstimated,
  yearCents,
  period,
}: Omit<StateCompensation, "finding">): Localised {
  const year = sizeText(yearCents);
  const basis: Localised = isEstimated
    ? {
        fi: `Vuoden ${baseYear} maksuista on aineistossa ${monthsKnown} kuukautta, joten korvaus on arvioitu niistä: ${year.fi} vuodessa.`,
        sv: `Av betalningarna ${baseYear} finns ${monthsKnown} månader i materialet, så ersättningen har uppskattats ur dem: ${year.sv} per år.`,
        en: `The data hold ${monthsKnown} months of the payments of ${baseYear}, so the compensation is estimated from them: ${year.en} a year.`,
      }
    : {
        fi: `Vuoden ${baseYear} maksuista laskettu valtion korvaus on ${year.fi} vuodessa.`,
        sv: `Statens ersättning, beräknad ur betalningarna ${baseYear}, är ${year.sv} per år.`,
        en: `The state's compensation, computed from the payments of ${baseYear}, is ${year.en} a year.`,
      };
  if (yearCents < 0) {
    return {
      fi: `Vuoden ${baseYear} maksuista laskettuna uudet säännöt maksavat ${year.fi} vähemmän kuin vanhat, joten korvausta ei kerry.`,
      sv: `Beräknat ur betalningarna ${baseYear} kostar de nya reglerna ${year.sv} mindre än de gamla, så ingen ersättning uppstår.`,
      en: `Computed from the payments of ${baseYear} the new rules cost ${year.en} less than the old, so there is no compensation.`,
    };
  }
  if (period === null) return basis;
  const { increaseCents, compensationCents, gapCents } = period;
  const increase = sizeText(increaseCents);
  const paid = sizeText(compensationCents);
  const gap = sizeText(gapCents);
  if (gapCents > 0) {
    return {
      fi: `${basis.fi} Jaksolla kustannus kasvaa ${increase.fi} ja korvaus on ${paid.fi}: kunnille jää ${gap.fi}.`,
      sv: `${basis.sv} Under perioden ökar kostnaden ${increase.sv} och ersättningen är ${paid.sv}: ${gap.sv} stannar hos kommunerna.`,
      en: `${basis.en} In the period the cost grows by ${increase.en} and the compensation is ${paid.en}: ${gap.en} stays with the municipalities.`,
    };
  }
  return {
    fi: `${basis.fi} Jaksolla korvaus (${paid.fi}) on ${gap.fi} suurempi kuin kustannusten muutos.`,
    sv: `${basis.sv} Under perioden är ersättningen (${paid.sv}) ${gap.sv} större än kostnadsändringen.`,
    en: `${basis.en} In the period the compensation (${paid.en}) exceeds the change of cost by ${gap.en}.`,
  };
}

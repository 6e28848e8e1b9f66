import { addMonths, assert, month, monthOf, type Localised, type Month } from "@luotsi/base";
import { generalBenefitShare } from "@luotsi/law";

/** First month of the benefit whose municipal share no law that was found settles. */
function firstAssumedMonth(): Month {
  const assumed = generalBenefitShare.history.find(({ assumption }) => assumption !== undefined);
  assert(assumed !== undefined, "the share of the general benefit is an assumption");
  return monthOf(assumed.from);
}

const assumedFrom = firstAssumedMonth();

/** Does a figure that reaches to this benefit month rest on the assumption about the general benefit? */
export function restsOnGeneralBenefit(last: Month): boolean {
  return last >= assumedFrom;
}

/** The same of a figure of a whole calendar year. */
export function yearRestsOnGeneralBenefit(year: number): boolean {
  return restsOnGeneralBenefit(addMonths(month(`${year}-01`), 11));
}

/** Said where such a figure stands. */
export const generalBenefitAssumed: Localised = {
  fi: "Yleistuen kuntaosuus 1.5.2026 alkaen on oletus.",
  sv: "Det allmänna stödets kommunandel från 1.5.2026 är ett antagande.",
  en: "The municipal share of the general benefit from 1 May 2026 is an assumption.",
};

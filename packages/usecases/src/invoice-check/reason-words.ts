import { roundToCents, type Language, type Localised } from "@luotsi/base";

import { inEachLanguage, numberText } from "../wording/number-words.ts";
import { differenceWords } from "./difference-words.ts";
import type { FoundCase } from "./find-cases.ts";

/** Why a difference is of its kind, with the figures that show it. */
export function reasonOf(found: FoundCase, computedPercent: number | undefined): Localised {
  const { text } = differenceWords(found.kind, found.cause);
  if (found.kind !== "wrong_step") return text;
  const more = stepWords(found, computedPercent);
  return inEachLanguage((language) => `${text[language]} ${more[language]}`);
}

function stepWords(
  { billedPercent, counterShift }: FoundCase,
  computedPercent: number | undefined,
): Localised {
  const ours = inEachLanguage((language) => shareText(computedPercent ?? 0, language));
  if (billedPercent > 0) {
    const theirs = inEachLanguage((language) => shareText(billedPercent, language));
    return {
      fi: `Laskutettu osuus on ${theirs.fi}, laskelmassa ${ours.fi}.`,
      sv: `Den fakturerade andelen är ${theirs.sv}, i beräkningen ${ours.sv}.`,
      en: `The billed share is ${theirs.en}, ours ${ours.en}.`,
    };
  }
  const days = Math.abs(counterShift);
  const isAhead = counterShift > 0;
  return {
    fi: `Summa täsmää, jos maksajan kertymä on ${days} päivää ${isAhead ? "suurempi" : "pienempi"} kuin laskelmassa.`,
    sv: `Beloppet stämmer om betalarens antal betalda dagar är ${days} ${isAhead ? "större" : "mindre"} än i beräkningen.`,
    en: `The amount fits if the payer's count of paid days is ${days} ${isAhead ? "higher" : "lower"} than ours.`,
  };
}

/** A whole percent without decimals, a mixed one with one. */
function shareText(percent: number, language: Language): string {
  const decimals = Math.abs(percent - Math.round(percent)) < 0.05 ? 0 : 1;
  return `${numberText(percent, decimals, language)}${language === "en" ? "%" : "\u00A0%"}`;
}

/** What to ask of a case, with its amounts. */
export function askOf(found: FoundCase): Localised {
  const { ask } = differenceWords(found.kind, found.cause);
  const computed = roundToCents(found.computedHundredths / 100);
  const billed = roundToCents(found.billedHundredths / 100);
  return inEachLanguage((language) => {
    const euros = (value: number): string =>
      language === "en"
        ? `€${numberText(value / 100, 2, language)}`.replace("€\u2212", "\u2212€")
        : `${numberText(value / 100, 2, language)}\u00A0€`;
    const amounts = {
      fi: `Laskettu ${euros(computed)}, laskutettu ${euros(billed)}.`,
      sv: `Beräknat ${euros(computed)}, fakturerat ${euros(billed)}.`,
      en: `Computed ${euros(computed)}, billed ${euros(billed)}.`,
    };
    return `${amounts[language]} ${ask[language]}`;
  });
}

/** Said of a marked case whose difference has gone. */
export const settledReason: Localised = {
  fi: "Ero on poistunut: myöhempi toimitus on tuonut puuttuneen tai korjatun rivin. Summat ovat ne, jotka olivat, kun tapaus viimeksi merkittiin.",
  sv: "Skillnaden är borta: en senare leverans har gett den rad som saknades eller rättades. Beloppen är de som gällde när fallet senast markerades.",
  en: "The difference has gone: a later delivery brought the line that was missing or corrected. The amounts are those of when the case was last marked.",
};

export const nothingToAsk: Localised = {
  fi: "Maksajalta ei ole enää kysyttävää.",
  sv: "Det finns inget mer att fråga betalaren.",
  en: "There is nothing left to ask the payer.",
};

import type { Localised } from "@luotsi/base";
import type { AssumptionEffect, AssumptionEffectsView } from "@luotsi/contract";

import { inEachLanguage } from "../wording/number-words.ts";
import { moneyText, sizeText } from "./money-words.ts";

export const effectsDefinition: Localised = {
  fi: "Viimeisten 12 kokonaisen kuukauden kuntaosuus laskettuna uudelleen niin, että yhteen lain avoimeen kysymykseen vastataan toisin ja muut pidetään oletuksissa. Ero on vuoden euroissa; vaikutukset eivät ole yhteenlaskettavia. Yleistuen vaihtoehto jättää laskematta kaiken, mikä oletuksen varassa on.",
  sv: "Kommunandelen för de senaste 12 hela månaderna beräknad på nytt så att en av lagens öppna frågor besvaras annorlunda och de andra hålls vid antagandena. Skillnaden är i euro per år; effekterna kan inte läggas ihop. Alternativet för det allmänna stödet lämnar bort allt som vilar på antagandet.",
  en: "The share of the last 12 whole months computed again with one open question of the law answered otherwise and the others kept at their defaults. The difference is in euros a year; effects do not add up. The alternative for the general benefit leaves out all that rests on the assumption.",
};

export const nothingToTry: Localised = {
  fi: "Etuusmaksuja ei ole tuotu, joten oletusten vaikutusta euroihin ei voi vielä sanoa.",
  sv: "Inga förmånsbetalningar har importerats, så antagandenas effekt i euro kan ännu inte sägas.",
  en: "No benefit payments have been imported, so what the assumptions are worth in euros cannot be said yet.",
};

export const stillTrying: Localised = {
  fi: "Kuntaosuutta lasketaan parhaillaan jokaisella vastauksella.",
  sv: "Kommunandelen beräknas som bäst med varje svar.",
  en: "The share is being computed under each answer.",
};

/** The page's one sentence: how much rests on the general benefit, and which other question is worth the most. */
export function effectsFinding({
  effects,
  owedCents,
  generalBenefitCents,
}: Pick<AssumptionEffectsView, "owedCents" | "generalBenefitCents"> & {
  readonly effects: readonly AssumptionEffect[];
}): Localised {
  const total = inEachLanguage((language) => moneyText(owedCents, language));
  const general = sizeText(generalBenefitCents);
  const rests: Localised =
    generalBenefitCents === 0
      ? {
          fi: `Vuoden kuntaosuudesta (${total.fi}) mikään ei ole yleistukea koskevan oletuksen varassa.`,
          sv: `Av årets kommunandel (${total.sv}) vilar inget på antagandet om det allmänna stödet.`,
          en: `None of the year's share (${total.en}) rests on the assumption about the general benefit.`,
        }
      : {
          fi: `Vuoden kuntaosuudesta (${total.fi}) ${general.fi} on yleistukea koskevan oletuksen varassa.`,
          sv: `Av årets kommunandel (${total.sv}) vilar ${general.sv} på antagandet om det allmänna stödet.`,
          en: `Of the year's share (${total.en}), ${general.en} rests on the assumption about the general benefit.`,
        };
  const next = effects.find(({ id, kind }) => kind === "tried" && id !== "general_benefit_shares");
  const difference = largestDifference(next);
  if (next === undefined || difference === 0) {
    return {
      fi: `${rests.fi} Muut avoimet kysymykset eivät muuta summaa.`,
      sv: `${rests.sv} De övriga öppna frågorna ändrar inte summan.`,
      en: `${rests.en} The other open questions do not change the sum.`,
    };
  }
  const size = sizeText(difference);
  const isMore = difference > 0;
  return {
    fi: `${rests.fi} Muista kysymyksistä eniten merkitsee ”${next.title.fi}”: toinen vastaus ${isMore ? "lisäisi" : "vähentäisi"} kuntaosuutta ${size.fi} vuodessa.`,
    sv: `${rests.sv} Av de övriga frågorna betyder ”${next.title.sv}” mest: ett annat svar skulle ${isMore ? "öka" : "minska"} kommunandelen med ${size.sv} per år.`,
    en: `${rests.en} Of the other questions “${next.title.en}” matters most: another answer would ${isMore ? "raise" : "lower"} the share by ${size.en} a year.`,
  };
}

/** The answer that moves the sum most. @returns cents, with sign. */
function largestDifference(effect: AssumptionEffect | undefined): number {
  return (effect?.answers ?? []).reduce((largest, { differenceCents }) => {
    const difference = differenceCents ?? 0;
    return Math.abs(difference) > Math.abs(largest) ? difference : largest;
  }, 0);
}

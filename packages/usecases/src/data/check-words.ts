import type { Localised } from "@luotsi/base";
import type { CheckView } from "@luotsi/contract";

/** The one sentence over the list of checks. */
export function checksFinding(checks: readonly CheckView[]): Localised {
  const count = (level: CheckView["level"]): number =>
    checks.filter((check) => check.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors === 0 && warnings === 0) {
    return {
      fi: "Tallennetut tiedot ovat kunnossa.",
      sv: "De sparade uppgifterna är i ordning.",
      en: "The stored data is in order.",
    };
  }
  return {
    fi: `Lukuja vääristäviä virheitä: ${errors}. Varoituksia: ${warnings}.`,
    sv: `Fel som förvränger siffror: ${errors}. Varningar: ${warnings}.`,
    en: `Errors that distort figures: ${errors}. Warnings: ${warnings}.`,
  };
}

/** Where nothing has been imported, there is nothing to be in order. */
export const nothingToCheck: Localised = {
  fi: "Mitään ei ole vielä tuotu, joten tarkastettavaa ei ole.",
  sv: "Inget har importerats ännu, så det finns inget att kontrollera.",
  en: "Nothing has been imported yet, so there is nothing to check.",
};

/** A check that could not be made is neither passed nor failed. */
export const registerMissing: { readonly message: Localised; readonly next: Localised } = {
  message: {
    fi: "Ei voitu tarkastaa: kuntaluetteloa ei ole tuotu.",
    sv: "Kunde inte kontrolleras: kommunregistret har inte importerats.",
    en: "Could not be checked: the register of municipalities has not been imported.",
  },
  next: {
    fi: "Tuo lähde Kunnat ja kuntajako.",
    sv: "Importera källan Kommuner.",
    en: "Import the source Municipalities.",
  },
};

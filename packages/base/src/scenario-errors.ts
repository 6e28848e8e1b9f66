import type { ErrorKind } from "./error-kind.ts";

/** Refusals about scenarios and what they rest on. */
export const scenarioErrors = {
  INVALID_SCENARIO: {
    status: 400,
    exitCode: 2,
    message: {
      fi: "Skenaario ei ole oikeaa muotoa: {reason}",
      sv: "Scenariot har fel form: {reason}",
      en: "The scenario is not of the right form: {reason}",
    },
    next: {
      fi: "Korjaa mainittu kohta ja yritä uudelleen. Muoto on kuvattu ohjeessa docs/how-to/try-a-reform.md.",
      sv: "Rätta den nämnda punkten och försök igen. Formen beskrivs i docs/how-to/try-a-reform.md.",
      en: "Correct the named part and try again. The form is described in docs/how-to/try-a-reform.md.",
    },
  },
  HISTORY_TOO_SHORT: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Ennuste alueen omista ihmisistä tarvitsee vähintään {needed} kuukautta maksettuja etuuksia; aineistossa niitä on {months}.",
      sv: "Prognosen om områdets egna människor behöver minst {needed} månader av betalda förmåner; materialet har {months}.",
      en: "A forecast of the area's own people needs at least {needed} months of paid benefits; the data has {months}.",
    },
    next: {
      fi: "Tuo pidempi historia maksettuja etuuksia (benefit-payments).",
      sv: "Importera en längre historia av betalda förmåner (benefit-payments).",
      en: "Import a longer history of paid benefits (benefit-payments).",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

import type { ErrorKind } from "./error-kind.ts";

/** Refusals of signing in. */
export const signInErrors = {
  SIGN_IN_FAILED: {
    status: 400,
    exitCode: 3,
    message: {
      fi: "Kirjautuminen jäi kesken.",
      sv: "Inloggningen avbröts.",
      en: "Signing in was not finished.",
    },
    next: {
      fi: "Aloita kirjautuminen alusta. Kesken jäänyttä kirjautumista ei voi jatkaa.",
      sv: "Börja logga in på nytt. En avbruten inloggning kan inte fortsättas.",
      en: "Start signing in again. A sign-in that was not finished cannot be continued.",
    },
  },
  SIGN_IN_UNREACHABLE: {
    status: 503,
    exitCode: 3,
    message: {
      fi: "Tunnistautumispalvelu ei vastaa.",
      sv: "Identifieringstjänsten svarar inte.",
      en: "The identity provider does not answer.",
    },
    next: {
      fi: "Yritä hetken kuluttua. Jos katko jatkuu, ylläpito voi antaa hätäkoodin: luotsi access break-glass",
      sv: "Försök om en stund. Om avbrottet fortsätter kan administratören ge en nödkod: luotsi access break-glass",
      en: "Try again in a moment. If it stays away, the operator can give an emergency code: luotsi access break-glass",
    },
  },
  NO_ROLE: {
    status: 403,
    exitCode: 3,
    message: {
      fi: "Tunnistautuminen onnistui, mutta sinulla ei ole roolia Luotsissa.",
      sv: "Identifieringen lyckades, men du har ingen roll i Luotsi.",
      en: "You were identified, but you have no role in Luotsi.",
    },
    next: {
      fi: "Pyydä ylläpitoa lisäämään sinut ryhmään, jolla on rooli.",
      sv: "Be administratören lägga till dig i en grupp som har en roll.",
      en: "Ask the administrator to add you to a group that has a role.",
    },
  },
  OUT_OF_SCOPE: {
    status: 403,
    exitCode: 3,
    message: {
      fi: "Tieto tai toimi koskee koko aluetta, ja oikeutesi on rajattu osaan siitä.",
      sv: "Uppgiften eller åtgärden gäller hela området, och din rätt är begränsad till en del av det.",
      en: "The data or the act is about the whole area, and your right is limited to a part of it.",
    },
    next: {
      fi: "Pyydä se siltä, jonka oikeus kattaa koko alueen.",
      sv: "Be den vars rätt täcker hela området.",
      en: "Ask somebody whose right covers the whole area.",
    },
  },
  BREAK_GLASS_REFUSED: {
    status: 403,
    exitCode: 3,
    message: {
      fi: "Hätäkoodi ei kelpaa: se on käytetty, vanhentunut tai väärin kirjoitettu.",
      sv: "Nödkoden duger inte: den är använd, för gammal eller felskriven.",
      en: "The emergency code is not valid: it is used, too old or misspelt.",
    },
    next: {
      fi: "Pyydä uusi koodi palvelimella: luotsi access break-glass",
      sv: "Be om en ny kod på servern: luotsi access break-glass",
      en: "Ask for a new code on the server: luotsi access break-glass",
    },
  },
  SIGN_IN_SETTINGS_WRONG: {
    status: 500,
    exitCode: 3,
    message: {
      fi: "Kirjautumisen asetukset eivät kelpaa: {reason}",
      sv: "Inloggningens inställningar duger inte: {reason}",
      en: "The sign-in settings are not valid: {reason}",
    },
    next: {
      fi: "Korjaa tiedosto. Malli ja selitykset: docs/how-to/sign-in-with-a-provider.md",
      sv: "Rätta filen. Exempel och förklaringar: docs/how-to/sign-in-with-a-provider.md",
      en: "Correct the file. A sample with explanations: docs/how-to/sign-in-with-a-provider.md",
    },
  },
  DEMO_PROVIDER_REFUSED: {
    status: 403,
    exitCode: 2,
    message: {
      fi: "Esittelyn tunnistautumispalvelu ei käynnisty: {reason}",
      sv: "Demonstrationens identifieringstjänst startar inte: {reason}",
      en: "The demo's identity provider does not start: {reason}",
    },
    next: {
      fi: "Se toimii vain osoitteessa 127.0.0.1 ja ilman oikeaa tunnistautumispalvelua.",
      sv: "Den fungerar bara på adressen 127.0.0.1 och utan en riktig identifieringstjänst.",
      en: "It works only on 127.0.0.1 and without a real identity provider.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

import type { ErrorKind } from "./error-kind.ts";

/** Refusals about durations and their models. */
export const survivalErrors = {
  EVENT_NOT_TWO_VALUED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarakkeessa {column} on muita arvoja kuin 0 ja 1 (1 = tapahtui) tai 1 ja 2 (2 = tapahtui).",
      sv: "Kolumnen {column} har andra värden än 0 och 1 (1 = inträffade) eller 1 och 2 (2 = inträffade).",
      en: "The column {column} has other values than 0 and 1 (1 = happened) or 1 and 2 (2 = happened).",
    },
    next: {
      fi: "Jos sarake kertoo poistumisen syyn, anna se myös valinnalla --cause.",
      sv: "Om kolumnen anger orsaken till avgången, ange den också med --cause.",
      en: "If the column tells the cause of the exit, give it with --cause too.",
    },
  },
  TOO_MANY_LEVELS: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarakkeessa {column} on {levels} eri arvoa; erotella voidaan enintään {most}.",
      sv: "Kolumnen {column} har {levels} olika värden; högst {most} kan hållas isär.",
      en: "The column {column} has {levels} different values; {most} can be told apart at most.",
    },
    next: {
      fi: "Yhdistä harvinaiset arvot tai valitse toinen sarake; luvut annetaan valinnalla --covariates.",
      sv: "Slå ihop sällsynta värden eller välj en annan kolumn; tal anges med --covariates.",
      en: "Join rare values or choose another column; numbers are given with --covariates.",
    },
  },
  UNKNOWN_CLASS: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarakkeen {column} arvoa {value} ei ole aineistossa, josta malli opitaan.",
      sv: "Värdet {value} i kolumnen {column} finns inte i det material som modellen lärs av.",
      en: "The value {value} of the column {column} does not occur in the data the model is learnt from.",
    },
    next: {
      fi: "Käytä samoja luokkien nimiä molemmissa tiedostoissa tai poista rivit, joita malli ei tunne.",
      sv: "Använd samma klassnamn i båda filerna eller ta bort de rader som modellen inte känner.",
      en: "Use the same names of classes in both files, or take out the rows the model does not know.",
    },
  },
  TOO_MANY_PERIODS: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Riveillä on yhteensä {millions} miljoonaa jaksoa seurantaa; enintään {most} miljoonaa lasketaan.",
      sv: "Raderna har sammanlagt {millions} miljoner perioder av uppföljning; högst {most} miljoner räknas.",
      en: "The rows have {millions} million periods of follow-up in all; {most} million are computed at most.",
    },
    next: {
      fi: "Laske pidemmissä jaksoissa (kuukausissa, ei päivissä) tai käytä komentoa luotsi survival cox.",
      sv: "Räkna i längre perioder (månader, inte dagar) eller använd kommandot luotsi survival cox.",
      en: "Count in longer periods (months, not days), or use the command luotsi survival cox.",
    },
  },
  NO_EVENTS: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Yhdelläkään {rows} käytetystä rivistä ei tapahtunut mitään, joten mallia ei voi sovittaa.",
      sv: "På ingen av de {rows} använda raderna inträffade något, så modellen kan inte anpassas.",
      en: "Nothing happened on any of the {rows} rows used, so the model cannot be fitted.",
    },
    next: {
      fi: "Tarkista tapahtumasarake tai pidennä seurantaa.",
      sv: "Kontrollera händelsekolumnen eller förläng uppföljningen.",
      en: "Check the event column, or follow for longer.",
    },
  },
  MODEL_NOT_FOUND: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Malli ei asettunut {iterations} kierroksessa: mikään kertoimien arvo ei selitä aineistoa parhaiten.",
      sv: "Modellen stabiliserades inte på {iterations} varv: inga koefficienter förklarar materialet bäst.",
      en: "The model did not settle in {iterations} rounds: no coefficients explain the data best.",
    },
    next: {
      fi: "Poista selittäjiä, yhdistä harvinaisia luokkia tai tarkista poikkeavat arvot.",
      sv: "Ta bort förklaringar, slå ihop sällsynta klasser eller kontrollera avvikande värden.",
      en: "Leave out covariates, join rare classes, or check outlying values.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

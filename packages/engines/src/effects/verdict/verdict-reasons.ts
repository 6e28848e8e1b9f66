import { fillLocalised, type Localised } from "@luotsi/base";

/** What a reason does to the verdict: forbids to say anything, or weakens what is said. */
export type ReasonLevel = "stops" | "weakens";

export interface ReasonKind {
  readonly level: ReasonLevel;
  readonly text: Localised;
}

/** Every reason a verdict can give. Codes are part of the command contract and never change meaning. */
export const verdictReasons = {
  NOBODY_COMPARED: {
    level: "stops",
    text: {
      fi: "Kenellekään palvelun saaneista ei löytynyt vertailuhenkilöä.",
      sv: "Ingen av dem som fick tjänsten har någon att jämföras med.",
      en: "Nobody who got the service has anyone to be compared with.",
    },
  },
  TOO_FEW_TREATED: {
    level: "stops",
    text: {
      fi: "Vertailussa on {used} palvelun saanutta; tarvitaan vähintään {needed}.",
      sv: "I jämförelsen finns {used} som fick tjänsten; minst {needed} behövs.",
      en: "{used} people who got the service are in the comparison; at least {needed} are needed.",
    },
  },
  NO_STANDARD_ERROR: {
    level: "stops",
    text: {
      fi: "Arvion epävarmuutta ei voida laskea tästä aineistosta.",
      sv: "Skattningens osäkerhet kan inte beräknas ur detta material.",
      en: "How uncertain the estimate is cannot be computed from these data.",
    },
  },
  RAW_DIFFERENCE: {
    level: "stops",
    text: {
      fi: "Luku on pelkkä ero: ryhmiä ei ole tehty vertailukelpoisiksi, joten se ei ole palvelun vaikutus.",
      sv: "Talet är bara en skillnad: grupperna har inte gjorts jämförbara, så det är inte tjänstens effekt.",
      en: "The figure is a plain difference: the groups were not made comparable, so it is not an effect of the service.",
    },
  },
  GROUPS_UNLIKE: {
    level: "stops",
    text: {
      fi: "Ryhmät eroavat vertailun jälkeenkin: suurin ero on {difference} keskihajontaa (raja {limit}).",
      sv: "Grupperna skiljer sig även efter jämförelsen: största skillnaden är {difference} standardavvikelser (gräns {limit}).",
      en: "The groups differ even after matching: the largest difference is {difference} standard deviations (limit {limit}).",
    },
  },
  GROUPS_SOMEWHAT_UNLIKE: {
    level: "weakens",
    text: {
      fi: "Ryhmissä on vielä eroja: suurin ero on {difference} keskihajontaa (tavoite alle {limit}).",
      sv: "Det finns ännu skillnader mellan grupperna: den största är {difference} standardavvikelser (målet är under {limit}).",
      en: "The groups still differ somewhat: the largest difference is {difference} standard deviations (under {limit} is wanted).",
    },
  },
  MOST_LEFT_OUT: {
    level: "stops",
    text: {
      fi: "Vain {percent} % palvelun saaneista on vertailussa; muille ei ole vertailukelpoista henkilöä.",
      sv: "Bara {percent} % av dem som fick tjänsten finns i jämförelsen; de övriga har ingen jämförbar person.",
      en: "Only {percent}% of those who got the service are in the comparison; the others have nobody comparable.",
    },
  },
  SOME_LEFT_OUT: {
    level: "weakens",
    text: {
      fi: "Arvio koskee {percent} prosenttia palvelun saaneista; muille ei ole vertailukelpoista henkilöä.",
      sv: "Skattningen gäller {percent} % av dem som fick tjänsten; de övriga har ingen jämförbar person.",
      en: "The estimate is about {percent}% of those who got the service; the others have nobody comparable.",
    },
  },
  FEW_CONTROLS_CARRY: {
    level: "weakens",
    text: {
      fi: "Vertailu lepää harvojen varassa: vertailuryhmän paino vastaa {effective} henkilöä.",
      sv: "Jämförelsen vilar på få: jämförelsegruppens vikt motsvarar {effective} personer.",
      en: "The comparison rests on few: the weight of the comparison group is worth {effective} people.",
    },
  },
  OUTSIDE_SUPPORT: {
    level: "weakens",
    text: {
      fi: "{count} palvelun saanutta on sellaisia, joiden kaltaisia vertailuryhmässä ei ole.",
      sv: "{count} av dem som fick tjänsten har ingen motsvarighet i jämförelsegruppen.",
      en: "{count} people who got the service are unlike anyone in the comparison group.",
    },
  },
  PLACEBO_FOUND: {
    level: "stops",
    text: {
      fi: "Ryhmien välillä on ero jo ennen palvelua ({name}), joten ero sen jälkeen ei ole palvelun vaikutus.",
      sv: "Grupperna skiljer sig redan före tjänsten ({name}), så skillnaden efteråt är inte tjänstens effekt.",
      en: "The groups differ already before the service ({name}), so the difference after it is not its effect.",
    },
  },
  FOLLOW_UP_SHORT: {
    level: "stops",
    text: {
      fi: "Seurantaa on {seen} kuukautta; alle {needed} kuukauden seurannassa näkyy lähinnä palvelun oma kesto.",
      sv: "Uppföljningen är {seen} månader; under {needed} månader syns mest tjänstens egen längd.",
      en: "People were followed for {seen} months; under {needed} months shows mostly the time the service itself takes.",
    },
  },
  STUDY_TOO_SMALL: {
    level: "stops",
    text: {
      fi: "Aineisto on liian pieni: se erottaisi vasta vaikutuksen, joka on vähintään {detectable}.",
      sv: "Materialet är för litet: det skulle urskilja först en effekt på minst {detectable}.",
      en: "The data are too few: they would show only an effect of at least {detectable}.",
    },
  },
  INTERVAL_HOLDS_ZERO: {
    level: "weakens",
    text: {
      fi: "Luottamusväli ulottuu nollan molemmin puolin: vaikutusta ei ole osoitettu.",
      sv: "Konfidensintervallet sträcker sig över noll: ingen effekt har påvisats.",
      en: "The interval reaches both sides of zero: no effect has been shown.",
    },
  },
  IMPLAUSIBLY_LARGE: {
    level: "weakens",
    text: {
      fi: "Vaikutus on epäuskottavan suuri; todennäköisempi selitys on, että palveluun on valikoitu.",
      sv: "Effekten är osannolikt stor; urval till tjänsten är en troligare förklaring.",
      en: "The effect is implausibly large; selection into the service is the likelier explanation.",
    },
  },
  FRAGILE: {
    level: "weakens",
    text: {
      fi: "Pieni piilevä ero ryhmien välillä riittäisi selittämään tuloksen (raja {gamma}).",
      sv: "En liten dold skillnad mellan grupperna skulle räcka som förklaring (gräns {gamma}).",
      en: "A small hidden difference between the groups would be enough to explain the finding (limit {gamma}).",
    },
  },
} as const satisfies Readonly<Record<string, ReasonKind>>;

export type ReasonCode = keyof typeof verdictReasons;

export interface VerdictReason {
  readonly code: ReasonCode;
  readonly level: ReasonLevel;
  readonly text: Localised;
  /** The text with places for `details`, so that a small count in it can be told otherwise. */
  readonly template: Localised;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A reason in words. @param code of the reason. @param details values for the places in its text. @returns it. */
export function reasonOf(
  code: ReasonCode,
  details: Readonly<Record<string, string | number>> = {},
): VerdictReason {
  const { level, text } = verdictReasons[code];
  return { code, level, text: fillLocalised(text, details), template: text, details };
}

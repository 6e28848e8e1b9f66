import type { Language, Localised, Month } from "@luotsi/base";
import type { LiabilityChangeCause, LiabilityChangeView } from "@luotsi/contract";

import { capital, roundAmountText } from "../nowcast/nowcast-words.ts";
import { inEachLanguage, monthText } from "../wording/number-words.ts";

export interface CauseWords {
  readonly title: Localised;
  readonly definition: Localised;
}

/** What each part is called and what is counted in it, between two months. */
export const monthCauses: Readonly<Record<LiabilityChangeCause, CauseWords>> = {
  law: {
    title: { fi: "Laki", sv: "Lagen", en: "Law" },
    definition: {
      fi: "Samat ihmiset ja päivät toisen kuukauden rahoitussäännöillä; kummankin kuukauden keskiarvo.",
      sv: "Samma människor och dagar enligt den andra månadens finansieringsregler; medeltalet av månaderna.",
      en: "The same people and days under the other month's funding rules; the mean of both months.",
    },
  },
  inflow: {
    title: { fi: "Tulleet", sv: "Nya mottagare", en: "Inflow" },
    definition: {
      fi: "Ihmiset, jotka saivat etuutta myöhemmältä kuukaudelta mutta eivät aiemmalta.",
      sv: "De som fick förmån för den senare månaden men inte för den tidigare.",
      en: "People who received for the later month and not for the earlier.",
    },
  },
  exits: {
    title: { fi: "Poistuneet", sv: "De som slutat få", en: "Exits" },
    definition: {
      fi: "Ihmiset, jotka saivat etuutta aiemmalta kuukaudelta mutta eivät myöhemmältä.",
      sv: "De som fick förmån för den tidigare månaden men inte för den senare.",
      en: "People who received for the earlier month and not for the later.",
    },
  },
  turnover: {
    title: { fi: "Tulleet ja poistuneet", sv: "Nya och avslutade", en: "Inflow and exits" },
    definition: {
      fi: "Tulleet ja poistuneet yhdessä, koska toisia on alle viisi.",
      sv: "Nya och avslutade tillsammans, eftersom den ena gruppen är färre än fem.",
      en: "Inflow and exits together, because one of them is of fewer than five people.",
    },
  },
  step_mix: {
    title: { fi: "Portaat", sv: "Stegen", en: "Steps" },
    definition: {
      fi: "Kummaltakin kuukaudelta etuutta saaneiden kuntaosuus eurosta: se kasvaa, kun maksetut päivät kertyvät.",
      sv: "Kommunens andel av en euro för dem som fick för båda månaderna: den växer med de betalda dagarna.",
      en: "The municipality's share of a euro for people of both months: it grows as their paid days add up.",
    },
  },
  daily_amount: {
    title: { fi: "Päiväraha", sv: "Dagsbeloppet", en: "Daily amount" },
    definition: {
      fi: "Kummaltakin kuukaudelta saaneiden etuus päivää kohti.",
      sv: "Förmånen per dag för dem som fick för båda månaderna.",
      en: "Benefit a day of people of both months.",
    },
  },
  paid_days: {
    title: { fi: "Maksetut päivät", sv: "Betalda dagar", en: "Paid days" },
    definition: {
      fi: "Kummaltakin kuukaudelta saaneiden maksetut päivät suhteessa kuukauden arkipäiviin.",
      sv: "Betalda dagar i förhållande till månadens vardagar för dem som fick för båda månaderna.",
      en: "Paid days against the month's weekdays, of people of both months.",
    },
  },
  calendar: {
    title: { fi: "Arkipäivien määrä", sv: "Antalet vardagar", en: "Number of weekdays" },
    definition: {
      fi: "Kuukaudet ovat eri pituisia: arkipäiviä maanantaista perjantaihin on 20–23.",
      sv: "Månaderna är olika långa: vardagarna från måndag till fredag är 20–23.",
      en: "Months differ in length: they have 20–23 weekdays from Monday to Friday.",
    },
  },
  late: {
    title: { fi: "Vielä tulossa", sv: "Återstår att komma", en: "Still to come" },
    definition: {
      fi: "Myöhässä tulevat maksut ja takaisinperinnät, joita mitatun viiveen perusteella vielä odotetaan.",
      sv: "Sena utbetalningar och återkrav som ännu väntas enligt den uppmätta fördröjningen.",
      en: "Late payments and recoveries that the measured delay says are still to come.",
    },
  },
};

/** The same between a forecast and its outcome. */
export const forecastCauses: Readonly<Record<LiabilityChangeCause, CauseWords>> = {
  ...monthCauses,
  law: {
    title: monthCauses.law.title,
    definition: {
      fi: "Toteuma omana aikanaan voimassa olleilla säännöillä, vähennettynä toteumalla ennusteen säännöillä.",
      sv: "Utfallet enligt gällande regler minus utfallet enligt prognosens regler.",
      en: "The outcome under the rules in force less the outcome under the forecast's rules.",
    },
  },
  inflow: {
    title: monthCauses.inflow.title,
    definition: {
      fi: "Ennusteen lähtökuukauden jälkeen tulleet ja tauon jälkeen palanneet: toteuma vähennettynä odotetulla.",
      sv: "De som kommit efter prognosens startmånad eller återvänt efter ett avbrott: utfallet minus det väntade.",
      en: "People who came after the month the forecast began from, or came back after a break: outcome less expectation.",
    },
  },
  exits: {
    title: monthCauses.exits.title,
    definition: {
      fi: "Lähtökuukaudesta yhtäjaksoisesti saaneiden maksetut päivät: niitä on sitä vähemmän, mitä useampi on poistunut.",
      sv: "Betalda dagar för dem som fått utan avbrott sedan startmånaden: ju fler som slutat, desto färre dagar.",
      en: "Paid days of those who have received without a break since the first month: the more have left, the fewer.",
    },
  },
  step_mix: {
    title: monthCauses.step_mix.title,
    definition: {
      fi: "Lähtökuukaudesta yhtäjaksoisesti saaneiden kuntaosuus eurosta: toteuma ja odotus.",
      sv: "Kommunens andel av en euro för dem som fått utan avbrott sedan startmånaden: utfall och väntat.",
      en: "The municipality's share of a euro of those who have received without a break since the first month: outcome and expectation.",
    },
  },
  daily_amount: {
    title: monthCauses.daily_amount.title,
    definition: {
      fi: "Lähtökuukaudesta yhtäjaksoisesti saaneiden etuus päivää kohti: toteuma ja odotus.",
      sv: "Förmånen per dag för dem som fått utan avbrott sedan startmånaden: utfall och väntat.",
      en: "Benefit a day of those who have received without a break since the first month: outcome and expectation.",
    },
  },
};

const none: Localised = { fi: "", sv: "", en: "" };

export interface FoundChange {
  readonly from: Month;
  readonly to: Month;
  readonly earlierCents: number;
  readonly laterCents: number;
  readonly parts: readonly { readonly title: Localised; readonly cents: number }[];
}

/** Why the liability moved between two months, in a sentence or two. */
export function monthsFinding(change: FoundChange): Localised {
  const { from, to, earlierCents, laterCents } = change;
  const size = amountOf(Math.abs(laterCents - earlierCents));
  const [before, after] = [amountOf(earlierCents), amountOf(laterCents)];
  if (laterCents === earlierCents) {
    return {
      fi: `Kuntaosuus oli ${inMonthFinnish(from)} ja ${inMonthFinnish(to)} yhtä suuri, ${after.fi}.`,
      sv: `Kommunandelen var lika stor i ${monthText(from, "sv")} och ${monthText(to, "sv")}, ${after.sv}.`,
      en: `The municipal share was the same in ${monthText(from, "en")} and ${monthText(to, "en")}, ${after.en}.`,
    };
  }
  const grew = laterCents > earlierCents;
  const why = reasons(change);
  return {
    fi: `Kuntaosuus ${grew ? "kasvoi" : "pieneni"} ${size.fi} ${bend(from, "sta")} ${bend(to, "hun")}: ${before.fi} → ${after.fi}.${why.fi}`,
    sv: `Kommunandelen ${grew ? "ökade" : "minskade"} med ${size.sv} från ${monthText(from, "sv")} till ${monthText(to, "sv")}: ${before.sv} → ${after.sv}.${why.sv}`,
    en: `The municipal share ${grew ? "grew" : "fell"} by ${size.en} from ${monthText(from, "en")} to ${monthText(to, "en")}: ${before.en} → ${after.en}.${why.en}`,
  };
}

/** Why the outcome differs from what was forecast. */
export function forecastFinding(change: FoundChange): Localised {
  const { from, to, earlierCents, laterCents } = change;
  const size = amountOf(Math.abs(laterCents - earlierCents));
  const [expected, came] = [amountOf(earlierCents), amountOf(laterCents)];
  const why = reasons(change);
  const over = laterCents >= earlierCents;
  return {
    fi: `${capital(bend(to, "n"))} kuntaosuus on ${came.fi}, ${size.fi} ${over ? "yli" : "alle"} ${bend(from, "ssa")} tehdyn ennusteen (${expected.fi}).${why.fi}`,
    sv: `Kommunandelen för ${monthText(to, "sv")} är ${came.sv}, ${size.sv} ${over ? "över" : "under"} prognosen från ${monthText(from, "sv")} (${expected.sv}).${why.sv}`,
    en: `The municipal share of ${monthText(to, "en")} is ${came.en}, ${size.en} ${over ? "above" : "below"} the forecast made in ${monthText(from, "en")} (${expected.en}).${why.en}`,
  };
}

function amountOf(cents: number): Localised {
  return inEachLanguage((language) => roundAmountText(cents, language));
}

/** `syyskuu 2025` bent: `syyskuusta 2025`. */
function bend(month: Month, ending: string): string {
  return monthText(month, "fi").replace("kuu", `kuu${ending}`);
}

function inMonthFinnish(month: Month): string {
  return bend(month, "ssa");
}

/** At most so many reasons are told each way. */
const mostTold = 2;

/** The largest parts each way; parts under a tenth of the largest are not worth a word. */
function reasons({ parts }: FoundChange): Localised {
  const largest = Math.max(0, ...parts.map(({ cents }) => Math.abs(cents)));
  const worth = parts.filter(({ cents }) => Math.abs(cents) >= largest / 10 && cents !== 0);
  const bySize = worth.toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
  const up = bySize.filter(({ cents }) => cents > 0).slice(0, mostTold);
  const down = bySize.filter(({ cents }) => cents < 0).slice(0, mostTold);
  const [grew, shrank] = [listed(up), listed(down)];
  if (grew === undefined && shrank === undefined) return none;
  if (grew === undefined || shrank === undefined) {
    const only = grew ?? shrank ?? none;
    const verb =
      grew === undefined
        ? { fi: "Pienensivät", sv: "Minskade", en: "Down" }
        : { fi: "Kasvattivat", sv: "Ökade", en: "Up" };
    return inEachLanguage((language) => ` ${verb[language]}: ${only[language]}.`);
  }
  return {
    fi: ` Kasvattivat: ${grew.fi}; pienensivät: ${shrank.fi}.`,
    sv: ` Ökade: ${grew.sv}; minskade: ${shrank.sv}.`,
    en: ` Up: ${grew.en}; down: ${shrank.en}.`,
  };
}

function listed(parts: FoundChange["parts"]): Localised | undefined {
  if (parts.length === 0) return undefined;
  return inEachLanguage((language) =>
    parts
      .map(({ title, cents }) => `${lower(title[language])} ${signedAmount(cents, language)}`)
      .join(joiner[language]),
  );
}

const joiner: Localised = { fi: " ja ", sv: " och ", en: " and " };

function lower(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function signedAmount(cents: number, language: Language): string {
  const text = roundAmountText(Math.abs(cents), language);
  return `${cents < 0 ? "\u2212" : "+"}${text}`;
}

/** Why there is nothing to explain. */
export function noChange(
  state: Exclude<LiabilityChangeView["state"], "ready">,
  needed: number,
): Localised {
  if (state === "no_data") {
    return {
      fi: "Maksettuja etuuksia ei ole tuotu, joten muutosta ei voi selittää.",
      sv: "Inga betalda förmåner har importerats, så förändringen kan inte förklaras.",
      en: "No benefit payments have been imported, so there is no change to explain.",
    };
  }
  return {
    fi: `Muutoksen selittämiseen tarvitaan vähintään ${needed} kokonaista kuukautta maksettuja etuuksia.`,
    sv: `För att förklara förändringen behövs minst ${needed} hela månader av betalda förmåner.`,
    en: `Explaining the change needs at least ${needed} whole months of benefit payments.`,
  };
}

/** From 1.5.2026 the shares of the general benefit are assumed. */
export const generalBenefitNote: Localised = {
  fi: "1.5.2026 alkaen yleistuen kuntaosuus on oletus: samat portaat kuin työmarkkinatuessa.",
  sv: "Från 1.5.2026 är det allmänna stödets kommunandel ett antagande: samma steg som för arbetsmarknadsstödet.",
  en: "From 1 May 2026 the municipal share of the general benefit is an assumption: the steps of the labour-market subsidy.",
};

/** The newest months are not fully known. */
export function provisionalNote(cents: number): Localised {
  const text = amountOf(cents);
  return {
    fi: `Vielä on tulossa arviolta ${text.fi}. Se on mukana summissa, mutta sitä ei voi vielä jakaa ihmisille; myöhässä olevat maksut voivat siksi näkyä poistuneina.`,
    sv: `Ännu väntas ungefär ${text.sv}. Det ingår i summorna men kan ännu inte fördelas på människor; sena utbetalningar kan därför synas som avslutade.`,
    en: `About ${text.en} is still to come. It is in the totals but cannot be divided by people yet, so late payments may show as exits.`,
  };
}

export const changeDefinition: Readonly<Record<LiabilityChangeView["kind"], Localised>> = {
  months: {
    fi: "Kahden kuukauden kuntaosuuden ero henkilöittäin: kuntaosuus on siltä kuukaudelta, jolta etuus on. Kummaltakin kuukaudelta saaneiden ero on jaettu tekijöihin järjestyksestä riippumatta, ja osat summautuvat sentilleen.",
    sv: "Skillnaden mellan två månaders kommunandel person för person, för den månad förmånen gäller. För dem som fick för båda månaderna delas skillnaden på faktorer oberoende av ordningen, och delarna summerar på centen.",
    en: "The difference between two months' share, person by person, in the month the benefit is for. For people of both months it is divided between the factors without regard to order, and the parts add up to the cent.",
  },
  forecast: {
    fi: "Virtausennuste sellaisena kuin se olisi tehty lähtökuukauden lopun tiedoilla, ja toteuma nyt. Osat summautuvat sentilleen.",
    sv: "Flödesprognosen som den hade gjorts med uppgifterna vid startmånadens slut, och utfallet nu. Delarna summerar på centen.",
    en: "The flow forecast as it would have been made with what was known at the end of its month, and the outcome now. The parts add up to the cent.",
  },
};

export const bridgeEnds: Readonly<
  Record<LiabilityChangeView["kind"], (from: Month, to: Month) => readonly [Localised, Localised]>
> = {
  months: (from, to) => [
    inEachLanguage((language) => capital(monthText(from, language))),
    inEachLanguage((language) => capital(monthText(to, language))),
  ],
  forecast: (from, to) => [
    {
      fi: `Ennuste, tehty ${bend(from, "ssa")}`,
      sv: `Prognos från ${monthText(from, "sv")}`,
      en: `Forecast made in ${monthText(from, "en")}`,
    },
    {
      fi: `Toteuma: ${monthText(to, "fi")}`,
      sv: `Utfall: ${monthText(to, "sv")}`,
      en: `Outcome: ${monthText(to, "en")}`,
    },
  ],
};

export const splitTitles = {
  ground: {
    fi: "Etuuden perusteen mukaan",
    sv: "Efter grund för förmånen",
    en: "By ground of payment",
  },
  municipality: { fi: "Kotikunnittain", sv: "Efter hemkommun", en: "By home municipality" },
  age: { fi: "Ikäryhmittäin", sv: "Efter åldersgrupp", en: "By age group" },
} as const satisfies Readonly<Record<string, Localised>>;

export const ageTitles: readonly Localised[] = [
  { fi: "alle 25-vuotiaat", sv: "under 25 år", en: "under 25" },
  { fi: "25–29-vuotiaat", sv: "25–29 år", en: "25–29" },
  { fi: "30–54-vuotiaat", sv: "30–54 år", en: "30–54" },
  { fi: "55 vuotta täyttäneet", sv: "55 år eller äldre", en: "55 and over" },
  { fi: "ikä ei tiedossa", sv: "okänd ålder", en: "age not known" },
];

export const unknownHome: Localised = {
  fi: "kotikunta ei tiedossa",
  sv: "okänd hemkommun",
  en: "home not known",
};

export const noDays: Localised = {
  fi: "vain oikaisuja",
  sv: "endast rättelser",
  en: "corrections only",
};

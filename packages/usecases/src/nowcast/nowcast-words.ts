import {
  addDays,
  dayParts,
  formatDay,
  monthOf,
  type Day,
  type Language,
  type Localised,
  type Month,
} from "@luotsi/base";
import type { NowcastAmount, NowcastScore, NowcastView } from "@luotsi/contract";

import { inEachLanguage, monthText, numberText, percentText } from "../wording/number-words.ts";

const space = "\u00A0";

/** From a million up amounts are said in millions. Unit: cents. */
const aMillion = 100_000_000;

/** An amount as one says it: `2,72 milj. €` from a million up, else in hundreds of euros, `83 700 €`. */
export function roundAmountText(cents: number, language: Language): string {
  return withUnit(numberOf(cents, language), Math.abs(cents) >= aMillion, language);
}

/** Two limits as one says them: `2,66–2,77 milj. €`. */
export function rangeText(low: number, high: number, language: Language): string {
  const isMillions = Math.min(Math.abs(low), Math.abs(high)) >= aMillion;
  if (!isMillions) return `${roundAmountText(low, language)} – ${roundAmountText(high, language)}`;
  return withUnit(`${numberOf(low, language)}–${numberOf(high, language)}`, true, language);
}

function numberOf(cents: number, language: Language): string {
  const size = Math.abs(cents);
  if (size >= aMillion) {
    return numberText(cents / aMillion, size >= 10 * aMillion ? 1 : 2, language);
  }
  const step = size >= 1_000_000 ? 10_000 : 100;
  return numberText((Math.round(cents / step) * step) / 100, 0, language);
}

function withUnit(number: string, isMillions: boolean, language: Language): string {
  if (language === "en") {
    const euros = `€${number}`.replace("€\u2212", "\u2212€");
    return isMillions ? `${euros}${space}million` : euros;
  }
  if (!isMillions) return `${number}${space}€`;
  return language === "sv" ? `${number}${space}mn${space}€` : `${number}${space}milj.${space}€`;
}

/** `tammikuun 2025`: of a month, as Finnish bends it. */
export function ofMonth(month: Month, language: Language): string {
  const text = monthText(month, language);
  return language === "fi" ? text.replace("kuu", "kuun") : text;
}

export interface FoundMonth {
  readonly month: Month;
  readonly known: number;
  readonly late: number;
  readonly forecast: number;
  readonly total: NowcastAmount;
}

/** What the running month will cost, and what of it is known. */
export function nowcastFinding({ month, known, late, forecast, total }: FoundMonth): Localised {
  const { limits } = total;
  const whole = amountWords(total.cents);
  const when = inEachLanguage((to) => ofMonth(month, to));
  const range =
    limits === null
      ? { fi: "", sv: "", en: "" }
      : probably(inEachLanguage((to) => rangeText(limits.lo80, limits.hi80, to)));
  const parts = partsWords(
    { known: amountWords(known), late: amountWords(late), forecast: amountWords(forecast) },
    known,
  );
  return {
    fi: `${capital(when.fi)} kuntaosuus on arviolta ${whole.fi}${range.fi}. ${parts.fi}`,
    sv: `Kommunandelen för ${when.sv} är uppskattningsvis ${whole.sv}${range.sv}. ${parts.sv}`,
    en: `The municipal share of ${when.en} will be about ${whole.en}${range.en}. ${parts.en}`,
  };
}

function amountWords(cents: number): Localised {
  return inEachLanguage((to) => roundAmountText(cents, to));
}

function probably(range: Localised): Localised {
  return {
    fi: `, todennäköisesti ${range.fi}`,
    sv: `, sannolikt ${range.sv}`,
    en: `, probably ${range.en}`,
  };
}

interface PartWords {
  readonly known: Localised;
  readonly late: Localised;
  readonly forecast: Localised;
}

function partsWords({ known, late, forecast }: PartWords, knownCents: number): Localised {
  if (knownCents === 0) {
    return {
      fi: `Kuukaudelta ei tiedetä vielä yhtään maksua: ${forecast.fi} on tavanomaisia maksuja ja ${late.fi} myöhässä tulevaa.`,
      sv: `Inga utbetalningar för månaden är ännu kända: ${forecast.sv} är vanliga utbetalningar och ${late.sv} kommer för sent.`,
      en: `No payout for the month is known yet: ${forecast.en} are usual payouts and ${late.en} will come late.`,
    };
  }
  return {
    fi: `Siitä tiedetään ${known.fi}, tavanomaisista maksuista tulee vielä ${forecast.fi} ja myöhässä ${late.fi}.`,
    sv: `Av den är ${known.sv} känd, av de vanliga utbetalningarna återstår ${forecast.sv} och för sent kommer ${late.sv}.`,
    en: `Of it ${known.en} is known, ${forecast.en} of the usual payouts is still to come and ${late.en} will come late.`,
  };
}

/** Why there is no nowcast. */
export function noNowcast(
  state: Exclude<NowcastView["state"], "ready">,
  needed: number,
): Localised {
  if (state === "no_data") {
    return {
      fi: "Maksettuja etuuksia ei ole tuotu, joten kuukauden kuntaosuutta ei voi arvioida.",
      sv: "Inga betalda förmåner har importerats, så månadens kommunandel kan inte uppskattas.",
      en: "No benefit payments have been imported, so the month's share cannot be estimated.",
    };
  }
  return {
    fi: `Arvioon tarvitaan vähintään ${needed} kokonaista kuukautta maksettuja etuuksia.`,
    sv: `För uppskattningen behövs minst ${needed} hela månader av betalda förmåner.`,
    en: `An estimate needs at least ${needed} whole months of benefit payments.`,
  };
}

/** How the nowcasts of the last year did, in words. */
export function scoreSentence(score: Omit<NowcastScore, "sentence">): Localised {
  const { months, limited, inside80 } = score;
  const error = inEachLanguage((to) => percentText(100 * score.meanAbsoluteError, to));
  const inside: Localised =
    limited === 0
      ? { fi: "", sv: "", en: "" }
      : {
          fi: `; toteuma osui 80 prosentin väliin ${inside80} kertaa ${limited}:sta`,
          sv: `; utfallet låg inom 80-procentsintervallet ${inside80} gånger av ${limited}`,
          en: `; the outcome fell inside the 80% interval ${inside80} times out of ${limited}`,
        };
  return {
    fi: `Samaan aikaan kuusta tehdyt ${months} edellistä arviota erehtyivät keskimäärin ${error.fi}${inside.fi}.${leaning(score).fi}`,
    sv: `De ${months} föregående uppskattningarna vid samma tidpunkt hade i medeltal ${error.sv} fel${inside.sv}.${leaning(score).sv}`,
    en: `The ${months} earlier estimates made at the same point were off by ${error.en} on average${inside.en}.${leaning(score).en}`,
  };
}

/** A mean error below this share is not worth a word. */
const worthSaying = 0.005;

function leaning({ meanError }: Pick<NowcastScore, "meanError">): Localised {
  if (Math.abs(meanError) < worthSaying) return { fi: "", sv: "", en: "" };
  const size = inEachLanguage((to) => percentText(100 * Math.abs(meanError), to));
  return meanError > 0
    ? {
        fi: ` Ne olivat keskimäärin ${size.fi} liian pieniä.`,
        sv: ` De var i medeltal ${size.sv} för små.`,
        en: ` On average they were ${size.en} too low.`,
      }
    : {
        fi: ` Ne olivat keskimäärin ${size.fi} liian suuria.`,
        sv: ` De var i medeltal ${size.sv} för stora.`,
        en: ` On average they were ${size.en} too high.`,
      };
}

/** How much of a month is known on the day of looking, and once its usual payouts have been made. */
export function delaySentence(
  shares: readonly number[],
  usualAge: number,
  knownOn: Day,
): Localised {
  const at = (age: number): Localised =>
    inEachLanguage((to) => percentText(100 * (shares[age] ?? 1), to));
  const start = at(0);
  const usual = at(usualAge);
  const when = dayOfLooking(knownOn);
  return {
    fi: `Kuukauden euroista on tiedossa ${start.fi} ${when.fi} ja ${usual.fi}, kun tavanomaiset maksut on maksettu (${usualAge} kk myöhemmin).`,
    sv: `Av månadens euro är ${start.sv} kända ${when.sv} och ${usual.sv} när de vanliga utbetalningarna är gjorda (${usualAge} mån. senare).`,
    en: `Of a month's euros ${start.en} are known ${when.en} and ${usual.en} once the usual payouts have been made (${usualAge} month${usualAge === 1 ? "" : "s"} later).`,
  };
}

function dayOfLooking(knownOn: Day): Localised {
  if (monthOf(addDays(knownOn, 1)) !== monthOf(knownOn)) {
    return { fi: "kuukauden päättyessä", sv: "när månaden slutar", en: "as it ends" };
  }
  const { dayOfMonth } = dayParts(knownOn);
  return {
    fi: `sen ${dayOfMonth}. päivänä`,
    sv: `den ${dayOfMonth}:e i månaden`,
    en: `on its day ${dayOfMonth}`,
  };
}

/** How much of a month's payouts its own delivery has; undefined when that has not been measured. */
export function deliverySentence(delivered: readonly number[]): Localised | undefined {
  const [first] = delivered;
  if (first === undefined) return undefined;
  const share = inEachLanguage((to) => percentText(100 * first, to));
  return {
    fi: `Kuukauden maksuista ${share.fi} on jo sen omassa toimituksessa, loput seuraavissa (mitattu toimituksista).`,
    sv: `Av månadens utbetalningar finns ${share.sv} redan i månadens egen leverans, resten i de följande (mätt på leveranserna).`,
    en: `Of a month's payouts ${share.en} are in its own delivery, the rest in later ones (measured from deliveries).`,
  };
}

/** What the nowcast is, and what it is not. */
export function nowcastDefinition(knownOn: Day): Localised {
  const at = formatDay(knownOn);
  const [year = "", month = "", day = ""] = at.split("-");
  const finnish = `${Number(day)}.${Number(month)}.${year}`;
  return {
    fi: `Kuntaosuus siltä kuukaudelta, jolta etuus on. Tiedetty osa on laskettu henkilöittäin ${finnish} mennessä maksetuista etuuksista; myöhässä tuleva osa on mitatusta viiveestä ja loput edeltävien kuukausien perusteella odotettua. Arvio on todellisesta osuudesta, ei laskusta: laskussa voi olla virheitä ja viivettä.`,
    sv: `Kommunandelen för den månad förmånen gäller. Den kända delen är beräknad person för person av förmåner betalda senast ${finnish}; det som kommer för sent följer av den uppmätta fördröjningen och resten väntas utifrån tidigare månader. Uppskattningen gäller den verkliga andelen, inte fakturan: fakturan kan ha fel och fördröjning.`,
    en: `The share of the month the benefit is for. The known part is computed person by person from benefits paid by ${at}; what comes late follows from the measured delay and the rest is expected from earlier months. It is the true share, not the bill: a bill may have errors and delays.`,
  };
}

export const nowcastUncertainty: Localised = {
  fi: "Väli kertoo, kuinka paljon samaan aikaan kuusta tehdyt aiemmat arviot ovat erehtyneet.",
  sv: "Intervallet visar hur mycket tidigare uppskattningar vid samma tidpunkt har slagit fel.",
  en: "The interval says how much earlier estimates made at the same point have been off.",
};

/** @returns the text with a capital first letter. @param text any. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

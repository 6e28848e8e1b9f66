import { parseMonth, type Language, type Localised } from "@luotsi/base";
import type {
  LiabilityForecastSplit,
  LiabilityForecastYear,
  MoneyForecast,
  Provenance,
} from "@luotsi/contract";

import {
  integrationStatusLine,
  liabilityAssumptionLines,
} from "../funding-models/assumption-lines.ts";
import {
  inEachLanguage,
  millionsText,
  monthText,
  numberText,
  percentText,
} from "../wording/number-words.ts";

export const splitTitles: Readonly<Record<LiabilityForecastSplit, Localised>> = {
  municipality: { fi: "Kunnittain", sv: "Efter kommun", en: "By municipality" },
  age: { fi: "Iän mukaan", sv: "Efter ålder", en: "By age" },
  integration: {
    fi: "Kotoutumisen mukaan",
    sv: "Efter integrationsstatus",
    en: "By integration status",
  },
  step: {
    fi: "Rahoitusportaan mukaan",
    sv: "Efter finansieringssteg",
    en: "By step of the share",
  },
};

export const otherGroups: Localised = {
  fi: "muut yhteensä",
  sv: "övriga sammanlagt",
  en: "others together",
};

export const homeNotKnown: Localised = {
  fi: "kotikunta ei tiedossa",
  sv: "hemkommunen okänd",
  en: "home not known",
};

export function stepTitle(percent: number): Localised {
  return {
    fi: `${percent} % -porras`,
    sv: `steget ${percent} %`,
    en: `${percent}% step`,
  };
}

/** Half a rounding step of a tenth of a percent. */
const worthSaying = 0.05;

/** Where the year is heading, and the next one. */
export function forecastFinding(years: readonly LiabilityForecastYear[]): Localised {
  const [thisYear, next] = years;
  if (thisYear === undefined) {
    return {
      fi: "Ennuste ei kata yhtään kokonaista vuotta.",
      sv: "Prognosen täcker inget helt år.",
      en: "The forecast covers no whole year.",
    };
  }
  const { year, total } = thisYear;
  const sum = inEachLanguage((language) => millionsText(total.mean, language));
  const range = inEachLanguage((language) => millionsRange(total, language));
  const change = thisYear.previousCents === null ? undefined : changeWords(thisYear);
  const first: Localised = {
    fi: `Työttömyysetuuksien kuntaosuus on vuonna ${year} ennusteen mukaan ${sum.fi}, todennäköisesti ${range.fi}${change === undefined ? "" : `: ${change.fi}`}.`,
    sv: `Kommunandelen av arbetslöshetsförmånerna beräknas bli ${sum.sv} år ${year}, sannolikt ${range.sv}${change === undefined ? "" : `: ${change.sv}`}.`,
    en: `The municipal share of unemployment benefits is heading for ${sum.en} in ${year}, probably ${range.en}${change === undefined ? "" : `: ${change.en}`}.`,
  };
  if (next === undefined) return first;
  const later = inEachLanguage((language) => millionsText(next.total.mean, language));
  return {
    fi: `${first.fi} Vuonna ${next.year} se on ${later.fi}, ${changeWords(next).fi}.`,
    sv: `${first.sv} År ${next.year} är den ${later.sv}, ${changeWords(next).sv}.`,
    en: `${first.en} In ${next.year} it is ${later.en}, ${changeWords(next).en}.`,
  };
}

/** `4,47–4,51 milj. €`: as many decimals as it takes to tell the limits apart, three at the most. */
function millionsRange({ lo80, hi80 }: MoneyForecast, language: Language): string {
  const at = (value: number, decimals: number): string =>
    numberText(value / centsPerMillion, decimals, language);
  const decimals = [1, 2].find((count) => at(lo80, count) !== at(hi80, count)) ?? 3;
  const [lo, hi] = [at(lo80, decimals), at(hi80, decimals)];
  if (language === "en") return `€${lo}–${hi}\u00A0million`;
  return `${lo}–${hi}\u00A0${language === "sv" ? "mn" : "milj."}\u00A0€`;
}

const centsPerMillion = 100_000_000;

function changeWords({ total, previousCents }: LiabilityForecastYear): Localised {
  const change = previousCents === null ? 0 : (100 * (total.mean - previousCents)) / previousCents;
  if (previousCents === null || Math.abs(change) < worthSaying) {
    return {
      fi: "sama kuin vuotta ennen",
      sv: "samma som året före",
      en: "the same as the year before",
    };
  }
  const size = inEachLanguage((language) => percentText(Math.abs(change), language));
  return change > 0
    ? {
        fi: `${size.fi} enemmän kuin vuotta ennen`,
        sv: `${size.sv} mer än året före`,
        en: `${size.en} more than the year before`,
      }
    : {
        fi: `${size.fi} vähemmän kuin vuotta ennen`,
        sv: `${size.sv} mindre än året före`,
        en: `${size.en} less than the year before`,
      };
}

/** Why there is no forecast. */
export function tooLittleWords(months: number, needed: number): Localised {
  if (months === 0) {
    return {
      fi: "Ennustetta varten tarvitaan etuusmaksut; niitä ei ole vielä tuotu.",
      sv: "För prognosen behövs förmånsbetalningarna; de har inte importerats ännu.",
      en: "The forecast needs the benefit payments; they have not been imported yet.",
    };
  }
  const [have, want] = [months, needed].map((count) =>
    inEachLanguage((language) => numberText(count, 0, language)),
  );
  return {
    fi: `Ihmisistä oppivaan ennusteeseen tarvitaan ${want?.fi} kuukauden maksut; nyt tiedossa on ${have?.fi}.`,
    sv: `En prognos som lär av människorna behöver ${want?.sv} månaders betalningar; nu är ${have?.sv} kända.`,
    en: `A forecast that learns from the people needs the payments of ${want?.en} months; ${have?.en} are known now.`,
  };
}

export const computingWords: Localised = {
  fi: "Ennustetta lasketaan alueen omista ihmisistä.",
  sv: "Prognosen beräknas av områdets egna människor.",
  en: "The forecast is being computed from the area's own people.",
};

export function forecastDefinition(lastKnown: string, learntMonths: number): Localised {
  const at = parseMonth(lastKnown);
  const month = inEachLanguage((language) =>
    at === undefined ? lastKnown : monthText(at, language),
  );
  return {
    fi: `Kuntaosuus siltä kuukaudelta, jolta etuus on. Ennuste seuraa jokaista etuutta saanutta kuukaudesta ${month.fi} eteenpäin omalla maksupäivälaskurillaan ja lisää uudet ja palaavat saajat; päättymisen, palvelun ja paluun todennäköisyydet on opittu ${learntMonths} kuukaudesta. Kunkin kuukauden osuus lasketaan silloin voimassa olevan lain mukaan.`,
    sv: `Kommunandelen för den månad förmånen gäller. Prognosen följer varje förmånstagare från ${month.sv} framåt med sin egen räknare för betalda dagar och lägger till nya och återvändande; sannolikheterna för att sluta, börja en service och återvända har lärts av ${learntMonths} månader. Varje månads andel beräknas enligt den lag som då gäller.`,
    en: `The share for the month the benefit is for. The forecast follows each receiver from ${month.en} on with the person's own counter of paid days and adds those who begin and come back; the chances of leaving, of a service and of coming back are learnt from ${learntMonths} months. Each month's share is computed under the law then in force.`,
  };
}

export const uncertaintyWords: Localised = {
  fi: "Väli on tuhannesta arvotusta kulusta: mukana ovat opittujen todennäköisyyksien epävarmuus, kuukausien yhteinen vaihtelu ja jokaisen ihmisen sattuma. Lain muutosta tai taantumaa se ei tunne.",
  sv: "Intervallet är av tusen dragna förlopp: osäkerheten i de lärda sannolikheterna, månadernas gemensamma variation och varje människas slump ingår. En lagändring eller lågkonjunktur känner det inte till.",
  en: "The interval is from a thousand drawn paths: the uncertainty of the learnt chances, the months' common variation and every person's chance are in it. It knows of no change of law and no recession.",
};

const generalBenefit = "general_benefit_shares";

/** What the months past April 2026 rest on first, then every other open question of the law. */
export function forecastAssumptions(): Provenance["assumptions"] {
  const lines = liabilityAssumptionLines();
  return [
    ...lines.filter(({ name }) => name === generalBenefit),
    ...lines.filter(({ name }) => name !== generalBenefit),
    integrationStatusLine(),
    {
      name: "unchanged",
      value: "law_and_levels",
      text: {
        fi: "Laki, etuuksien tasot ja palvelujen määrä pysyvät sellaisina kuin ne nyt ovat, ja ihmiset toimivat kuten viime kuukausina.",
        sv: "Lagen, förmånernas nivåer och mängden service förblir som de nu är, och människorna handlar som under de senaste månaderna.",
        en: "The law, the benefit levels and the volume of services stay as they are, and people act as in the last months.",
      },
    },
  ];
}

/** Why there is no back-test. */
export const noOriginsWords: Localised = {
  fi: "Historia on liian lyhyt, jotta ennustetta voisi koetella menneillä kuukausilla.",
  sv: "Historien är för kort för att prognosen ska kunna prövas på tidigare månader.",
  en: "The history is too short to try the forecast out on past months.",
};

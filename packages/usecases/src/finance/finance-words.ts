import type { Localised, Month } from "@luotsi/base";
import type { CostType, MoneyForecast, PlanLine, TimeView } from "@luotsi/contract";

import { inEachLanguage, millionsText, monthText } from "../wording/number-words.ts";

export const costTypeTitles: Readonly<Record<CostType, Localised>> = {
  operating: {
    fi: "Oman toiminnan kulut",
    sv: "Egna verksamhetskostnader",
    en: "Own operating costs",
  },
  "benefit-liability": {
    fi: "Työttömyysetuuksien kuntaosuus",
    sv: "Kommunandelen av arbetslöshetsförmånerna",
    en: "Municipal share of unemployment benefits",
  },
};

/** Costs are many, the share is one. */
const verbs = {
  operating: { was: { fi: "olivat" }, becomes: { fi: "ovat", en: "are" } },
  "benefit-liability": { was: { fi: "oli" }, becomes: { fi: "on", en: "is" } },
} as const;

/** Half a rounding step of a tenth of a million: a smaller difference is not worth a word. */
const worthSaying = 5_000_000;

/** What is said of a year of which nothing has been recorded: that, and not zero. */
export function nothingRecorded(title: Localised, year: number): Localised {
  return {
    fi: `${title.fi}: vuodelta ${year} ei ole tuotu aineistoa.`,
    sv: `${title.sv}: inget material har importerats för år ${year}.`,
    en: `${title.en}: nothing has been imported for ${year}.`,
  };
}

/** What one cost type's year comes to, in a sentence. */
export function costFinding(id: CostType, year: number, plan: PlanLine): Localised {
  const { yearEnd, currentPlanCents } = plan;
  const title = costTypeTitles[id];
  if (yearEnd === null) {
    const actual = inEachLanguage((language) => millionsText(plan.actualToDateCents, language));
    return {
      fi: `${title.fi}: toteuma ${actual.fi}. Koko vuoden ennustetta ei voi vielä sanoa.`,
      sv: `${title.sv}: utfall ${actual.sv}. Hela årets prognos kan ännu inte sägas.`,
      en: `${title.en}: ${actual.en} to date. The whole year cannot be forecast yet.`,
    };
  }
  const total = inEachLanguage((language) => millionsText(yearEnd.mean, language));
  const against = deviationWords(yearEnd.mean, currentPlanCents);
  const isForecast = yearEnd.lo95 !== yearEnd.hi95;
  if (!isForecast) {
    return {
      fi: `${title.fi} ${verbs[id].was.fi} vuonna ${year} ${total.fi}, ${against.fi}.`,
      sv: `${title.sv} var ${total.sv} år ${year}, ${against.sv}.`,
      en: `${title.en} came to ${total.en} in ${year}, ${against.en}.`,
    };
  }
  const range = rangeWords(yearEnd);
  return {
    fi: `${title.fi} ${verbs[id].becomes.fi} vuonna ${year} ennusteen mukaan ${total.fi}, ${against.fi}; todennäköisesti ${range.fi}.`,
    sv: `${title.sv} beräknas bli ${total.sv} år ${year}, ${against.sv}; sannolikt ${range.sv}.`,
    en: `${title.en} ${verbs[id].becomes.en} heading for ${total.en} in ${year}, ${against.en}; probably ${range.en}.`,
  };
}

/** The page's one sentence: both cost types and which way they go. */
export function financeFinding(year: number, operating: PlanLine, liability: PlanLine): Localised {
  const parts = [
    { plan: liability, id: "benefit-liability" as const },
    { plan: operating, id: "operating" as const },
  ];
  if (parts.some(({ plan }) => plan.yearEnd === null)) {
    const known = parts.filter(({ plan }) => plan.yearEnd !== null);
    const texts = (known.length > 0 ? known : parts).map(({ id, plan }) =>
      costFinding(id, year, plan),
    );
    return inEachLanguage((language) => texts.map((text) => text[language]).join(" "));
  }
  const [benefit, own] = parts.map(({ plan }) => {
    const mean = plan.yearEnd?.mean ?? 0;
    const total = inEachLanguage((language) => millionsText(mean, language));
    return { total, against: deviationWords(mean, plan.currentPlanCents) };
  });
  if (benefit === undefined || own === undefined) throw new Error("there are two cost types");
  return {
    fi: `Työttömyysetuuksien kuntaosuus on vuonna ${year} ${benefit.total.fi}, ${benefit.against.fi}. Oman toiminnan kulut ovat ${own.total.fi}, ${own.against.fi}.`,
    sv: `Kommunandelen av arbetslöshetsförmånerna är ${benefit.total.sv} år ${year}, ${benefit.against.sv}. De egna verksamhetskostnaderna är ${own.total.sv}, ${own.against.sv}.`,
    en: `The municipal share of unemployment benefits is ${benefit.total.en} in ${year}, ${benefit.against.en}. Own operating costs are ${own.total.en}, ${own.against.en}.`,
  };
}

/** Is the deviation too small to show in tenths of a million? */
export function isAsPlanned(deviationCents: number): boolean {
  return Math.abs(deviationCents) < worthSaying;
}

/** `1,6 milj. € yli käyttösuunnitelman`; a smaller difference than the figures show is none. */
export function deviationWords(mean: number, plan: number): Localised {
  if (plan === 0) {
    return {
      fi: "käyttösuunnitelmaa ei ole tuotu",
      sv: "ingen dispositionsplan har importerats",
      en: "no plan has been imported",
    };
  }
  const deviation = mean - plan;
  if (isAsPlanned(deviation)) {
    return {
      fi: "käyttösuunnitelman mukaisesti",
      sv: "enligt dispositionsplanen",
      en: "as planned",
    };
  }
  const size = inEachLanguage((language) => millionsText(Math.abs(deviation), language));
  return deviation > 0
    ? {
        fi: `${size.fi} yli käyttösuunnitelman`,
        sv: `${size.sv} över dispositionsplanen`,
        en: `${size.en} over the plan`,
      }
    : {
        fi: `${size.fi} alle käyttösuunnitelman`,
        sv: `${size.sv} under dispositionsplanen`,
        en: `${size.en} under the plan`,
      };
}

function rangeWords({ lo80, hi80 }: MoneyForecast): Localised {
  return inEachLanguage(
    (language) => `${millionsText(lo80, language)} – ${millionsText(hi80, language)}`,
  );
}

/** How the ledger stands to what accrues and to what has been paid out. */
export function reconciliationFinding(
  range: { readonly first: Month; readonly last: Month },
  sums: { readonly accrual: number; readonly invoice: number; readonly booked: number },
): Localised {
  const when = inEachLanguage(
    (language) => `${monthText(range.first, language)} – ${monthText(range.last, language)}`,
  );
  const difference = sums.booked - sums.invoice;
  const size = inEachLanguage((language) => millionsText(Math.abs(difference), language));
  const timing = inEachLanguage((language) => millionsText(sums.accrual, language));
  const accrued: Localised = {
    fi: `Jakson omista etuuspäivistä on tähän mennessä maksettu ${timing.fi}; muu osa kuuluu aiempien kuukausien etuuksiin.`,
    sv: `Av periodens egna förmånsdagar har hittills betalats ${timing.sv}; resten hör till tidigare månaders förmåner.`,
    en: `Of the period's own benefit days ${timing.en} have been paid so far; the rest belongs to benefits of earlier months.`,
  };
  if (Math.abs(difference) < worthSaying) {
    return {
      fi: `Kirjanpito vastaa maksetuista etuuksista laskettua kuntaosuutta (${when.fi}). ${accrued.fi}`,
      sv: `Bokföringen motsvarar den kommunandel som beräknats av betalda förmåner (${when.sv}). ${accrued.sv}`,
      en: `The ledger agrees with the share computed from benefits paid (${when.en}). ${accrued.en}`,
    };
  }
  return difference < 0
    ? {
        fi: `Kirjanpidosta puuttuu ${size.fi} siitä, mitä maksetuista etuuksista kuuluu kunnalle (${when.fi}). ${accrued.fi}`,
        sv: `I bokföringen saknas ${size.sv} av kommunens andel av betalda förmåner (${when.sv}). ${accrued.sv}`,
        en: `The ledger lacks ${size.en} of the municipality's share of benefits paid (${when.en}). ${accrued.en}`,
      }
    : {
        fi: `Kirjanpidossa on ${size.fi} enemmän kuin maksetuista etuuksista kuuluu kunnalle (${when.fi}). ${accrued.fi}`,
        sv: `I bokföringen finns ${size.sv} mer än kommunens andel av betalda förmåner (${when.sv}). ${accrued.sv}`,
        en: `The ledger holds ${size.en} more than the municipality's share of benefits paid (${when.en}). ${accrued.en}`,
      };
}

/** What each way of following the benefit share means. */
export const timeViewDefinitions: Readonly<Record<TimeView, Localised>> = {
  booked: {
    fi: "Kuntaosuus kirjanpidon mukaan: kirjaukset etuuksien kuntaosuuden palvelulle kirjauskuukausittain.",
    sv: "Kommunandelen enligt bokföringen: bokföringar på tjänsten för kommunandelen efter bokföringsmånad.",
    en: "The share as booked: postings on the service of the benefit share by month of posting.",
  },
  accrual: {
    fi: "Kuntaosuus laskettuna henkilöittäin siltä kuukaudelta, jolta etuus on, riippumatta siitä milloin se maksettiin tai laskutettiin.",
    sv: "Kommunandelen beräknad person för person för den månad förmånen gäller, oavsett när den betalades eller fakturerades.",
    en: "The share computed person by person for the month the benefit is for, whenever it was paid or invoiced.",
  },
  invoice: {
    fi: "Kuntaosuus laskettuna henkilöittäin siltä kuukaudelta, jona etuus maksettiin; maksaja laskuttaa sen seuraavan kuukauden puolivälissä.",
    sv: "Kommunandelen beräknad person för person för den månad förmånen betalades ut; betalaren fakturerar den i mitten av följande månad.",
    en: "The share computed person by person for the month of the payout; the payer invoices it in the middle of the next month.",
  },
};

export const operatingDefinition: Localised = {
  fi: "Kirjaukset tileille 4xxx muille palveluille kuin etuuksien kuntaosuudelle. Suunnitelma on jaettu kuukausille tasan. Ennuste oppii valmiista kuukausista; jo myönnetyt maksut ovat mukana vähintään myönnetyn suuruisina.",
  sv: "Bokföringar på konton 4xxx för andra tjänster än kommunandelen. Planen är jämnt fördelad på månaderna. Prognosen lär av färdiga månader; redan beviljade betalningar ingår minst till sitt belopp.",
  en: "Postings on accounts 4xxx of services other than the benefit share. The plan is spread evenly over the months. The forecast learns from complete months; payments already granted are in it at no less than their amount.",
};

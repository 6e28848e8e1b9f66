import type { Localised } from "@luotsi/base";
import type { RuleUnit } from "@luotsi/contract";

/** How a field of a rule's value is shown. */
export interface FieldWords {
  readonly title: Localised;
  readonly unit: RuleUnit;
}

type Line = readonly [fi: string, sv: string, en: string, unit: RuleUnit];

/** Fields of composite values by parameter; `a.b` is a field within a field. */
const lines: Readonly<Record<string, Readonly<Record<string, Line>>>> = {
  "benefits/adjusted-benefit": {
    protectedCents: [
      "Suojaosa kuukaudessa",
      "Skyddat belopp per månad",
      "Protected part a month",
      "euros",
    ],
    taperPercent: ["Vähennys tulosta", "Avdrag av inkomsten", "Deducted of the income", "percent"],
  },
  "benefits/earnings-part": {
    percent: [
      "Ansio-osa taitekohtaan",
      "Förtjänstdel till brytpunkten",
      "Earnings part up to the breakpoint",
      "percent",
    ],
    percentAboveBreakpoint: [
      "Ansio-osa taitekohdan yli",
      "Förtjänstdel över brytpunkten",
      "Earnings part above it",
      "percent",
    ],
    breakpointBasicParts: [
      "Taitekohta perusosina kuukaudessa",
      "Brytpunkt i grunddelar per månad",
      "Breakpoint in basic parts a month",
      "count",
    ],
    ceilingPercent: [
      "Päiväraha enintään palkasta",
      "Dagpenning högst av lönen",
      "Allowance at most of the wage",
      "percent",
    ],
  },
  "benefits/employment-condition": {
    months: ["Työssäoloehto", "Arbetsvillkor", "Employment condition", "months"],
    wholeMonthCents: [
      "Palkka, josta kertyy kuukausi",
      "Lön som ger en månad",
      "Wage that earns a month",
      "euros",
    ],
    halfMonthCents: [
      "Palkka, josta kertyy puoli kuukautta",
      "Lön som ger en halv månad",
      "Wage that earns half a month",
      "euros",
    ],
    reviewMonths: ["Tarkastelujakso", "Granskningsperiod", "Review period", "months"],
  },
  "benefits/maximum-period": {
    afterAtMostThreeYearsOfWork: [
      "Työhistoria enintään 3 vuotta",
      "Högst 3 år i arbete",
      "At most 3 years of work",
      "days",
    ],
    afterLongerWork: ["Pidempi työhistoria", "Längre i arbete", "Longer work history", "days"],
    fromAge58: ["58 vuotta täyttäneet", "58 år fyllda", "Aged 58 or over", "days"],
  },
  "customer-process/activation-period": {
    under25: ["Alle 25-vuotiaat", "Under 25 år", "Under 25", "months"],
    others: ["Muut", "Övriga", "Others", "months"],
  },
  "customer-process/integration-plan": {
    firstPlanWithinYears: [
      "Ensimmäinen suunnitelma viimeistään",
      "Första planen senast inom",
      "First plan within",
      "years",
    ],
    firstPlanYearsAtMost: [
      "Ensimmäinen suunnitelma enintään",
      "Första planen högst",
      "First plan at most",
      "years",
    ],
    serviceWithinMonths: [
      "Palvelu viimeistään",
      "Service senast inom",
      "A service within",
      "months",
    ],
    inAllYearsAsRule: [
      "Yhteensä pääsääntöisesti",
      "Totalt som regel",
      "In all, as a rule",
      "years",
    ],
  },
  "customer-process/supplementary-discussions": {
    inTheBeginning: [
      "Keskusteluja alussa",
      "Samtal i början",
      "Discussions in the beginning",
      "count",
    ],
    beginningMonths: ["Alun kesto", "Början varar", "Length of the beginning", "months"],
    laterDiscussions: ["Keskusteluja myöhemmin", "Samtal senare", "Discussions later", "count"],
    laterEveryMonths: ["Myöhemmin joka", "Senare var", "Later, every", "months"],
  },
  "municipal-liability/integration-exemption-years": {
    protection: [
      "Kansainvälistä suojelua saavat",
      "Personer med internationellt skydd",
      "International protection",
      "years",
    ],
    otherIntegration: ["Muut kotoutujat", "Andra i integration", "Others in integration", "years"],
  },
  "municipal-liability/invoice-calendar": {
    sentByDayOfMonth: [
      "Lasku lähetetään viimeistään kuun päivänä",
      "Fakturan skickas senast den",
      "Invoice sent by the day of the month",
      "count",
    ],
    dueDayOfMonth: [
      "Lasku erääntyy kuun päivänä",
      "Fakturan förfaller den",
      "Invoice due on the day of the month",
      "count",
    ],
    forwardedWithinBankDays: [
      "Tilitetään pankkipäivässä",
      "Redovisas inom bankdagar",
      "Forwarded within bank days",
      "days",
    ],
    lateForwardedWithinBankDays: [
      "Myöhässä maksettu tilitetään pankkipäivässä",
      "Sent betald redovisas inom bankdagar",
      "Paid late: forwarded within bank days",
      "days",
    ],
  },
  "state-compensation/basic-prices": {
    residentAged18To64Cents: [
      "18–64-vuotias asukas",
      "Invånare i åldern 18–64",
      "Resident aged 18–64",
      "euros",
    ],
    unemployedCents: [
      "Työtön ja laajasti työttömiin luettava",
      "Arbetslös",
      "Unemployed person",
      "euros",
    ],
    unemploymentCoefficientCents: [
      "Työttömyyskerroin",
      "Arbetslöshetskoefficient",
      "Unemployment coefficient",
      "euros",
    ],
    foreignLanguageCents: [
      "Vieraskielinen",
      "Person med främmande språk",
      "Foreign-language speaker",
      "euros",
    ],
  },
  "state-compensation/liability-compensation": {
    baseYear: ["Perusvuosi", "Basår", "Base year", "none"],
    exemptPersonsPercent: [
      "Vapautettujen maksuista",
      "Av betalningar till undantagna",
      "Of exempt persons' payments",
      "percent",
    ],
    nationalEuros: ["Koko maassa", "I hela landet", "In the whole country", "euros"],
  },
  "state-compensation/service-cost-weights": {
    unemployedPercent: [
      "Työttömien osuuden mukaan",
      "Enligt andelen arbetslösa",
      "By the share of unemployed",
      "percent",
    ],
    residentsAged18To64Percent: [
      "18–64-vuotiaiden osuuden mukaan",
      "Enligt andelen 18–64-åringar",
      "By the share aged 18–64",
      "percent",
    ],
    actualCostPercent: [
      "Toteutuneiden kustannusten mukaan",
      "Enligt utfallet",
      "By actual costs",
      "percent",
    ],
    statisticsLagYears: [
      "Tilaston viive",
      "Statistikens eftersläpning",
      "Lag of the statistics",
      "years",
    ],
  },
  "subsidies/reduced-capacity-cap": {
    guidanceCents: [
      "Käytössä olevan ohjeen mukaan",
      "Enligt gällande anvisning",
      "By the guidance in use",
      "euros",
    ],
    statuteCents: [
      "Lain sanamuodon mukaan",
      "Enligt lagens ordalydelse",
      "By the wording of the statute",
      "euros",
    ],
  },
  "subsidies/start-up-grant-months": {
    first: ["Ensimmäinen jakso", "Första perioden", "First period", "months"],
    inAll: ["Yhteensä", "Totalt", "In all", "months"],
  },
  "subsidies/unemployment-conditions": {
    "longGrant.months": [
      "Pitkä tuki: työttömyyttä",
      "Långt stöd: arbetslöshet",
      "Long grant: unemployment",
      "months",
    ],
    "longGrant.ofMonths": [
      "Pitkä tuki: tarkastelujakso",
      "Långt stöd: granskningsperiod",
      "Long grant: review period",
      "months",
    ],
    "fullCost.months": [
      "100 %:n tuki: työttömyyttä",
      "100 % stöd: arbetslöshet",
      "100 % subsidy: unemployment",
      "months",
    ],
    "fullCost.ofMonths": [
      "100 %:n tuki: tarkastelujakso",
      "100 % stöd: granskningsperiod",
      "100 % subsidy: review period",
      "months",
    ],
    longGrantMonths: [
      "Pitkän tuen kesto",
      "Det långa stödets längd",
      "Length of the long grant",
      "months",
    ],
  },
  "subsidies/work-try-out": {
    monthsInAll: ["Yhteensä enintään", "Totalt högst", "In all, at most", "months"],
    restartsAfterUnemployedMonths: [
      "Alkaa alusta, kun työttömyyttä on ollut",
      "Börjar om efter arbetslöshet i",
      "Restarts after unemployment of",
      "months",
    ],
    restartsAfterMonthsUnder25: [
      "Alle 25-vuotiailla",
      "För personer under 25",
      "For those under 25",
      "months",
    ],
    hoursPerDayAtMost: [
      "Tunteja päivässä enintään",
      "Timmar per dag högst",
      "Hours a day at most",
      "count",
    ],
    daysPerWeekAtMost: [
      "Päiviä viikossa enintään",
      "Dagar per vecka högst",
      "Days a week at most",
      "days",
    ],
  },
  "subsidies/wage-subsidy-terms": {
    percent: [
      "Osuus palkkauskustannuksista",
      "Andel av lönekostnaderna",
      "Share of wage costs",
      "percent",
    ],
    costFactorPercent: ["Kustannuskerroin", "Kostnadsfaktor", "Cost factor", "percent"],
    capCentsPerMonth: ["Enintään kuukaudessa", "Högst per månad", "At most a month", "euros"],
    months: ["Kesto enintään", "Längd högst", "At most for", "months"],
    renewalMonths: [
      "Jatko enintään kerrallaan",
      "Förlängning högst åt gången",
      "Renewal at most at a time",
      "months",
    ],
    section: ["Pykälä", "Paragraf", "Section", "none"],
  },
};

/** Rows of a value that holds the same fields for several things. */
const rowTitles: Readonly<Record<string, Localised>> = {
  basic: { fi: "Palkkatuki", sv: "Lönesubvention", en: "Wage subsidy" },
  reduced_capacity: {
    fi: "Alentuneesti työkykyinen",
    sv: "Nedsatt arbetsförmåga",
    en: "Reduced work capacity",
  },
  full_cost: { fi: "100 %:n palkkatuki", sv: "100 % lönesubvention", en: "Full-cost subsidy" },
  aged_60: { fi: "60 vuotta täyttänyt", sv: "60 år fyllda", en: "Aged 60 or over" },
  apprenticeship: { fi: "Oppisopimus", sv: "Läroavtal", en: "Apprenticeship" },
  aged_55_support: {
    fi: "55 vuotta täyttäneen työllistämistuki",
    sv: "Sysselsättningsstöd för 55 år fyllda",
    en: "Employment subsidy for persons aged 55",
  },
};

/** How the fields of a parameter's value are shown, by field; undefined when the value is not composite. */
export function fieldWords(parameter: string): Readonly<Record<string, FieldWords>> | undefined {
  const fields = lines[parameter];
  return fields === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(fields).map(([field, [fi, sv, en, unit]]) => [
          field,
          { title: { fi, sv, en }, unit },
        ]),
      );
}

/** What a row of a table of the law is about; undefined for an unknown one. */
export function rowTitle(row: string): Localised | undefined {
  return rowTitles[row];
}

/** Values that are words of the law. */
const words: Readonly<Record<string, Localised>> = {
  state: { fi: "valtio", sv: "staten", en: "the state" },
  municipality: { fi: "kunta", sv: "kommunen", en: "the municipality" },
};

/** A value that is a word, in the reader's words; undefined for an unknown one. */
export function wordTitle(word: string): Localised | undefined {
  return words[word];
}

import {
  addMonths,
  formatMonth,
  monthNumberOf,
  parseMonth,
  yearOf,
  type Language,
  type Localised,
  type Month,
} from "@luotsi/base";
import type {
  IndicatorCard,
  IndicatorPoint,
  IndicatorResult,
  IndicatorSeries,
  Provenance,
} from "@luotsi/contract";

import { inEachLanguage, monthText, numberText, percentText } from "../wording/number-words.ts";
import type { LabourForce } from "./statfin-figures.ts";

/** Service periods of at least this share of those in a service make a figure that can be compared. */
export const completeFrom = 0.95;

export const reasons = {
  tooFew: {
    fi: "alle 5 henkilöä, tai toisen ryhmän luku paljastuisi",
    sv: "färre än 5 personer, eller en annan grupps tal skulle avslöjas",
    en: "fewer than 5 people, or another group's count would be given away",
  },
  recordingGap: {
    fi: "palvelujaksoja ei ole kirjattu: kirjaamatta ei ole sama kuin ei toimintaa",
    sv: "serviceperioder har inte registrerats: oregistrerat är inte detsamma som ingen verksamhet",
    en: "service periods were not recorded: no recording is not no activity",
  },
  afterGap: {
    fi: "kirjaamatta jääneet jaksot puuttuvat yhä",
    sv: "de oregistrerade perioderna saknas fortfarande",
    en: "periods left unrecorded are still missing",
  },
  noLabourForce: {
    fi: "työvoiman määrää ei ole tuotu tälle ryhmälle (Tilastokeskus 12r5)",
    sv: "arbetskraften har inte importerats för gruppen (Statistikcentralen 12r5)",
    en: "no labour force has been imported for the group (Statistics Finland 12r5)",
  },
  nobody: {
    fi: "ryhmässä ei ole ketään",
    sv: "ingen finns i gruppen",
    en: "nobody is in the group",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** Why there are no figures from one month to another. */
export function recordingGapReason(first: Month, last: Month): Localised {
  const span = inEachLanguage((language) =>
    first === last
      ? shortMonth(first, language)
      : `${shortMonth(first, language)}\u2013${shortMonth(last, language)}`,
  );
  return {
    fi: `palvelujaksoja ei kirjattu ${span.fi}`,
    sv: `serviceperioder registrerades inte ${span.sv}`,
    en: `service periods not recorded ${span.en}`,
  };
}

function shortMonth(month: Month, language: Language): string {
  return language === "en"
    ? monthText(month, language)
    : `${monthNumberOf(month)}/${yearOf(month)}`;
}

type Assumption = Provenance["assumptions"][number];

export const assumptions = {
  areaNotSaid: {
    name: "area_municipalities",
    value: "all",
    text: {
      fi: "Alueen kuntia ei ole kerrottu, joten kaikki aineiston asiakkaat lasketaan.",
      sv: "Områdets kommuner har inte angetts, så alla kunder i materialet räknas.",
      en: "Nobody has said which municipalities the area has, so every client of the data is counted.",
    },
  },
  homeUnknown: {
    name: "home_unknown",
    value: "in_area",
    text: {
      fi: "Asiakas, jonka kotikuntaa laskentapäivänä ei tiedetä, luetaan alueen asukkaaksi.",
      sv: "En kund vars hemkommun på beräkningsdagen är okänd räknas till området.",
      en: "A client whose home on the counting day is not known counts as living in the area.",
    },
  },
  groupsNotFrozen: {
    name: "groups_frozen",
    value: "no",
    text: {
      fi: "Kuukauden sulkeminen jäädyttää koko alueen luvun. Ryhmien luvut lasketaan viimeisimmistä tiedoista; jos myöhempi korjaus on muuttanut suljettua kuukautta, se näkyy ryhmissä alustavana.",
      sv: "När en månad stängs fryses hela områdets tal. Gruppernas tal räknas ur de senaste uppgifterna; om en senare rättelse har ändrat en stängd månad visas den som preliminär för grupperna.",
      en: "Closing a month freezes the figure of the whole area. Figures of groups follow the latest data; a closed month that a later correction has changed shows as provisional for groups.",
    },
  },
} as const satisfies Readonly<Record<string, Assumption>>;

/** Which month's labour force the share is of. */
export function labourForceAssumption({ month, people }: LabourForce): Assumption {
  const when = inEachLanguage((language) => monthText(month, language));
  const many = inEachLanguage((language) => numberText(people, 0, language));
  return {
    name: "labour_force_month",
    value: formatMonth(month),
    text: {
      fi: `Työvoima ${many.fi} on viimeisin tuotu luku: ${when.fi} (Tilastokeskus 12r5).`,
      sv: `Arbetskraften ${many.sv} är det senast importerade talet: ${when.sv} (Statistikcentralen 12r5).`,
      en: `The labour force, ${many.en}, is the latest imported figure: ${when.en} (Statistics Finland 12r5).`,
    },
  };
}

interface Doubts {
  /** Share of people in a service who have a recorded period; undefined where it does not matter. */
  readonly servicesRecorded: number | undefined;
  /** Months from the labour force to the figure. */
  readonly labourForceAge: number | undefined;
}

/** How uncertain a figure is, in words; null for a plain count. */
export function uncertaintyOf({ servicesRecorded, labourForceAge }: Doubts): Localised | null {
  if (servicesRecorded !== undefined && servicesRecorded < completeFrom) {
    const share = inEachLanguage((language) => percentText(100 * servicesRecorded, language));
    return {
      fi: `Palvelujakso on kirjattu ${share.fi}:lle palvelussa olevista, joten todellinen aste on todennäköisesti suurempi.`,
      sv: `En serviceperiod har registrerats för ${share.sv} av dem som är i service, så den verkliga graden är sannolikt högre.`,
      en: `A period is recorded for ${share.en} of those in a service, so the true rate is probably higher.`,
    };
  }
  if (labourForceAge === undefined || labourForceAge <= usualLabourForceAge) return null;
  const years = Math.round(labourForceAge / 12);
  return {
    fi: `Työvoima on noin ${years} vuotta vanhempi kuin luku. Osuus on suuntaa antava, kunnes uudempi tilasto on tuotu.`,
    sv: `Arbetskraften är cirka ${years} år äldre än talet. Andelen är riktgivande tills nyare statistik har importerats.`,
    en: `The labour force is about ${years} years older than the figure. The share is indicative until newer statistics are imported.`,
  };
}

/** Months by which the labour force usually lags. */
const usualLabourForceAge = 24;

/** What a measure is counted in. */
export type MeasureUnit = IndicatorCard["unit"] | "cents";

interface Measure extends Pick<IndicatorCard, "title" | "unit"> {
  readonly restsOn: readonly string[];
}

/** The newest figure and how it differs from the same month a year before, where the two can be compared. */
export interface YearChange {
  readonly last: { readonly month: Month; readonly value: number };
  readonly before: number | undefined;
  /** True when there is a figure of a year ago, but services were recorded too badly to compare. */
  readonly isIncomparable: boolean;
}

/** @returns undefined when there is no figure at all. */
export function yearChange(
  { restsOn }: Pick<Measure, "restsOn">,
  points: readonly IndicatorPoint[],
): YearChange | undefined {
  const last = points.findLast(({ kind }) => kind === "value");
  const month = last === undefined ? undefined : parseMonth(last.month);
  if (last === undefined || last.value === null || month === undefined) return undefined;
  const before = points.find((point) => point.month === formatMonth(addMonths(month, -12)));
  const isComplete = ({ coverage }: IndicatorPoint): boolean =>
    !restsOn.includes("service-periods") || coverage === null || coverage >= completeFrom;
  const isComparable = before !== undefined && isComplete(last) && isComplete(before);
  const value = before?.value ?? undefined;
  return {
    last: { month, value: last.value },
    before: isComparable ? value : undefined,
    isIncomparable: value !== undefined && !isComparable,
  };
}

/** Where the figure stands and how it has changed in a year. */
export function indicatorFinding(measure: Measure, points: readonly IndicatorPoint[]): Localised {
  const { title, unit } = measure;
  const change = yearChange(measure, points);
  if (change === undefined) {
    return {
      fi: `${title.fi}: lukua ei voi vielä sanoa.`,
      sv: `${title.sv}: talet kan ännu inte sägas.`,
      en: `${title.en}: cannot be said yet.`,
    };
  }
  const { last, before, isIncomparable } = change;
  const shown = valueWords(unit, last.value);
  const words =
    before === undefined
      ? isIncomparable
        ? incomparable
        : undefined
      : changeWords(unit, last.value - before);
  return inEachLanguage((language) => {
    const tail = words === undefined ? "" : `, ${words[language]}`;
    return `${title[language]}: ${shown[language]} (${monthText(last.month, language)})${tail}.`;
  });
}

const incomparable: Localised = {
  fi: "mutta vuoden takaiseen ei voi verrata, koska palvelujaksoja puuttuu",
  sv: "men kan inte jämföras med för ett år sedan eftersom serviceperioder saknas",
  en: "but cannot be compared with a year ago, because service periods are missing",
};

/** Which group is largest. */
export function groupFinding(
  { title, unit }: Measure,
  series: readonly IndicatorSeries[],
): Localised {
  const lasts = series.flatMap(({ group, points }) => {
    const last = points.at(-1);
    const month = last === undefined ? undefined : parseMonth(last.month);
    if (last === undefined || last.value === null || month === undefined) return [];
    return [{ group, month, value: last.value }];
  });
  const [largest] = lasts.toSorted((a, b) => b.value - a.value);
  if (largest === undefined || largest.value === 0) {
    return {
      fi: `${title.fi}: yhdenkään ryhmän lukua ei voi sanoa.`,
      sv: `${title.sv}: talet kan inte sägas för någon grupp.`,
      en: `${title.en}: cannot be said for any group.`,
    };
  }
  const shown = valueWords(unit, largest.value);
  const group = inEachLanguage((language) =>
    largest.group.map((part) => part.title[language]).join(", "),
  );
  const when = inEachLanguage((language) => monthText(largest.month, language));
  return {
    fi: `${title.fi}: suurin luku on ryhmässä ${group.fi}, ${shown.fi} (${when.fi}).`,
    sv: `${title.sv}: det största talet har gruppen ${group.sv}, ${shown.sv} (${when.sv}).`,
    en: `${title.en}: the largest figure is of the group ${group.en}, ${shown.en} (${when.en}).`,
  };
}

/** What the figures say together: the first of them, and how many are better or worse than a year ago. */
export function indicatorsFinding(results: readonly IndicatorResult[]): Localised {
  const [first] = results;
  if (first === undefined || first.series.every(({ points }) => points.length === 0)) {
    return {
      fi: "Asiakastietoja ei ole vielä tuotu, joten omia lukuja ei ole.",
      sv: "Kunduppgifter har ännu inte importerats, så egna tal finns inte.",
      en: "No data on clients has been imported yet, so there are no figures of our own.",
    };
  }
  const directions = results.flatMap(({ indicator, series }) => {
    const change = yearChange(indicator, series[0]?.points ?? []);
    if (series[0]?.group.length !== 0 || change?.before === undefined) return [];
    const moved = Math.sign(
      Number((change.last.value - change.before).toFixed(indicator.decimals)),
    );
    return [indicator.goodDirection === "up" ? moved : -moved];
  });
  if (directions.length < 2) return first.finding;
  const better = directions.filter((direction) => direction > 0).length;
  const worse = directions.filter((direction) => direction < 0).length;
  return {
    fi: `${first.finding.fi} Vuoden takaiseen verrattavissa olevista ${directions.length} mittarista ${better} on parantunut ja ${worse} heikentynyt.`,
    sv: `${first.finding.sv} Av ${directions.length} mått som kan jämföras med för ett år sedan har ${better} förbättrats och ${worse} försämrats.`,
    en: `${first.finding.en} Of the ${directions.length} indicators that can be compared with a year ago, ${better} are better and ${worse} worse.`,
  };
}

/** A figure in its unit. */
export function valueWords(unit: IndicatorCard["unit"], value: number): Localised {
  return inEachLanguage((language) =>
    unit === "share" ? percentText(value, language) : numberText(value, 0, language),
  );
}

/** The change from a year ago in words. @param change in the measure's unit; cents for money. */
export function changeWords(unit: MeasureUnit, change: number): Localised {
  const rounded = Number(
    (unit === "cents" ? change / 100 : change).toFixed(unit === "share" ? 1 : 0),
  );
  if (rounded === 0) {
    return {
      fi: "saman verran kuin vuosi sitten",
      sv: "lika mycket som för ett år sedan",
      en: "the same as a year ago",
    };
  }
  const size = inEachLanguage((language) => sizeText(unit, Math.abs(rounded), language));
  return rounded > 0
    ? {
        fi: `${size.fi} enemmän kuin vuosi sitten`,
        sv: `${size.sv} mer än för ett år sedan`,
        en: `${size.en} more than a year ago`,
      }
    : {
        fi: `${size.fi} vähemmän kuin vuosi sitten`,
        sv: `${size.sv} mindre än för ett år sedan`,
        en: `${size.en} less than a year ago`,
      };
}

function sizeText(unit: MeasureUnit, size: number, language: Language): string {
  if (unit === "cents") return wholeEuros(size, language);
  if (unit === "count") return numberText(size, 0, language);
  return `${numberText(size, 1, language)}\u00A0${percentagePoints[language]}`;
}

const percentagePoints: Localised = {
  fi: "prosenttiyksikköä",
  sv: "procentenheter",
  en: "percentage points",
};

/** `1 234 €`. @param euros an amount, in euros. */
export function wholeEuros(euros: number, language: Language): string {
  const digits = numberText(euros, 0, language);
  return language === "en" ? `€${digits}` : `${digits}\u00A0€`;
}

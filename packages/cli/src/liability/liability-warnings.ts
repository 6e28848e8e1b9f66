import { fillLocalised, type Localised } from "@luotsi/base";
import { liabilityBenefits, openingSources, type LiabilityLedger } from "@luotsi/engines";
import type { LiabilityLawPlan } from "@luotsi/law";

import type { PaymentFile } from "./payment-file.ts";

export interface LiabilityWarning {
  readonly code: string;
  readonly message: Localised;
  /** Where it is best seen: a column of the file, and the first lines. */
  readonly column?: string;
  readonly lines?: readonly number[];
}

const texts = {
  GENERAL_BENEFIT_ASSUMED: {
    fi: "Yleistuen kuntaosuuden portaat on oletettu samoiksi kuin työmarkkinatuessa, koska säännöstä ei ole löydetty. Rivejä: {rows}.",
    sv: "Kommunandelens steg för det allmänna stödet antas vara desamma som för arbetsmarknadsstödet, eftersom ingen bestämmelse har hittats. Rader: {rows}.",
    en: "The municipal steps of the general benefit are assumed to be those of labour-market subsidy, because no rule was found. Rows: {rows}.",
  },
  BENEFIT_ENDED: {
    fi: "Työmarkkinatuki ja peruspäiväraha 30.4.2026 jälkeiseltä ajalta on luettu yleistueksi. Rivejä: {rows}.",
    sv: "Arbetsmarknadsstöd och grunddagpenning för tid efter 30.4.2026 har lästs som allmänt stöd. Rader: {rows}.",
    en: "Labour-market subsidy and basic allowance for a time after 30.4.2026 were taken as the general benefit. Rows: {rows}.",
  },
  COUNTERS_ASSUMED_ZERO: {
    fi: "Tuntematon alkukertymä on oletettu nollaksi, joten kuntaosuus on näiltä osin alaraja. Henkilöitä: {people}.",
    sv: "En okänd ingångsräknare antas vara noll, så kommunandelen är till denna del en nedre gräns. Personer: {people}.",
    en: "An opening counter that is not known is assumed to be zero, so that part of the share is a lower bound. Persons: {people}.",
  },
  COUNTERS_INFERRED: {
    fi: "Alkukertymä on päätelty laskutetusta osuudesta: pienin, joka sopii laskuihin. Henkilöitä: {people}.",
    sv: "Ingångsräknaren har härletts ur den fakturerade andelen: den minsta som passar fakturorna. Personer: {people}.",
    en: "The opening counter was inferred from the billed share: the lowest that fits the bills. Persons: {people}.",
  },
  BILLS_CONTRADICT: {
    fi: "Laskutetut osuudet eivät sovi mihinkään yhteen kertymään; ristiriitaa seuraavat laskut jätettiin pois päättelystä. Henkilöitä: {people}.",
    sv: "De fakturerade andelarna passar ingen gemensam räknare; fakturorna efter motsägelsen lämnades utanför härledningen. Personer: {people}.",
    en: "The billed shares fit no one counter; bills after the contradiction were left out of the inference. Persons: {people}.",
  },
  COUNTER_DIFFERS: {
    fi: "Maksajan kertymä poikkeaa omasta laskennastamme. Rivejä: {rows}.",
    sv: "Betalarens räknare avviker från vår egen beräkning. Rader: {rows}.",
    en: "The payer's counter differs from our own. Rows: {rows}.",
  },
  DAYS_OVERLAP: {
    fi: "Saman henkilön rivit maksavat osin samoja päiviä. Rivejä: {rows}.",
    sv: "Rader för samma person betalar delvis samma dagar. Rader: {rows}.",
    en: "Rows of one person pay in part for the same days. Rows: {rows}.",
  },
  DAYS_BEYOND_WEEKS: {
    fi: "Maksettuja päiviä on enemmän kuin viisi kalenteriviikossa; ne on laskettu sellaisinaan. Rivejä: {rows}.",
    sv: "Det finns fler betalda dagar än fem per kalendervecka; de har räknats som de är. Rader: {rows}.",
    en: "There are more paid days than five a calendar week; they were counted as they are. Rows: {rows}.",
  },
  NO_ROWS: {
    fi: "Tiedostossa on vain otsikot, ei yhtään maksua.",
    sv: "Filen har bara rubriker, inga betalningar.",
    en: "The file has headings only, not one payment.",
  },
  COUNTER_BELOW_ZERO: {
    fi: "Laskuri menee nollan alle: päiviä on peritty takaisin enemmän kuin luettu. Rivejä: {rows}.",
    sv: "Räknaren går under noll: fler dagar har återkrävts än räknats. Rader: {rows}.",
    en: "The counter falls below zero: more days were recovered than counted. Rows: {rows}.",
  },
  PAID_BELOW_BASIC_PART: {
    fi: "Ansiopäivärahaa on maksettu alle peruspäivärahaosan eikä täyttä määrää ole annettu; osuus on laskettu maksetusta. Rivejä: {rows}.",
    sv: "Inkomstrelaterad dagpenning har betalats under grunddelen utan att fullt belopp angetts; andelen är räknad på det betalda. Rader: {rows}.",
    en: "Earnings-related allowance was paid below its basic part and no full amount is given; the share is of what was paid. Rows: {rows}.",
  },
  ROWS_BEFORE_OPENING: {
    fi: "Rivejä on ajalta ennen alkukertymän päivää; kertymä on luettu ensimmäistä riviä edeltäväksi. Rivejä: {rows}.",
    sv: "Det finns rader för tid före ingångsräknarens dag; räknaren har lästs som före den första raden. Rader: {rows}.",
    en: "Some rows are of a time before the opening counters' day; the counters were read as before the first row. Rows: {rows}.",
  },
  HOME_UNKNOWN: {
    fi: "Kotikuntaa ei tunneta; osuus on kohdassa unknown. Rivejä: {rows}.",
    sv: "Hemkommunen är inte känd; andelen finns under unknown. Rader: {rows}.",
    en: "The home municipality is not known; the share is under unknown. Rows: {rows}.",
  },
  PARTIAL_NOT_TOLD_APART: {
    fi: "Soviteltu etuus ilman täyttä määrää on muunnettu verrattuna täyteen peruspäivärahaan: sitä ei voi erottaa osittaisesta tai vähennetystä.",
    sv: "En jämkad förmån utan fullt belopp har omvandlats i förhållande till full grunddagpenning: den kan inte skiljas från partiell eller minskad.",
    en: "An adjusted benefit without a full amount was converted against the full basic allowance: it cannot be told from a partial or reduced one.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** What a reader must know before using the figures. @returns the warnings that apply, with their counts. */
export function liabilityWarnings(
  file: PaymentFile,
  ledger: LiabilityLedger,
  plan: LiabilityLawPlan,
): readonly LiabilityWarning[] {
  const { notes, openings } = ledger;
  const peopleWith = (source: (typeof openingSources)[number]): number =>
    countWhere(openings.source, (code) => openingSources[code] === source);
  const contradicted = new Set(
    openings.inferred.filter((found) => found.contradicted).map((found) => found.person),
  );
  const general = generalBenefitRows(file, ledger, plan);
  const counts: readonly (readonly [keyof typeof texts, "rows" | "people", number])[] = [
    ["GENERAL_BENEFIT_ASSUMED", "rows", general.all],
    ["BENEFIT_ENDED", "rows", general.ended],
    ["COUNTERS_ASSUMED_ZERO", "people", peopleWith("assumed_zero")],
    ["COUNTERS_INFERRED", "people", peopleWith("inferred")],
    ["BILLS_CONTRADICT", "people", contradicted.size],
    ["COUNTER_DIFFERS", "rows", notes.counterDiffers],
    ["DAYS_OVERLAP", "rows", notes.overlapping],
    ["DAYS_BEYOND_WEEKS", "rows", file.rowsBeyondWeeks],
    ["NO_ROWS", "rows", Number(file.lines.length === 0)],
    ["COUNTER_BELOW_ZERO", "rows", notes.belowZero],
    ["PAID_BELOW_BASIC_PART", "rows", notes.belowBasic],
    ["ROWS_BEFORE_OPENING", "rows", notes.beforeOpening],
    ["HOME_UNKNOWN", "rows", unknownHomes(ledger)],
    ["PARTIAL_NOT_TOLD_APART", "rows", Number(plan.assumptions.adjustedDayConversion !== "none")],
  ];
  return counts
    .filter(([, , count]) => count > 0)
    .map(([code, what, count]) => ({
      code,
      message: fillLocalised(texts[code], { [what]: count }),
    }));
}

function generalBenefitRows(
  { columns }: PaymentFile,
  { ruleSet, cuts }: LiabilityLedger,
  plan: LiabilityLawPlan,
): { readonly all: number; readonly ended: number } {
  const assumed = plan.rules.findIndex((rule) => rule.id === "yt-2026");
  const rows = new Set<number>();
  for (const [row, benefit] of columns.benefit.entries()) {
    if (liabilityBenefits[benefit] === "general_benefit") rows.add(row);
  }
  for (const [row, rule] of ruleSet.entries()) if (rule === assumed) rows.add(row);
  for (const [k, rule] of cuts.ruleSet.entries()) if (rule === assumed) rows.add(cuts.row[k] ?? -1);
  const ended = [...rows].filter(
    (row) => liabilityBenefits[columns.benefit[row] ?? 0] !== "general_benefit",
  );
  return { all: rows.size, ended: ended.length };
}

function unknownHomes({ municipality }: LiabilityLedger): number {
  if (municipality === undefined || municipality.validity === undefined) return 0;
  const { values, validity } = municipality;
  return countWhere(values, (_, row) => (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 0);
}

function countWhere(
  values: Uint8Array | Int32Array,
  holds: (value: number, index: number) => boolean,
): number {
  let count = 0;
  for (const [index, value] of values.entries()) if (holds(value, index)) count++;
  return count;
}

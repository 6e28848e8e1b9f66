import { addMonths, firstDayOf, roundToCents, type Localised } from "@luotsi/base";
import { codeTitle, type LiabilityDetail, type Provenance } from "@luotsi/contract";
import {
  liabilityTotals,
  openingSources,
  type LiabilityInput,
  type LiabilityLedger,
  type MonthCell,
  type OpeningSource,
  type PaymentColumns,
} from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";
import { disclosureRules, hiddenCells } from "@luotsi/indicators";
import { assumptions, defaultAssumptions, liabilityPlan, type LiabilityLawPlan } from "@luotsi/law";
import { loadPayments, loadPersons, loadResidence, type Columnar } from "@luotsi/store";

import { computeInBlocks } from "../liability/compute-in-blocks.ts";
import { yearRestsOnGeneralBenefit } from "../liability/general-benefit.ts";
import type { LeftOutPayments, LiabilityFacts, MonthsBetween } from "./record-facts.ts";
import { leftOutPayments } from "./left-out-payments.ts";
import { leftOutWords } from "./left-out-words.ts";
import {
  paymentColumns,
  personColumns,
  residenceColumns,
  selectLedger,
  selectPayments,
  splitByLaw,
} from "./liability-columns.ts";
import { firstMonthOf, monthsOfYear } from "./plan-lines.ts";
import type { LiabilityCell } from "./reconcile.ts";
import { onceEach } from "../remember.ts";
import { shownShares } from "./shown-shares.ts";

export interface LiabilityQuestion {
  /** Codes of the municipalities whose share is asked for; empty for every one. */
  readonly municipalities: readonly string[];
  readonly names: ReadonlyMap<string, Localised>;
  /** Rejected rows of payments that wait to be corrected. */
  readonly waitingRows: number;
}

/** The benefit share of the area, person by person; undefined while there are no payments. */
export async function loadLiability(
  columnar: Columnar,
  { municipalities, names, waitingRows }: LiabilityQuestion,
): Promise<LiabilityFacts | undefined> {
  const persons = await loadPersons(columnar);
  const frame = await loadPayments(columnar);
  if (frame.rows === 0) return undefined;
  const residences = await loadResidence(columnar);
  const dated = liabilityPlan("fi-dated", defaultAssumptions());
  const all = paymentColumns(frame, persons.rows);
  const { payments, leftOut } = splitByLaw(all, dated);
  const input: LiabilityInput = {
    payments,
    persons: personColumns(persons),
    residences: residences.rows === 0 ? undefined : residenceColumns(residences),
  };
  const made = await computeInBlocks(input, dated);
  const underLawNow = await computeInBlocks(input, liabilityPlan("fi-2025", defaultAssumptions()));
  const { ledger } = made;
  const own = new Set(municipalities.map(Number));
  const inQuestion = { all, outsideLaw: leftOut, payments, ledger, own, names };
  const leftOutIn = (span: MonthsBetween): LeftOutPayments => ({
    ...leftOutPayments(inQuestion, span),
    waitingRows,
  });
  return {
    cells: ownCells(made.cells, own),
    cellsUnderLawNow: ownCells(underLawNow.cells, own),
    leftOutIn,
    // Several pages and roles show the same year.
    detailOf: onceEach((year) => ({
      leftOut: leftOutWords(leftOutIn(monthsOfYear(year))),
      ...detailOf(year, { ledger, payments, plan: dated, own, names }),
    })),
    assumptions: openQuestions(),
  };
}

/** A person whose home is not known is taken to be the area's own: the bill comes here. */
function ownCells(cells: readonly MonthCell[], own: ReadonlySet<number>): readonly LiabilityCell[] {
  return cells
    .filter(
      ({ municipality }) => municipality === undefined || own.size === 0 || own.has(municipality),
    )
    .map(({ benefitMonth, payoutMonth, municipality, owedHundredths }) => ({
      benefitMonth,
      payoutMonth,
      municipality: municipality ?? -1,
      owedCents: owedHundredths / 100,
    }));
}

interface Computed {
  readonly ledger: LiabilityLedger;
  readonly payments: PaymentColumns;
  readonly plan: LiabilityLawPlan;
  readonly own: ReadonlySet<number>;
  readonly names: ReadonlyMap<string, Localised>;
}

function detailOf(year: number, computed: Computed): Omit<LiabilityDetail, "leftOut"> {
  const { ledger, payments, plan, own, names } = computed;
  const january = firstMonthOf(year);
  const start = firstDayOf(january);
  const end = firstDayOf(addMonths(january, 12));
  const homes = ledger.municipality;
  const isOwn = (row: number): boolean =>
    own.size === 0 ||
    homes === undefined ||
    !isPresent(homes.validity, row) ||
    own.has(homes.values[row] ?? 0);
  const rows: number[] = [];
  for (const [row, day] of payments.start.entries()) {
    if (day >= start && day < end && isOwn(row)) rows.push(row);
  }
  const chosen = selectPayments(payments, rows);
  const selected = selectLedger(ledger, rows);
  const totals = liabilityTotals(selected, chosen, plan);
  const shown = shownShares({ ledger: selected, payments: chosen, plan });
  return {
    byStep: totals.byStep.map(({ percent, days, paidHundredths, owedHundredths }) =>
      shown.step(percent)
        ? {
            percent,
            days,
            paidCents: centsOf(paidHundredths),
            owedCents: centsOf(owedHundredths),
          }
        : { percent, days: null, paidCents: null, owedCents: null },
    ),
    byBenefit: totals.byBenefit.map(({ key, owedHundredths }) => ({
      benefit: key,
      title: codeTitle("benefit", key) ?? { fi: key, sv: key, en: key },
      owedCents: shown.benefit(key) ? centsOf(owedHundredths) : null,
    })),
    byMunicipality: totals.byMunicipality.map(({ key, owedHundredths }) => ({
      municipality: codeOf(key),
      name: names.get(codeOf(key)) ?? unknownHome(codeOf(key)),
      owedCents: shown.municipality(key) ? centsOf(owedHundredths) : null,
    })),
    restsOnGeneralBenefit: yearRestsOnGeneralBenefit(year),
    openingCounters: openingCounters(ledger, chosen),
  };
}

const basisTitles: Readonly<Record<OpeningSource, Localised>> = {
  given: {
    fi: "alkusaldo annettu henkilöaineistossa",
    sv: "ingångssaldot angivet i personmaterialet",
    en: "given in the persons extract",
  },
  listed: {
    fi: "kertymä maksajan listalta",
    sv: "antalet dagar från betalarens lista",
    en: "from the payer's list",
  },
  inferred: {
    fi: "päätelty laskutetusta osuudesta",
    sv: "härlett ur den fakturerade andelen",
    en: "inferred from the billed share",
  },
  assumed_zero: {
    fi: "oletettu nollaksi",
    sv: "antaget vara noll",
    en: "assumed to be zero",
  },
};

function openingCounters(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
): LiabilityDetail["openingCounters"] {
  const people = new Set(payments.person);
  const counts = openingSources.map(() => 0);
  for (const person of people) {
    const source = ledger.openings.source[person] ?? 0;
    counts[source] = (counts[source] ?? 0) + 1;
  }
  const layout = { sizes: [counts.length], shownElsewhere: [] };
  const hidden = hiddenCells(counts, layout, disclosureRules.hideBelow);
  return openingSources.flatMap((basis, i) => {
    const count = counts[i] ?? 0;
    if (count === 0) return [];
    return [{ basis, title: basisTitles[basis], people: hidden[i] === 1 ? null : count }];
  });
}

function openQuestions(): Provenance["assumptions"] {
  const choice = defaultAssumptions();
  return Object.entries(choice)
    .filter(([name]) => name in assumptions)
    .map(([name, value]) => ({
      name,
      value,
      text: assumptions[name as keyof typeof assumptions].explanation,
    }));
}

function codeOf(municipality: number | undefined): string {
  return municipality === undefined ? "" : String(municipality).padStart(3, "0");
}

function unknownHome(code: string): Localised {
  return code === ""
    ? { fi: "kotikunta ei tiedossa", sv: "okänd hemkommun", en: "home not known" }
    : { fi: code, sv: code, en: code };
}

function centsOf(hundredths: number): number {
  return roundToCents(hundredths / 100);
}

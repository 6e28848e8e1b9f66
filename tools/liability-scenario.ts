import { addDays, day, formatDay, isoWeekday } from "@luotsi/base";
import {
  liabilityBenefits,
  liabilityGrounds,
  liabilityTotals,
  municipalLiability,
  type LiabilityLedger,
  type LiabilityTotals,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
} from "@luotsi/engines";
import { createDictionary, optionalIntegers, optionalNumbers } from "@luotsi/frame";
import { chooseAssumptions, liabilityPlan, type FundingModelId } from "@luotsi/law";

/** A payment as a person would write it down. */
export interface PaymentLine {
  readonly person: string;
  readonly benefit: (typeof liabilityBenefits)[number];
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly paidOn?: string;
  readonly days: number;
  readonly euros: number;
  readonly ground?: (typeof liabilityGrounds)[number];
  readonly fullEuros?: number;
  readonly maxPeriodStart?: string;
  readonly counterBefore?: number;
  readonly billedEuros?: number;
}

export interface PersonLine {
  readonly person: string;
  readonly openingOn?: string;
  readonly subsidyDays?: number;
  readonly allowanceDays?: number;
  readonly unemploymentDays?: number;
  readonly group?: "none" | "protection" | "other_integration";
  readonly firstEntry?: string;
}

export interface Scenario {
  readonly payments: readonly PaymentLine[];
  readonly persons?: readonly PersonLine[];
  readonly residences?: readonly {
    readonly person: string;
    readonly from: string;
    readonly municipality: number;
  }[];
  readonly assume?: readonly string[];
  readonly model?: FundingModelId;
}

export interface Outcome {
  readonly payments: PaymentColumns;
  readonly ledger: LiabilityLedger;
  readonly totals: LiabilityTotals;
  readonly totalEuros: number;
  /** Euros of each payment line. */
  readonly rowEuros: readonly number[];
}

/** Runs a scenario through the law and the engine. */
export function runScenario(scenario: Scenario): Outcome {
  const people = createDictionary();
  const payments = paymentColumns(scenario.payments, people.codeOf);
  for (const { person } of scenario.persons ?? []) people.codeOf(person);
  const counted = { ...payments, personCount: people.texts.length };
  const plan = liabilityPlan(
    scenario.model ?? "fi-dated",
    chooseAssumptions(scenario.assume ?? []),
  );
  const persons =
    scenario.persons === undefined ? undefined : personColumns(scenario.persons, people.texts);
  const residences =
    scenario.residences === undefined
      ? undefined
      : residenceColumns(scenario.residences, people.codeOf);
  const ledger = municipalLiability({ payments: counted, persons, residences }, plan);
  const totals = liabilityTotals(ledger, counted, plan);
  return {
    payments: counted,
    ledger,
    totals,
    totalEuros: totals.owedHundredths / 10_000,
    rowEuros: Array.from(ledger.owedHundredths, (owed) => owed / 10_000),
  };
}

/** The last day of the shortest weekday period from a day that has so many weekdays. */
export function lastWeekday(from: string, weekdays: number): string {
  let last = day(from);
  for (let left = weekdays; ; last = addDays(last, 1)) {
    if (isoWeekday(last) <= 5) left--;
    if (left === 0) return formatDay(last);
  }
}

/** The day so many days after an ISO day. */
export function daysAfter(from: string, days: number): string {
  return formatDay(addDays(day(from), days));
}

function paymentColumns(
  lines: readonly PaymentLine[],
  codeOf: (person: string) => number,
): PaymentColumns {
  const dayOrMissing = (iso: string | undefined): number | undefined =>
    iso === undefined ? undefined : day(iso);
  const cents = (euros: number | undefined): number | undefined =>
    euros === undefined ? undefined : Math.round(euros * 1e6) / 1e4;
  return {
    personCount: 0,
    person: Int32Array.from(lines, (line) => codeOf(line.person)),
    benefit: Uint8Array.from(lines, (line) => liabilityBenefits.indexOf(line.benefit)),
    start: Int32Array.from(lines, (line) => day(line.from)),
    end: Int32Array.from(lines, (line) => day(line.to) + 1),
    paidOn: Int32Array.from(lines, (line) => day(line.paidOn ?? line.to)),
    paidDays: Int32Array.from(lines, (line) => line.days),
    paidCents: Float64Array.from(lines, (line) => cents(line.euros) ?? 0),
    ground: Uint8Array.from(lines, (line) =>
      liabilityGrounds.indexOf(line.ground ?? "unemployment"),
    ),
    fullCents: optionalNumbers(lines.map((line) => cents(line.fullEuros))),
    maxPeriodStart: optionalIntegers(lines.map((line) => dayOrMissing(line.maxPeriodStart))),
    counterBefore: optionalIntegers(lines.map((line) => line.counterBefore)),
    billedCents: optionalNumbers(lines.map((line) => cents(line.billedEuros))),
  };
}

function personColumns(lines: readonly PersonLine[], people: readonly string[]): PersonColumns {
  const byName = new Map(lines.map((line) => [line.person, line]));
  const of = <T>(pick: (line: PersonLine) => T | undefined): (T | undefined)[] =>
    people.map((person) => {
      const line = byName.get(person);
      return line === undefined ? undefined : pick(line);
    });
  const days = (texts: readonly (string | undefined)[]): (number | undefined)[] =>
    texts.map((text) => (text === undefined ? undefined : day(text)));
  return {
    openingLabourMarketSubsidy: optionalIntegers(of((line) => line.subsidyDays)),
    openingDailyAllowance: optionalIntegers(of((line) => line.allowanceDays)),
    openingUnemployment: optionalIntegers(of((line) => line.unemploymentDays)),
    openingOn: optionalIntegers(days(of((line) => line.openingOn))),
    exemptGroup: Uint8Array.from(
      of((line) => line.group).map((group) =>
        group === undefined ? 0 : ["none", "protection", "other_integration"].indexOf(group),
      ),
    ),
    firstMunicipalityEntry: optionalIntegers(days(of((line) => line.firstEntry))),
  };
}

function residenceColumns(
  lines: NonNullable<Scenario["residences"]>,
  codeOf: (person: string) => number,
): ResidenceColumns {
  const rows = lines
    .map((line) => ({ ...line, code: codeOf(line.person), start: day(line.from) }))
    .toSorted((a, b) => a.code - b.code || a.start - b.start);
  return {
    person: Int32Array.from(rows, (row) => row.code),
    start: Int32Array.from(rows, (row) => row.start),
    municipality: Int32Array.from(rows, (row) => row.municipality),
  };
}

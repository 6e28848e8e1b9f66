// The records of a written synthetic area, straight from its files.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { day, month, type Day } from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import {
  educationGroups,
  exemptGroups,
  liabilityBenefits,
  liabilityGrounds,
} from "@luotsi/engines";
import { optionalIntegers, optionalNumbers } from "@luotsi/frame";
import { openEndDay } from "@luotsi/store";

import { noReason, type ReceiptSources } from "./receipt-sources.ts";

type Row = Readonly<Record<string, string>>;

/** Reads the extracts of a folder that `writeArea` wrote; everybody lives in the area. */
export function writtenSources(folder: string): ReceiptSources {
  const persons = rowsOf(folder, "persons.csv");
  const numbers = new Map(persons.map((row, i) => [row["person_id"], i]));
  const personOf = (row: Row): number => numbers.get(row["person_id"]) ?? -1;
  const payments = rowsOf(folder, "benefit-payments.csv");
  const spells = rowsOf(folder, "employment-codes.csv");
  return {
    payments: {
      personCount: persons.length,
      person: Int32Array.from(payments, personOf),
      benefit: codes(payments, "benefit", liabilityBenefits),
      start: Int32Array.from(payments, (row) => dayOf(row, "from") ?? 0),
      end: Int32Array.from(payments, (row) => (dayOf(row, "to") ?? 0) + 1),
      paidOn: Int32Array.from(payments, (row) => dayOf(row, "paid_on") ?? 0),
      paidDays: Int32Array.from(payments, (row) => Number(row["paid_days"])),
      paidCents: Float64Array.from(payments, (row) => centsOf(row, "paid_eur") ?? 0),
      ground: codes(payments, "ground", liabilityGrounds),
      fullCents: optionalNumbers(payments.map((row) => centsOf(row, "full_eur"))),
      maxPeriodStart: optionalIntegers(payments.map((row) => dayOf(row, "max_period_start"))),
    },
    persons: {
      openingLabourMarketSubsidy: optionalIntegers(
        persons.map((row) => numberOf(row, "opening_days_lms")),
      ),
      openingDailyAllowance: optionalIntegers(
        persons.map((row) => numberOf(row, "opening_days_da")),
      ),
      openingUnemployment: optionalIntegers(
        persons.map((row) => numberOf(row, "opening_days_unemployment")),
      ),
      openingOn: optionalIntegers(persons.map((row) => dayOf(row, "opening_on"))),
      exemptGroup: codes(persons, "exempt_group", exemptGroups),
      firstMunicipalityEntry: optionalIntegers(
        persons.map((row) => dayOf(row, "first_municipality_entry")),
      ),
    },
    residences: undefined,
    birthMonth: optionalIntegers(persons.map((row) => month(row["birth_month"] ?? ""))),
    education: Uint8Array.from(persons, (row) => educationOf(row["education"] ?? "")),
    spells: {
      person: Int32Array.from(spells, personOf),
      startDay: Int32Array.from(spells, (row) => dayOf(row, "from") ?? 0),
      endDay: Int32Array.from(spells, (row) => endOf(row)),
      code: Uint8Array.from(spells, (row) => Number(row["code"])),
      endReason: Uint8Array.from(spells, (row) => numberOf(row, "end_reason") ?? noReason),
      searchEndReason: Uint8Array.from(
        spells,
        (row) => numberOf(row, "job_search_end_reason") ?? noReason,
      ),
      searchStart: Int32Array.from(spells, (row) => dayOf(row, "job_search_from") ?? 0),
    },
    municipalities: new Int32Array(),
    arrivedShare: new Float64Array(),
  };
}

function rowsOf(folder: string, file: string): readonly Row[] {
  const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
  const names = head.trimEnd().split(",");
  return lines.map((line) => {
    const cells = line.trimEnd().split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

function codes(rows: readonly Row[], name: string, list: readonly string[]): Uint8Array {
  return Uint8Array.from(rows, (row) => list.indexOf(row[name] ?? ""));
}

function educationOf(code: string): number {
  const known: readonly string[] = codeLists.education.codes.map((each) => each.code);
  const position = known.indexOf(code);
  const groups = ["basic", "upper_secondary", "tertiary", "tertiary"] as const;
  return educationGroups.indexOf(groups[position] ?? "unknown");
}

function dayOf(row: Row, name: string): Day | undefined {
  const text = row[name] ?? "";
  return text === "" ? undefined : day(text);
}

function endOf(row: Row): number {
  const last = dayOf(row, "to");
  return last === undefined ? openEndDay : last + 1;
}

function numberOf(row: Row, name: string): number | undefined {
  const text = row[name] ?? "";
  return text === "" ? undefined : Number(text);
}

function centsOf(row: Row, name: string): number | undefined {
  const euros = numberOf(row, name);
  return euros === undefined ? undefined : Math.round(euros * 100);
}

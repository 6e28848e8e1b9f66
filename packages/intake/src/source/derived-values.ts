import { addMonths, monthFromOrdinal } from "@luotsi/base";
import type { CellValue, SourceDefinition } from "@luotsi/contract/sources";

/** A value that follows from the others of its record when the file leaves it out. */
export interface DerivedValue {
  /** Position of the column. */
  readonly at: number;
  readonly value: (record: readonly CellValue[]) => CellValue;
}

/** What a source's records are completed with, as the source's description of the column says. */
export function derivedValues(definition: SourceDefinition): readonly DerivedValue[] {
  const at = (field: string): number =>
    definition.columns.findIndex((column) => column.field === field);
  if (definition.id === "benefit-invoices") {
    const benefitMonth = at("benefit_month");
    return [{ at: at("invoice_month"), value: (record) => monthAfter(record[benefitMonth]) }];
  }
  if (definition.id === "statfin-12r5") {
    const area = at("area");
    return [{ at: at("area_level"), value: (record) => levelOf(record[area]) }];
  }
  return [];
}

function monthAfter(month: CellValue | undefined): CellValue {
  return typeof month === "number" ? addMonths(monthFromOrdinal(month), 1) : null;
}

/** Levels as Statistics Finland writes them in its area codes. */
const levels: Readonly<Record<string, string>> = {
  SSS: "koko maa",
  ELY: "ely",
  MK: "maakunta",
  SK: "seutukunta",
  KU: "kunta",
};

function levelOf(area: CellValue | undefined): CellValue {
  const letters = typeof area === "string" ? (/^\D+/.exec(area)?.[0] ?? "") : "";
  return levels[letters] ?? null;
}

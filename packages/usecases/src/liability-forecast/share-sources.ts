import type { OptionalNumbers } from "@luotsi/frame";

import { shareColumn, shareColumns } from "../parallel/share-columns.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

/** The records on memory that threads share: sent to any number of tasks at no cost. Cost: one copy. */
export function shareSources(sources: ReceiptSources): ReceiptSources {
  const { payments, persons, residences, birthMonth } = sources;
  return {
    ...shareColumns(sources),
    payments: shareAll(payments),
    persons: shareAll(persons),
    residences: residences && shareColumns(residences),
    birthMonth: shareOptional(birthMonth),
    spells: shareColumns(sources.spells),
  };
}

function shareAll<Columns extends object>(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(shareColumns(columns)).map(([name, value]: [string, unknown]) => [
      name,
      isOptional(value) ? shareOptional(value) : value,
    ]),
  ) as Columns;
}

function isOptional(value: unknown): value is OptionalNumbers {
  return typeof value === "object" && value !== null && "values" in value && "validity" in value;
}

function shareOptional<Column extends OptionalNumbers>(column: Column): Column {
  const { values, validity } = column;
  return {
    ...column,
    values: shareColumn(values),
    validity: validity && shareColumn(validity),
  };
}

import { sources, type Detected, type SourceDefinition } from "@luotsi/contract/sources";
import { liabilityBenefits, type InvoiceLineColumns } from "@luotsi/engines";
import { optionalIntegers, type Dictionary } from "@luotsi/frame";
import type { TableOverrides } from "@luotsi/intake";

import { codeBuffer, integerBuffer, numberBuffer } from "./column-buffer.ts";
import { numberOf, readRows, textOf, type FileRow, type RowFault } from "./read-rows.ts";
import { invoicedBeforeBenefit } from "./row-faults.ts";

/** A file of invoice lines as columns. */
export interface InvoiceFile {
  readonly detected: Detected;
  readonly columns: InvoiceLineColumns;
  /** Line of each row in the file. */
  readonly lines: Int32Array;
  /** Does the file say which invoice a line was on? Without it, a line may be on any. */
  readonly namesInvoices: boolean;
  /** Codes of municipalities by number; those of the homes come first. */
  readonly municipalities: readonly string[];
}

const largestEuros = 1e9;
/** Euros with more decimals than cents are taken as they are, and any code for a municipality: nothing is stored. */
const definition: SourceDefinition = {
  ...sources["benefit-invoices"],
  columns: sources["benefit-invoices"].columns.map((column) => {
    if (column.kind === "euros") {
      return Object.assign(
        { ...column },
        { kind: "decimal" as const, min: -largestEuros, max: largestEuros },
      );
    }
    return column.kind === "municipality"
      ? Object.assign({ ...column }, { kind: "text" as const })
      : column;
  }),
};
const names = definition.columns.map((column) => column.name);

/** What the lines are numbered by: persons and homes of the other files. */
export interface KnownFromFiles {
  /** Persons that only the invoice knows are added. */
  readonly people: Dictionary;
  readonly municipalities: readonly string[];
}

/**
 * Reads a file of invoice lines.
 *
 * @param path of the file.
 * @param known numbers of persons and municipalities.
 * @param overrides what the user says of its form.
 * @returns its lines as columns, in the file's order.
 * @throws AppError when the file or any row is refused.
 */
export async function readInvoice(
  path: string,
  { people, municipalities: homes }: KnownFromFiles,
  overrides: TableOverrides,
): Promise<InvoiceFile> {
  const whole = {
    person: integerBuffer(),
    month: integerBuffer(),
    invoiceMonth: integerBuffer(),
    days: integerBuffer(),
    line: integerBuffer(),
  };
  const benefit = codeBuffer();
  const billed = numberBuffer();
  const codes = new Map(homes.map((code, k) => [code, k]));
  const municipality: (number | undefined)[] = [];
  const percent: (number | undefined)[] = [];
  const take = ({ values, line }: FileRow): readonly RowFault[] => {
    const cell = (name: string): (typeof values)[number] | undefined => values[names.indexOf(name)];
    const month = numberOf(cell("month")) ?? 0;
    const sent = numberOf(cell("invoice_month"));
    if (sent !== null && sent < month) return [invoicedBeforeBenefit];
    whole.person.push(people.codeOf(textOf(cell("person_id"))));
    whole.month.push(month);
    whole.invoiceMonth.push(sent ?? month + 1);
    whole.days.push(numberOf(cell("days")));
    whole.line.push(line);
    benefit.push(liabilityBenefits.findIndex((code) => code === textOf(cell("benefit"))));
    billed.push(Math.round((numberOf(cell("billed_eur")) ?? 0) * 1e6) / 1e4);
    percent.push(numberOf(cell("share_percent")) ?? undefined);
    const home = textOf(cell("municipality"));
    if (home !== "" && !codes.has(home)) codes.set(home, codes.size);
    municipality.push(codes.get(home));
    return [];
  };
  const { detected } = await readRows(path, definition, { overrides, take });
  return {
    detected,
    namesInvoices: detected.columns.some(({ column }) => column === "invoice_month"),
    municipalities: [...codes.keys()],
    lines: whole.line.values(),
    columns: {
      person: whole.person.values(),
      benefit: benefit.values(),
      month: whole.month.values(),
      invoiceMonth: whole.invoiceMonth.values(),
      days: whole.days.values(),
      billedCents: billed.values(),
      municipality: optionalIntegers(municipality),
      sharePercent: optionalIntegers(percent),
    },
  };
}

import type {
  CellValue,
  MappingProfile,
  SourceColumn,
  SourceDefinition,
} from "@luotsi/contract/sources";

import { isFault, type CellFault, type CellReading } from "../cells/cell-fault.ts";
import { codeReader } from "../cells/code-cell.ts";
import { parseDayCell, parseLastDay, parseMonthCell } from "../cells/day-cell.ts";
import { municipalityReader } from "../cells/municipality-cell.ts";
import { parseCents, parseDecimal, parseInteger } from "../cells/number-cell.ts";
import { parsePersonKey, type Pseudonymise } from "../cells/person-key.ts";
import { personalDataIn } from "../privacy/personal-data.ts";
import type { DecimalMark } from "../table/dialect.ts";

/** Reads one cell of a column: a value, null for an empty cell, or what is wrong with it. */
export type ColumnReader = (cell: string) => CellReading;

export interface ReadingRules {
  readonly decimal: DecimalMark;
  readonly pseudonymise: Pseudonymise;
  readonly codes?: MappingProfile["codes"];
  /** Whether rows that read but can hardly be true are rejected. */
  readonly doubtful: "reject" | "accept";
  /** Municipality by its folded name. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Text columns whose values only resemble personal identity codes. */
  readonly resembling?: ReadonlySet<string>;
}

const missingValue: CellFault = { code: "MISSING_VALUE" };
const personalData: CellFault = { code: "PERSONAL_DATA" };
const longestText = 500;
const tooLong: CellFault = { code: "TEXT_TOO_LONG", details: { longest: longestText } };

/** Marks of official statistics for a figure that is suppressed or not to be had; never zero. */
const noFigure: ReadonlySet<string> = new Set(["-", "–", ".", "..", "...", "…"]);

/** The reader of a column's cells under a file's rules. */
export function columnReader(
  column: SourceColumn,
  origin: SourceDefinition["origin"],
  rules: ReadingRules,
): ColumnReader {
  const parse = valueReader(column, rules);
  const empty = column.required ? missingValue : null;
  const official = origin === "official-file";
  return (cell) => {
    const text = withoutTextMark(cell.trim());
    if (text === "" || (official && text.length <= 3 && noFigure.has(text))) return empty;
    return parse(text);
  };
}

/** A spreadsheet marks a text that begins like a formula with an apostrophe. */
function withoutTextMark(text: string): string {
  return text.charCodeAt(0) === 39 && /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function valueReader(column: SourceColumn, rules: ReadingRules): ColumnReader {
  const { decimal } = rules;
  switch (column.kind) {
    case "person":
      if (rules.doubtful === "accept") return (text) => rules.pseudonymise(text) ?? personalData;
      return (text) => parsePersonKey(text, rules.pseudonymise);
    case "day":
      return parseDayCell;
    case "last-day":
      return (text) => parseLastDay(text, !column.required);
    case "month":
      return parseMonthCell;
    case "euros":
      return withinRange(column, 100, (text) => parseCents(text, decimal));
    case "integer":
      return withinRange(column, 1, (text) => parseInteger(text, decimal));
    case "decimal":
      return withinRange(column, 1, (text) => parseDecimal(text, decimal));
    case "code":
      return column.codes === undefined
        ? readText
        : codeReader(column.codes, rules.codes?.[column.name]);
    case "municipality":
      return municipalityReader(rules.municipalities, rules.codes?.[column.name]);
    case "text":
      break;
  }
  return rules.resembling?.has(column.name) === true ? readVoucher : readText;
}

function withinRange(
  column: SourceColumn,
  unitsPerOne: number,
  parse: (text: string) => number | CellFault,
): ColumnReader {
  const { min, max } = column;
  if (min === undefined && max === undefined) return parse;
  const lowest = (min ?? -Infinity) * unitsPerOne;
  const highest = (max ?? Infinity) * unitsPerOne;
  const outside: CellFault = {
    code: "OUT_OF_RANGE",
    details: { min: min ?? "−∞", max: max ?? "∞" },
  };
  return (text) => {
    const value = parse(text);
    return isFault(value) || (value >= lowest && value <= highest) ? value : outside;
  };
}

/** Text whose digits are known to be no identity codes; other personal data still shows. */
function readVoucher(text: string): CellValue | CellFault {
  const kind = personalDataIn(text);
  return kind === undefined || kind === "identity-code" ? boundedText(text) : personalData;
}

function readText(text: string): CellValue | CellFault {
  return personalDataIn(text) === undefined ? boundedText(text) : personalData;
}

function boundedText(text: string): CellValue | CellFault {
  return text.length > longestText ? tooLong : text;
}

import type { ShareTable } from "../municipal-liability/share-table.ts";
import type { EntryBuffer } from "./invoice-entries.ts";

/** A stretch of days charged in one go. */
export interface SharePiece {
  readonly rule: number;
  /** Paid days; negative in a recovery. */
  readonly days: number;
  readonly baseCents: number;
  readonly counterBefore: number;
  readonly counterAfter: number;
}

/** What is owed for one person, benefit and benefit month by one home, paid out in one month. */
export interface SharePart {
  /** Month in which it should be invoiced. */
  readonly due: number;
  readonly municipality: number | undefined;
  /** Does one of our municipalities owe it? */
  readonly isOwn: boolean;
  owedHundredths: number;
  readonly pieces: SharePiece[];
}

/** A line of an invoice for the same person, benefit and benefit month. */
export interface BilledLine {
  readonly invoiceMonth: number;
  readonly days: number;
  readonly billedCents: number;
  readonly municipality: number | undefined;
  readonly percent: number | undefined;
  /** Does it bill one of our municipalities, or name none? */
  readonly isOwn: boolean;
}

/** Everything of one person, benefit and benefit month. */
export interface InvoiceKey {
  readonly person: number;
  /** Do we have any payment of the person? */
  readonly isKnown: boolean;
  readonly benefit: number;
  readonly month: number;
  readonly parts: readonly SharePart[];
  readonly billed: readonly BilledLine[];
}

/** What matching needs to know of the rest. */
export interface KeyContext {
  readonly buffer: EntryBuffer;
  readonly tables: readonly ShareTable[];
  /** Percents above 0 that some rule charges, ascending. */
  readonly percents: readonly number[];
  /** By rule: does it charge whole payment periods? */
  readonly byPeriod: readonly boolean[];
  /** First and last benefit month of the payments, and the last invoice they can be on. */
  readonly reach: { readonly first: number; readonly last: number; readonly lastDue: number };
  /** First and last month of the invoices at hand. */
  readonly firstDue: number;
  readonly lastDue: number;
  readonly leaveOut: (owedHundredths: number, when: "before" | "later") => void;
}

/** Shares and lines that belong together. */
export interface MatchGroup {
  readonly parts: readonly SharePart[];
  readonly lines: readonly BilledLine[];
}

/** What the parts of a group owe. Unit: hundredths of a cent. @param group any. @returns the sum. */
export function owedOf({ parts }: Pick<MatchGroup, "parts">): number {
  return parts.reduce((sum, part) => sum + part.owedHundredths, 0);
}

/** What the lines of a group bill. Unit: hundredths of a cent. @param group any. @returns the sum. */
export function billedOf({ lines }: Pick<MatchGroup, "lines">): number {
  return 100 * lines.reduce((sum, line) => sum + line.billedCents, 0);
}

/** Half a cent, in hundredths of a cent. */
const halfCent = 50;
/** What sums of fractions may lose. */
const dust = 5;

/** The tolerance of one line for one payment. Unit: hundredths of a cent. */
export const pairTolerance: number = 2 * halfCent + dust;

/**
 * How far a correct bill may lie from our unrounded share: half a cent for each line and for each payment, each of which
 * the payer may have rounded. Unit: hundredths of a cent.
 *
 * @param group any.
 * @returns the tolerance.
 */
export function toleranceOf({ parts, lines }: MatchGroup): number {
  const pieces = parts.reduce((sum, part) => sum + part.pieces.length, 0);
  return halfCent * (lines.length + pieces) + dust;
}

/** Is the bill that of the shares, but for rounding? Nothing billed agrees only with nothing owed. */
export function agrees(group: MatchGroup): boolean {
  const owed = owedOf(group);
  if (group.lines.length === 0) return isNothing(owed);
  return Math.abs(owed - billedOf(group)) <= toleranceOf(group);
}

/** Is an amount nothing once it is rounded to cents? @param hundredths any. @returns the answer. */
export function isNothing(hundredths: number): boolean {
  return Math.abs(hundredths) < halfCent - dust / 100;
}

import { errorCatalogue, type ErrorCode } from "./error-catalogue.ts";
import type { ErrorKind } from "./error-kind.ts";
import type { Language, Localised } from "./language.ts";
import type { Problem } from "./problem.ts";

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A refusal: somebody outside can act on it. The text comes from the one catalogue. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly problems: readonly Problem[];

  /**
   * @param code a code of the catalogue.
   * @param details values for the places in braces in the catalogue's texts; never personal data.
   * @param problems the lines and columns at fault, when the refusal is about a file.
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, problems: readonly Problem[] = []) {
    super(`${code}: ${fill(errorCatalogue[code].message.en, details)}`);
    this.code = code;
    this.details = details;
    this.problems = problems;
  }
}

export interface DescribedError {
  readonly code: ErrorCode;
  /** What happened and why. */
  readonly message: string;
  /** What to do next. */
  readonly next: string;
}

/** The refusal in words. @param error a refusal. @param language of the reader. @returns its texts. */
export function describeError(error: AppError, language: Language): DescribedError {
  const kind: ErrorKind = errorCatalogue[error.code];
  return {
    code: error.code,
    message: fill(kind.message[language], error.details),
    next: fill(kind.next[language], error.details),
  };
}

/**
 * Puts values into a text's places in braces.
 *
 * @param text such as `No law on {day}`.
 * @param details values by name; a place without a value stays as it is.
 * @returns the text for a reader.
 */
export function fill(text: string, details: ErrorDetails): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place));
}

/** Puts values into a text in three languages. @param text with places. @param details values. @returns it. */
export function fillLocalised(text: Localised, details: ErrorDetails): Localised {
  return { fi: fill(text.fi, details), sv: fill(text.sv, details), en: fill(text.en, details) };
}

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
    message: fill(kind.message[language], error.details, language),
    next: fill(kind.next[language], error.details, language),
  };
}

/**
 * Puts values into a text's places in braces.
 *
 * @param text such as `No law on {day}`.
 * @param details values by name; a place without a value stays as it is. A fraction is written as the language writes it.
 * @param language of the text; English when left out.
 * @returns the text for a reader.
 */
export function fill(text: string, details: ErrorDetails, language: Language = "en"): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = details[name];
    return value === undefined ? place : written(value, language);
  });
}

/** Whole numbers are often ids and years, so they stay as they are. */
function written(value: string | number, language: Language): string {
  if (typeof value === "string" || Number.isInteger(value)) return String(value);
  const text = String(value).replace("-", "−");
  return language === "en" ? text : text.replace(".", ",");
}

/** Puts values into a text in three languages. @param text with places. @param details values. @returns it. */
export function fillLocalised(text: Localised, details: ErrorDetails): Localised {
  return {
    fi: fill(text.fi, details, "fi"),
    sv: fill(text.sv, details, "sv"),
    en: fill(text.en, details, "en"),
  };
}

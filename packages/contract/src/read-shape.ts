import type { Language } from "@luotsi/base";
import type { ZodType } from "zod";
import { en, fi, sv } from "zod/locales";

/** One thing about a value that does not fit its shape. */
export interface ShapeIssue {
  /** Where: keys from the outside in, joined by dots; empty for the value itself. */
  readonly path: string;
  /** What is wrong, in the reader's language. Never repeats the value. */
  readonly message: string;
  /** The kind of fault, such as `invalid_type`; safe to log. */
  readonly code: string;
}

export type ShapeReading<Value> =
  | { readonly kind: "fits"; readonly value: Value }
  | { readonly kind: "does-not-fit"; readonly issues: readonly ShapeIssue[] };

const speakers = {
  fi: fi().localeError,
  sv: sv().localeError,
  en: en().localeError,
} as const;

/**
 * Reads a value that came from outside, or checks one on its way out.
 *
 * @param shape what the value should be; keys it does not know are left out.
 * @param value anything.
 * @param language of the reader, for the messages.
 * @returns the value with its type, or what is wrong with it.
 */
export function readShape<Value>(
  shape: ZodType<Value>,
  value: unknown,
  language: Language,
): ShapeReading<Value> {
  const reading = shape.safeParse(value, { error: speakers[language] });
  if (reading.success) return { kind: "fits", value: reading.data };
  return {
    kind: "does-not-fit",
    issues: reading.error.issues.map(({ path, message, code }) => ({
      path: path.map(String).join("."),
      message,
      code,
    })),
  };
}

import { formatMonth, monthFromOrdinal } from "@luotsi/base";
import type { EffectReport } from "@luotsi/usecases/effects";

/** A report as the contract writes it: a warning's message is English and in all languages, a month is `YYYY-MM`. */
export function inContractForm({
  warnings,
  expected,
  ...report
}: Pick<EffectReport, "warnings" | "expected">): Readonly<Record<string, unknown>> {
  return {
    ...report,
    expected:
      expected?.kind === "month"
        ? { kind: "month", month: formatMonth(monthFromOrdinal(expected.month)) }
        : expected,
    warnings: writtenWarnings(warnings),
  };
}

/** Warnings as the contract writes them. */
export function writtenWarnings(
  warnings: EffectReport["warnings"],
): readonly Readonly<Record<string, unknown>>[] {
  return warnings.map(({ code, message }) => ({ code, message: message.en, messages: message }));
}

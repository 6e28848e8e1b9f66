import { addMonths, month, type Localised } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { billingTiming, type BilledMonth } from "./billing-timing.ts";

/** Months from January 2025 on; 2 M€ of payouts each. */
function months(billed: readonly (number | undefined)[]): readonly BilledMonth[] {
  return billed.map((millions, at) => ({
    month: addMonths(month("2025-01"), at),
    computedCents: 200_000_000,
    billedCents: millions === undefined ? undefined : Math.round(millions * 100_000_000),
  }));
}

function plain(words: Localised | null): Localised {
  if (words === null) return { fi: "", sv: "", en: "" };
  const of = (text: string): string => text.replaceAll("\u00A0", " ");
  return { fi: of(words.fi), sv: of(words.sv), en: of(words.en) };
}

describe("the timing of billing", () => {
  test("is not told of where it differs by two per cent or less, or has not come", () => {
    expect(billingTiming(months([2, 1.96, 2.04, undefined]))).toBeNull();
  });

  test("is told of as in 2025: a group was billed months late, and all at once", () => {
    const words = plain(billingTiming(months([2, 1.9, 1.9, 1.9, 2.3])));
    expect(words.en).toBe(
      "The payer has billed less than computed, €0.3 million (February 2025 – April 2025), and in other months more, " +
        "€0.3 million (May 2025): the months of the ledger follow the billing. The reasons are in the invoice check.",
    );
    expect(words.fi).toContain("0,3 milj. € (helmikuu 2025 – huhtikuu 2025)");
  });

  test("is told by the number of months where they do not follow each other", () => {
    expect(plain(billingTiming(months([1.9, 2, 1.9]))).fi).toContain("0,2 milj. € (2 kuukautena)");
  });

  test("is told of on the one side it differs on", () => {
    expect(plain(billingTiming(months([2, 1.9]))).en).toContain(
      "less than computed: €0.1 million (February 2025).",
    );
    expect(plain(billingTiming(months([2.1, 2]))).sv).toMatch(
      /^Betalaren har fakturerat mer än beräknat/,
    );
  });
});

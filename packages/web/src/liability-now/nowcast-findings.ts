import type { NowcastMonthView, PastNowcastView } from "@luotsi/contract";

import { capitalised } from "../finance/capitalised.ts";
import type { Format } from "../language/format.ts";
import { meanOf } from "./finding-texts.ts";
import type { LiabilityNowMessages } from "./messages.fi.ts";

interface Words {
  readonly t: LiabilityNowMessages["now"];
  readonly format: Format;
}

/** How much is known of the two newest open months. */
export function knownFinding(
  months: readonly Pick<NowcastMonthView, "month" | "knownCents" | "total">[],
  { t, format }: Words,
): string {
  const newest = months.slice(-2).map(({ month, knownCents, total }) => ({
    month: format.month(month),
    share: total.cents > 0 ? knownCents / total.cents : undefined,
  }));
  const told = newest.flatMap(({ month, share }) =>
    share === undefined ? [] : [{ month, isKnown: share > 0, text: format.part(share) }],
  );
  const [earlier, later] = [told.at(-2), told.at(-1)];
  if (later === undefined || told.length < newest.length) return t.chart;
  if (earlier === undefined || (later.isKnown && !earlier.isKnown)) {
    return later.isKnown ? capitalised(t.knownOfOne(later)) : t.nothingKnown(later.month);
  }
  if (later.isKnown) return capitalised(t.knownOfBoth(earlier, later));
  return earlier.isKnown
    ? capitalised(t.knownOfEarlier(earlier, later.month))
    : t.nothingKnownOfEither(earlier.month, later.month);
}

export interface PastFinding {
  readonly title: string;
  /** Over which months the mean is; undefined where there is none. */
  readonly note: string | undefined;
}

/**
 * How far our estimates and the first invoices were off the outcome, of the same months: those whose outcome is complete, which alone
 * tell it.
 */
export function pastFinding(past: readonly PastNowcastView[], { t, format }: Words): PastFinding {
  const judged = past.filter(({ isSettled, outcomeCents }) => isSettled && outcomeCents > 0);
  if (judged.length === 0) return { title: t.pastChart, note: undefined };
  const invoiced = judged.flatMap(({ firstInvoicedCents, ...month }) =>
    firstInvoicedCents === null ? [] : [{ ...month, firstInvoicedCents }],
  );
  const compared = invoiced.length === 0 ? judged : invoiced;
  const estimate = missText(
    compared.map(({ nowcast, outcomeCents }) => offBy(nowcast.cents, outcomeCents)),
    format,
  );
  const isMean = compared.length > 1;
  const said = isMean ? t.onAverage(estimate) : estimate;
  const note = isMean ? t.judgedNote(format.count(compared.length)) : undefined;
  if (invoiced.length === 0) return { title: t.estimateMissed(said), note };
  const invoice = missText(
    invoiced.map(({ firstInvoicedCents, outcomeCents }) => offBy(firstInvoicedCents, outcomeCents)),
    format,
  );
  const title =
    invoice === estimate ? t.bothMissed(said) : t.estimateAndInvoiceMissed(said, invoice);
  return { title, note };
}

function missText(misses: readonly number[], format: Format): string {
  return format.part(meanOf(misses), { decimals: 1 });
}

/** Share of the outcome. */
function offBy(cents: number, outcomeCents: number): number {
  return Math.abs(cents - outcomeCents) / outcomeCents;
}

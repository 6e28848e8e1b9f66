import { isPresent } from "@luotsi/frame";

import type { ComputedShares } from "./computed-shares.ts";
import type { InvoiceLineColumns } from "./invoice-lines.ts";
import type { BilledLine, SharePart } from "./key-match.ts";

/** More months than any ordinal of a month: the year 5461 is far away. */
export const monthsInKey = 65_536;

/**
 * What lines and shares are matched by, next to the person: benefit and benefit month.
 *
 * @param columns of one length.
 * @returns `benefit * monthsInKey + month` of each entry.
 */
export function keysOf({
  benefit,
  month,
}: {
  readonly benefit: Uint8Array;
  readonly month: Int32Array;
}): Float64Array {
  const keys = new Float64Array(benefit.length);
  for (let i = 0; i < keys.length; i++) keys[i] = benefit[i] * monthsInKey + month[i];
  return keys;
}

/**
 * One share as it is matched.
 *
 * @param shares columns of n entries.
 * @param k an entry.
 * @param isOwn does a municipality belong to us?
 * @returns a part of one piece.
 */
export function partOf(
  shares: ComputedShares,
  k: number,
  isOwn: (municipality: number | undefined) => boolean,
): SharePart {
  const { values, validity } = shares.municipality;
  const municipality = isPresent(validity, k) ? values[k] : undefined;
  return {
    due: shares.payoutMonth[k] + 1,
    isOwn: isOwn(municipality),
    municipality,
    owedHundredths: shares.owedHundredths[k],
    pieces: [
      {
        rule: shares.rule[k],
        days: shares.days[k],
        baseCents: shares.baseCents[k],
        counterBefore: shares.counterBefore[k],
        counterAfter: shares.counterAfter[k],
      },
    ],
  };
}

/** Adds a share: shares of one payout month and home are one part. @param parts changed. @param share of one piece. */
export function addShare(parts: SharePart[], share: SharePart): void {
  const same = parts.find(
    (part) => part.due === share.due && part.municipality === share.municipality,
  );
  if (same === undefined) {
    parts.push(share);
    return;
  }
  same.owedHundredths += share.owedHundredths;
  same.pieces.push(...share.pieces);
}

/**
 * One line as it is matched.
 *
 * @param lines columns of m entries.
 * @param i an entry.
 * @param isOwn does a municipality belong to us?
 * @returns the line.
 */
export function lineOf(
  lines: InvoiceLineColumns,
  i: number,
  isOwn: (municipality: number | undefined) => boolean,
): BilledLine {
  const { municipality: home, sharePercent } = lines;
  const municipality = isPresent(home.validity, i) ? home.values[i] : undefined;
  return {
    invoiceMonth: lines.invoiceMonth[i],
    days: lines.days[i],
    billedCents: lines.billedCents[i],
    municipality,
    percent: isPresent(sharePercent.validity, i) ? sharePercent.values[i] : undefined,
    isOwn: isOwn(municipality),
  };
}

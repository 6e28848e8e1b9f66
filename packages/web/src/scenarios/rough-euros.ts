import type { Format } from "../language/format.ts";

const centsPerThousand = 100_000;

/** `−450 000 € – −410 000 €`: both ends with their signs, no more exactly than an interval is. */
export function rangeText(lo: number, hi: number, format: Format): string {
  return `${roughEuros(lo, format)} – ${roughEuros(hi, format)}`;
}

/** `−563 000 €`, `+1,1 milj. €`: an expected change, to the nearest thousand euros where it has thousands. */
export function roughEuros(cents: number, format: Format): string {
  return format.shortEuros(roughCents(cents), { sign: "always" });
}

/** `563 000 €`: the size of an expected change, where words say its direction. */
export function roughSize(cents: number, format: Format): string {
  return format.shortEuros(roughCents(Math.abs(cents)));
}

function roughCents(cents: number): number {
  const unit = Math.abs(cents) < 10 * centsPerThousand ? 100 : centsPerThousand;
  return Math.round(cents / unit) * unit;
}

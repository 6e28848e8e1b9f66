import type { Format } from "../language/format.ts";

/** From a million up amounts are said in millions. Unit: cents. */
const aMillion = 100_000_000;
/** From ten thousand euros up to a million, to the nearest hundred. Unit: cents. */
const inHundreds = 1_000_000;
const aHundredEuros = 10_000;

/** An amount as one says it: `2,72 milj. €` from a million up, else `83 700 €`. */
export function roundAmount(cents: number, format: Format): string {
  const size = Math.abs(cents);
  if (size >= aMillion) return format.millions(cents, { decimals: 2 });
  if (size < inHundreds) return format.wholeEuros(cents);
  return format.wholeEuros(Math.round(cents / aHundredEuros) * aHundredEuros);
}

/** `lokakuu 2025 – syyskuu 2026`, or the one month. */
export function periodText(months: readonly string[], format: Format): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? format.month(first) : `${format.month(first)} – ${format.month(last)}`;
}

/** The months drawn, from the first to the last. */
export function drawnPeriod(months: readonly { readonly month: string }[], format: Format): string {
  return periodText(
    months.map(({ month }) => month),
    format,
  );
}

/** @param values at least one. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

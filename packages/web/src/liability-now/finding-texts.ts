import type { Format } from "../language/format.ts";

/** Words for what a rounded number does not reach. */
export interface LimitWords {
  readonly lessThan: (text: string) => string;
  readonly moreThan: (text: string) => string;
}

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

/** `93 %` of a whole; what is not quite nothing or all is said to be under 1 % or over 99 %. */
export function partText(share: number, format: Format, words: LimitWords): string {
  const written = (value: number): string => format.share(value, { decimals: 0 });
  const text = written(share);
  if (share > 0 && text === written(0)) return words.lessThan(written(0.01));
  if (share < 1 && text === written(1)) return words.moreThan(written(0.99));
  return text;
}

/** `1,6 %` of an outcome; a miss too small to be written is under 0,1 %. */
export function missText(share: number, format: Format, words: LimitWords): string {
  const text = format.share(share);
  return text === format.share(0) ? words.lessThan(format.share(0.001)) : text;
}

/** `lokakuu 2025 – syyskuu 2026`, or the one month. */
export function periodText(months: readonly string[], format: Format): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? format.month(first) : `${format.month(first)} – ${format.month(last)}`;
}

/** @param values at least one. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { dayParts, formatDay, type Day } from "@luotsi/base";

import type { Dialect } from "./sinks.ts";

/** Writes days quickly: the text of each day is made once. */
export function dayWriter(): (at: number) => string {
  const texts = new Map<number, string>();
  return (at) => {
    const known = texts.get(at);
    if (known !== undefined) return known;
    const text = formatDay(at as Day);
    texts.set(at, text);
    return text;
  };
}

/** @returns euros with two decimals, such as `-12.05`. @param cents whole. */
export function euroText(cents: number): string {
  const size = Math.abs(cents);
  const whole = Math.floor(size / 100);
  const rest = size - whole * 100;
  return `${cents < 0 ? "-" : ""}${whole}.${rest < 10 ? "0" : ""}${rest}`;
}

/** @returns euros as the dialect writes them. @param cents whole. @param dialect of the file. */
export function eurosIn(cents: number, dialect: Dialect): string {
  const text = euroText(cents);
  return dialect.decimal === "," ? text.replace(".", ",") : text;
}

/** @returns a day as the dialect writes it. @param at day. @param dialect of the file. */
export function dayIn(at: Day, dialect: Dialect): string {
  if (!dialect.finnishDays) return formatDay(at);
  const { year, monthNumber, dayOfMonth } = dayParts(at);
  return `${dayOfMonth}.${monthNumber}.${year}`;
}

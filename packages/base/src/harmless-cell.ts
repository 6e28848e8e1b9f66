/** A sign before a plain number is no formula. */
const plainNumber = /^[-+]\d[\d \u00A0\u202F\u2009]*(?:[.,]\d+)?$/u;
const formula = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * Marks a text that a spreadsheet would run as a formula as text, by an apostrophe before it. Every table that leaves for a
 * spreadsheet goes through this, whatever its format.
 *
 * @param text of one cell.
 * @returns the text itself when it is harmless or a plain number. Cost: O(length) at worst, usually one character.
 */
export function harmlessCell(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

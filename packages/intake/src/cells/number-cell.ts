import type { DecimalMark } from "../table/dialect.ts";
import type { CellFault } from "./cell-fault.ts";

const notANumber: CellFault = { code: "NOT_A_NUMBER" };
const tooManyDecimals: CellFault = { code: "TOO_MANY_DECIMALS" };
const tooLarge: CellFault = { code: "NUMBER_TOO_LARGE" };
const wrongMark: Readonly<Record<DecimalMark, CellFault>> = {
  ",": { code: "WRONG_DECIMAL_MARK", details: { expected: "," } },
  ".": { code: "WRONG_DECIMAL_MARK", details: { expected: "." } },
};

/** Fifteen digits are exact in a double. */
const mostDigits = 15;
const ZERO = 48;
const MINUS_SIGN = 0x2212;
const EURO = 0x20ac;

/**
 * Reads a decimal number as a whole number of its smallest unit, digit by digit and never through
 * a fraction: `1 234,5` with two places is 123450. Spaces may group thousands; the sign may stand
 * last, as accounting systems write it.
 *
 * @param cell trimmed and not empty.
 * @param mark the file's decimal mark.
 * @param places decimals kept; further ones must be zeros.
 */
export function parseScaled(cell: string, mark: DecimalMark, places: number): number | CellFault {
  const { from, to, negative } = signed(cell);
  const markCode = mark.charCodeAt(0);
  const otherMark = mark === "," ? 46 : 44;
  let value = 0;
  let digits = 0;
  let group = -1;
  let decimals = -1;
  for (let at = from; at < to; at++) {
    const code = cell.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (decimals >= places && digit !== 0) return tooManyDecimals;
      if (decimals >= places) continue;
      value = value * 10 + digit;
      if (decimals >= 0) decimals++;
      else if (group >= 0) group++;
      if (value > 0 && decimals < 0) digits++;
    } else if (code === markCode && decimals < 0 && (group < 0 || group === 3)) {
      decimals = 0;
    } else if (isSpace(code) && decimals < 0 && (group === 3 || (group < 0 && at - from <= 3))) {
      group = 0;
    } else {
      return code === otherMark ? wrongMark[mark] : notANumber;
    }
  }
  if (from === to || (group >= 0 && decimals < 0 && group !== 3)) return notANumber;
  if (!isDigit(cell, from) || !isDigit(cell, to - 1)) return notANumber;
  if (digits + places > mostDigits) return tooLarge;
  for (let kept = Math.max(decimals, 0); kept < places; kept++) value *= 10;
  return negative && value !== 0 ? -value : value;
}

/** Where the digits are and whether a minus stands before or after them; a euro sign may follow. */
function signed(cell: string): { from: number; to: number; negative: boolean } {
  let to = cell.length;
  if (cell.charCodeAt(to - 1) === EURO) {
    to--;
    while (to > 0 && isSpace(cell.charCodeAt(to - 1))) to--;
  }
  const first = cell.charCodeAt(0);
  if (isMinus(first)) return { from: 1, to, negative: true };
  if (first === 43) return { from: 1, to, negative: false };
  if (to > 1 && isMinus(cell.charCodeAt(to - 1))) return { from: 0, to: to - 1, negative: true };
  return { from: 0, to, negative: false };
}

function isMinus(code: number): boolean {
  return code === 45 || code === MINUS_SIGN;
}

function isDigit(cell: string, at: number): boolean {
  const digit = cell.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9;
}

/** Space, no-break space, thin space and narrow no-break space. */
function isSpace(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x2009 || code === 0x202f;
}

/** Reads a whole number; `5,0` is whole. @param cell trimmed and not empty. */
export function parseInteger(cell: string, mark: DecimalMark): number | CellFault {
  const value = parseScaled(cell, mark, 0);
  return value === tooManyDecimals ? notWhole : value;
}

const notWhole: CellFault = { code: "NOT_WHOLE" };

/** Reads money as whole cents. @param cell trimmed and not empty. */
export function parseCents(cell: string, mark: DecimalMark): number | CellFault {
  return parseScaled(cell, mark, 2);
}

/** Reads a number with any decimals, or a power of ten as programs write it: `1.5e-7`. */
export function parseDecimal(cell: string, mark: DecimalMark): number | CellFault {
  const text = cell
    .replaceAll(/(?<=\d)[ \u00a0\u2009\u202f](?=\d{3})/gu, "")
    .replace("\u2212", "-");
  const plain = text.replace(mark, ".");
  const other = mark === "," ? "." : ",";
  if (text.includes(other)) return /^[-+]?\d+[.,]\d+$/.test(text) ? wrongMark[mark] : notANumber;
  return /^[-+]?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?$/.test(plain) &&
    Number.isFinite(Number(plain))
    ? Number(plain)
    : notANumber;
}

import { parseDay, type Day } from "@luotsi/base";

/** A Finnish personal identity code that holds together. */
export interface IdentityCode {
  /** In capitals, as it is kept and compared. */
  readonly code: string;
  readonly born: Day;
  readonly sex: "female" | "male";
  /** `temporary`: individual numbers 900–999, given for a stay or kept for tests; never in the population register. */
  readonly kind: "official" | "temporary";
}

/** The sign between day and number says the century; since 2023 each has several (Act 661/2009, decree 690/2022). */
const centuries: readonly (readonly [string, string])[] = [
  ["+", "18"],
  ["-YXWVU", "19"],
  ["ABCDEF", "20"],
];
const form = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/;
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const lowestIndividual = 2;
const lowestTemporary = 900;

/**
 * Reads a personal identity code: day of birth that exists, century sign, individual number and check
 * character.
 *
 * @param text a cell; spaces around it and small letters are let pass.
 * @returns undefined when it is none.
 */
export function parseIdentityCode(text: string): IdentityCode | undefined {
  const code = text.trim().toUpperCase();
  const match = form.exec(code);
  if (match === null) return undefined;
  const [, dayOfMonth = "", month = "", year = "", sign = "", individual = "", check = ""] = match;
  const century = centuries.find(([signs]) => signs.includes(sign))?.[1] ?? "";
  const born = parseDay(`${century}${year}-${month}-${dayOfMonth}`);
  const number = Number(individual);
  if (born === undefined || number < lowestIndividual) return undefined;
  if (checkCharacters[Number(dayOfMonth + month + year + individual) % 31] !== check) {
    return undefined;
  }
  return {
    code,
    born,
    sex: number % 2 === 0 ? "female" : "male",
    kind: number >= lowestTemporary ? "temporary" : "official",
  };
}

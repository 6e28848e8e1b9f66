import { daysInMonth, firstDayOf, dayParts } from "@luotsi/base";

import type { SyntheticPerson } from "./people.ts";

/** Columns of the persons file that the vault takes, where the area is written with them. */
export const identityHeadings = [
  "last_name",
  "first_names",
  "personal_identity_code",
  "email",
] as const;

const women = [
  "Aino",
  "Helmi",
  "Inkeri",
  "Kaarina",
  "Lumi",
  "Marjatta",
  "Oili",
  "Pihla",
  "Saimi",
  "Tuuli",
  "Vieno",
];
const men = [
  "Aarni",
  "Eino",
  "Ilmari",
  "Kalevi",
  "Lauri",
  "Olavi",
  "Pentti",
  "Sampo",
  "Tapio",
  "Urho",
  "Veikko",
];
const beginnings = [
  "Haapa",
  "Kaisla",
  "Kanerva",
  "Katajan",
  "Kuusi",
  "Lepikon",
  "Marja",
  "Pihlajan",
  "Rauta",
  "Saari",
  "Tammi",
  "Tuomi",
  "Visa",
];
const ends = ["harju", "kallio", "lahti", "mäki", "niitty", "oja", "ranta", "salmi", "suo", "vesi"];

/** Individual numbers 900–999 are given to nobody for good, so such a code is no real person's. */
const firstIndividual = 900;
const pairs = 50;
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/**
 * Invents a name, an identity code and contact details for each person, by the position in the area alone.
 *
 * @returns a function that must be given the people in order: the code differs from those of all before.
 */
export function inventIdentities(): (person: SyntheticPerson) => string {
  const taken = new Map<string, number>();
  return (person) => {
    const { number, female } = person;
    const names = female ? women : men;
    const last = `${pick(beginnings, number * 7 + 3)}${pick(ends, number * 11 + 5)}`;
    const given = `${pick(names, number)} ${pick(names, number * 3 + 1 + Math.floor(number / names.length))}`;
    const digits = String(number).padStart(6, "0");
    const code = identityCode(person, taken);
    return `${last},${given},${code},asiakas${digits}@example.org`;
  };
}

function pick(from: readonly string[], at: number): string {
  return from[at % from.length];
}

function identityCode(
  { number, birthMonth, female }: SyntheticPerson,
  taken: Map<string, number>,
): string {
  const { year, monthNumber } = dayParts(firstDayOf(birthMonth));
  const dayOfMonth = 1 + (number % daysInMonth(year, monthNumber));
  const birth = [dayOfMonth, monthNumber, year % 100].map(twoDigits).join("");
  const key = `${year} ${birth} ${female ? "f" : "m"}`;
  const before = taken.get(key) ?? 0;
  taken.set(key, before + 1);
  const signs = year < 2000 ? "-YXWVU" : "ABCDEF";
  const sign = signs.charAt(Math.floor(before / pairs) % signs.length);
  const individual = firstIndividual + 2 * (before % pairs) + (female ? 0 : 1);
  const check = checkCharacters[Number(`${birth}${individual}`) % checkCharacters.length];
  return `${birth}${sign}${individual}${check}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

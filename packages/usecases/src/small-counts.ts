import { disclosureRules, isTooFew } from "@luotsi/indicators";

/** Whether figures of one to four people leave the product: hidden unless the file is the asker's own or public. */
export type SmallCounts = "hide" | "show";

/** Must a figure of so many people be hidden? Nobody at all is no small count. */
export function isHidden(people: number, how: SmallCounts): boolean {
  return how === "hide" && isTooFew(people);
}

/** The figure, or null where it would tell of one to four people. @param people it is made of, or tells apart. */
export function shownUnlessFew<Figure>(
  figure: Figure,
  people: number,
  how: SmallCounts,
): Figure | null {
  return isHidden(people, how) ? null : figure;
}

/** A count of people, or null where it is one to four. */
export function shownCount(people: number, how: SmallCounts): number | null {
  return shownUnlessFew(people, people, how);
}

/** How a hidden count is written in a sentence: "1–4". */
export const hiddenCountText = `1–${disclosureRules.hideBelow - 1}`;

/** Different people among rows. @param person code of each row; undefined when every row is a person. @param isCounted which rows. */
export function peopleAmong(
  rows: number,
  person: Int32Array | undefined,
  isCounted: (row: number) => boolean,
): number {
  let counted = 0;
  const seen = new Set<number>();
  for (let row = 0; row < rows; row++) {
    if (!isCounted(row)) continue;
    counted += 1;
    if (person !== undefined) seen.add(person[row] ?? row);
  }
  return person === undefined ? counted : seen.size;
}

/** Are these one to four different people? Looks no further than the fifth. @param person and @param isCounted as in `peopleAmong`. */
export function isOfFew(
  rows: number,
  person: Int32Array | undefined,
  isCounted: (row: number) => boolean,
): boolean {
  const seen = new Set<number>();
  for (let row = 0; row < rows; row++) {
    if (!isCounted(row)) continue;
    seen.add(person === undefined ? row : (person[row] ?? row));
    if (seen.size >= disclosureRules.hideBelow) return false;
  }
  return seen.size > 0;
}

import { assert, roundToCents } from "@luotsi/base";

/**
 * Why what is owed for a month differs from another month, in the order in which they are told.
 *
 * `law`: the same people and days under the other month's rules. `inflow`: people of the later month who received nothing for
 * the earlier. `exits`: the reverse. Of people of both: `calendar` (weekdays in the month), `paid_days` (paid days for each
 * weekday), `step_mix` (the municipality's share of a euro) and `daily_amount` (euros for a day). `late`: records that are still
 * to come, or that came after the earlier day of knowledge.
 */
export const changeCauses = [
  "law",
  "inflow",
  "exits",
  "step_mix",
  "daily_amount",
  "paid_days",
  "calendar",
  "late",
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** Cents by cause, any fraction; one number for each of `changeCauses`. */
export type CauseCents = Readonly<Record<ChangeCause, number>>;

/**
 * Rounds parts to whole cents so that they add up to the rounded totals' difference: each is rounded by itself, and what is left,
 * a few cents, goes to the largest.
 *
 * @param parts unrounded.
 * @param totalCents whole cents they add up to.
 * @returns whole cents; parts of the opposite sign give the opposite result.
 * @throws BrokenPromise when the parts do not add up to the total within rounding.
 */
export function wholeParts(parts: CauseCents, totalCents: number): CauseCents {
  const rounded = new Map(changeCauses.map((cause) => [cause, wholeCents(parts[cause])]));
  const sum = [...rounded.values()].reduce((all, cents) => all + cents, 0);
  const left = totalCents - sum;
  assert(Math.abs(left) <= changeCauses.length, "the parts add up to the difference");
  const largest = changeCauses.reduce((most, cause) =>
    Math.abs(parts[cause]) > Math.abs(parts[most]) ? cause : most,
  );
  rounded.set(largest, (rounded.get(largest) ?? 0) + left);
  return byCause((cause) => rounded.get(cause) ?? 0);
}

/** Rounded half away from zero, and never −0. @param value cents, any fraction. @returns whole cents. */
export function wholeCents(value: number): number {
  return roundToCents(value) + 0;
}

/** A number for each cause. @param of gives it. @returns the record. */
export function byCause(of: (cause: ChangeCause) => number): CauseCents {
  return {
    law: of("law"),
    inflow: of("inflow"),
    exits: of("exits"),
    step_mix: of("step_mix"),
    daily_amount: of("daily_amount"),
    paid_days: of("paid_days"),
    calendar: of("calendar"),
    late: of("late"),
  };
}

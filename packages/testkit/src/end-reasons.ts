/**
 * Recorded reasons of leaving for work: found it oneself 03, placed 01, unknown 06, did not renew 10, abroad 09. That a
 * quarter of the exits to work are recorded without an outcome is an assumption; the truth keeps the exits.
 */
const ofWork: readonly (readonly [reason: number, share: number])[] = [
  [3, 0.62],
  [1, 0.1],
  [6, 0.13],
  [10, 0.13],
  [9, 0.02],
];

/** @returns the recorded reason of an exit to work. @param u uniform. */
export function reasonOfWork(u: number): number {
  return draw(u, ofWork);
}

/** @returns the recorded reason of a job search that lapsed: not renewed or unknown. @param u uniform. */
export function reasonOfLapse(u: number): number {
  return u < 0.65 ? 10 : 6;
}

/** @returns the recorded reason of leaving the labour force: outside, other education, unknown. @param u uniform. */
export function reasonOutside(u: number): number {
  return u < 0.6 ? 5 : u < 0.85 ? 8 : 6;
}

/** What each reason really was: the shares recorded for exits to work. */
export const recordedReasonsOfWork = Object.fromEntries(
  ofWork.map(([reason, share]) => [String(reason).padStart(2, "0"), share]),
);

function draw(u: number, table: readonly (readonly [number, number])[]): number {
  let left = u;
  for (const [reason, share] of table) {
    if (left < share) return reason;
    left -= share;
  }
  return table[0][0];
}

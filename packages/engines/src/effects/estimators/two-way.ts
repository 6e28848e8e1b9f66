import type { Panel } from "./panel.ts";

const mostSweeps = 10_000;
const settled = 1e-13;

/**
 * The coefficient of treatment in a regression with a constant for each unit and each period. For contrast only: with starts at different
 * times and effects that grow it compares with units already treated and may be far off, even of the wrong sign.
 *
 * @param panel units by periods. @returns the coefficient; undefined when the constants decide treatment.
 * Cost: cells a sweep; one sweep is exact when every unit is seen in every period. Source: Goodman-Bacon (2021).
 */
export function twoWayEffect(panel: Panel): number | undefined {
  const count = panel.periods.length;
  const treatment = new Float64Array(panel.outcome.length);
  for (let u = 0; u < panel.units; u++) {
    for (let t = panel.start[u]; t < count; t++) treatment[u * count + t] = 1;
  }
  const d = withoutMeans(panel, treatment);
  const y = withoutMeans(panel, panel.outcome);
  let cross = 0;
  let square = 0;
  for (let i = 0; i < d.length; i++) {
    cross += d[i] * y[i];
    square += d[i] * d[i];
  }
  return square > 1e-9 * d.length ? cross / square : undefined;
}

/** Takes unit and period means away in turns until nothing moves. */
function withoutMeans(panel: Panel, values: Float64Array): Float64Array {
  const count = panel.periods.length;
  const left = values.map((value, i) => (panel.seen[i] === 1 ? value : 0));
  const size = left.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let moved = 0;
    for (let u = 0; u < panel.units; u++) {
      moved = Math.max(moved, takeMean(left, panel.seen, { from: u * count, by: 1, count }));
    }
    for (let t = 0; t < count; t++) {
      moved = Math.max(
        moved,
        takeMean(left, panel.seen, { from: t, by: count, count: panel.units }),
      );
    }
    if (moved <= settled * size) break;
  }
  return left;
}

function takeMean(
  values: Float64Array,
  seen: Uint8Array,
  line: { readonly from: number; readonly by: number; readonly count: number },
): number {
  let sum = 0;
  let cells = 0;
  for (let k = 0, i = line.from; k < line.count; k++, i += line.by) {
    sum += values[i];
    cells += seen[i];
  }
  if (cells === 0) return 0;
  const mean = sum / cells;
  for (let k = 0, i = line.from; k < line.count; k++, i += line.by) {
    if (seen[i] === 1) values[i] -= mean;
  }
  return Math.abs(mean);
}

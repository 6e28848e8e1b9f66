import { assert } from "@luotsi/base";

import { fillRiskSet, riskSetRoom, shareLeft } from "./follow-risk-set.ts";
import { patternWeights, spellPatterns, type SpellShapes } from "./spell-patterns.ts";
import { assertSpells, type MonthlySpells } from "./spells.ts";

export interface RiskSetQuestion {
  readonly spells: MonthlySpells;
  /** First and last month of the spell in which starts are looked at, both included. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Months followed after time zero, K; 24 is usual. */
  readonly horizon: number;
}

/** Effects by month since time zero; place k − 1 holds month k. Length K each. */
export interface RiskSetCurves {
  /** Share of the treated who had left as asked, and of those who waited or never started, as they would have been in their cells. */
  readonly treated: Float64Array;
  readonly waiting: Float64Array;
  readonly never: Float64Array;
  /** Treated in risk sets that can be followed so long (weighted). Where it is 0 the shares are 0 and say nothing. */
  readonly followed: Float64Array;
  /** Treated who started in the months asked about, and those of them with anyone to compare with. */
  readonly starts: number;
  readonly compared: number;
}

/** Rows of each cell that has a start in the months asked about, and those months. */
export interface CellRows {
  readonly rows: Int32Array;
  readonly months: readonly number[];
}

/**
 * The effect of starting a service in a month of unemployment, from exact cells: among those who were still unemployed and had
 * not started at the beginning of the month, starters are set against those who did not start then. Time zero is the start, so
 * nobody is classified by what came later.
 *
 * Against *waiting* (Sianesi 2004, Review of Economics and Statistics 86: 133–155): controls may start later, and what they do
 * then counts. Against *never* (Fredriksson and Johansson 2008, J. Business & Economic Statistics 26: 435–445): controls are
 * followed until their own start. Within cell and month each share is Aalen–Johansen's; cells are added by their treated.
 *
 * @param question spells, months, horizon. @param weights of each spell, whole numbers 0 or more, as of a bootstrap draw; ones by default.
 * @returns the curves. @throws BrokenPromise when spells or months are out of range. Cost: O(n · months with starts in a cell).
 */
export function riskSetCurves(question: RiskSetQuestion, weights?: Float64Array): RiskSetCurves {
  assertSpells(question.spells);
  const patterns = spellPatterns(question.spells);
  const { shapes } = patterns;
  const cells = cellRows(shapes, question);
  const { horizon } = question;
  return curvesOver({ shapes, cells, horizon }, patternWeights(patterns, weights));
}

/** Groups shapes by cell. @param spells shapes. @param months of start. @returns cells with a start, in order of their code. Cost: O(n). */
export function cellRows(
  spells: SpellShapes,
  { firstMonth, lastMonth }: Pick<RiskSetQuestion, "firstMonth" | "lastMonth">,
): readonly CellRows[] {
  assert(firstMonth >= 1 && lastMonth >= firstMonth, "months of start are in order, from 1 on");
  const n = spells.cell.length;
  let highest = -1;
  for (let i = 0; i < n; i++) highest = Math.max(highest, spells.cell[i]);
  const starts = new Int32Array(highest + 2);
  for (let i = 0; i < n; i++) starts[spells.cell[i] + 1]++;
  for (let c = 0; c <= highest; c++) starts[c + 1] += starts[c];
  const next = starts.slice();
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[next[spells.cell[i]]++] = i;
  const cells: CellRows[] = [];
  for (let c = 0; c <= highest; c++) {
    const own = rows.subarray(starts[c], starts[c + 1]);
    const months = new Set<number>();
    for (const i of own) {
      const month = spells.startMonth[i];
      if (month >= firstMonth && month <= lastMonth) months.add(month);
    }
    if (months.size > 0) cells.push({ rows: own, months: [...months].toSorted((a, b) => a - b) });
  }
  return cells;
}

/** Shapes of spells by cell, made once for all draws. */
export interface PreparedCells {
  readonly shapes: SpellShapes;
  readonly cells: readonly CellRows[];
  readonly horizon: number;
}

/** The curves over cells made before. @param prepared them. @param weights of each shape, whole numbers. @returns the curves. */
export function curvesOver(
  { shapes, cells, horizon }: PreparedCells,
  weights: Float64Array,
): RiskSetCurves {
  assert(horizon >= 1, "people are followed for at least a month");
  const room = riskSetRoom(horizon);
  const shares = [0, 1, 2].map(() => new Float64Array(horizon));
  const [treated, waiting, never] = [0, 1, 2].map(() => new Float64Array(horizon));
  const followed = new Float64Array(horizon);
  let starts = 0;
  let compared = 0;
  for (const { rows, months } of cells) {
    for (const month of months) {
      fillRiskSet(room, shapes, rows, { month, weights });
      const size = room.treated.leaving.reduce((sum, w) => sum + w, room.treated.staying);
      const groups = [room.treated, room.waiting, room.never];
      const reach = Math.min(...groups.map((group, g) => shareLeft(group, shares[g])));
      starts += size;
      if (reach > 0) compared += size;
      for (let k = 0; k < reach; k++) {
        treated[k] += size * shares[0][k];
        waiting[k] += size * shares[1][k];
        never[k] += size * shares[2][k];
        followed[k] += size;
      }
    }
  }
  for (let k = 0; k < horizon; k++) {
    if (followed[k] === 0) continue;
    treated[k] /= followed[k];
    waiting[k] /= followed[k];
    never[k] /= followed[k];
  }
  return { treated, waiting, never, followed, starts, compared };
}

import { cellCodes } from "../matching/cell-codes.ts";
import type { MonthlySpells } from "./spells.ts";

/** Spells without whose they are. */
export type SpellShapes = Omit<MonthlySpells, "person">;

/** Spells that are alike in cell, start, last month and exit, once each. */
export interface SpellPatterns {
  readonly shapes: SpellShapes;
  /** Pattern of each spell, n. */
  readonly patternOf: Int32Array;
}

/**
 * Puts alike spells together, so that a draw of the bootstrap costs one addition a spell and the rest is a matter of patterns.
 *
 * @param spells n of them. @returns the patterns. Cost: O(n).
 */
export function spellPatterns(spells: MonthlySpells): SpellPatterns {
  const { cell, startMonth, lastMonth, exit } = spells;
  const codes = cellCodes([
    cell,
    Int32Array.from(startMonth),
    Int32Array.from(lastMonth),
    Int32Array.from(exit),
  ]);
  const patternOf = codes.cell;
  const shapes = {
    cell: new Int32Array(codes.count),
    startMonth: new Int16Array(codes.count),
    lastMonth: new Int16Array(codes.count),
    exit: new Uint8Array(codes.count),
  };
  for (let i = 0; i < patternOf.length; i++) {
    const p = patternOf[i];
    shapes.cell[p] = cell[i];
    shapes.startMonth[p] = startMonth[i];
    shapes.lastMonth[p] = lastMonth[i];
    shapes.exit[p] = exit[i];
  }
  return { shapes, patternOf };
}

/**
 * Weights of patterns.
 *
 * @param patterns of the spells. @param weights of each spell, n; ones by default. @returns sums by pattern. Cost: O(n).
 */
export function patternWeights(
  { shapes, patternOf }: SpellPatterns,
  weights: Float64Array | undefined,
): Float64Array {
  const sums = new Float64Array(shapes.cell.length);
  for (let i = 0; i < patternOf.length; i++) {
    sums[patternOf[i]] += weights === undefined ? 1 : weights[i];
  }
  return sums;
}

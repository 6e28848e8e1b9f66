import { assert } from "@luotsi/base";

import { zeroMatrix, type Matrix } from "./least-squares.ts";
import { packedBlockRows, strideOf, type PackedDesign } from "./packed-design.ts";
import { gramKernel, type GramKernel } from "./simd/gram-kernel.ts";

/** Bound once: an imported name may be looked up anew each time a loop reads it. */
const blockRows = packedBlockRows;

/**
 * XᵀWX, the heart of every regression here.
 *
 * @param design n × p. @param weights n numbers, or undefined for ones.
 * @returns the symmetric p × p matrix, added block by block in a fixed order, so the same bits each time.
 * @throws BrokenPromise when there is not a weight for each row.
 *
 * Cost: np² multiplications; tiles of two by two columns keep four sums in registers.
 */
export function weightedGram(design: PackedDesign, weights: Float64Array | undefined): Matrix {
  assert(weights === undefined || weights.length === design.rows, "there is a weight for each row");
  const gram = zeroMatrix(design.columns, design.columns);
  const workspace = gramWorkspace(design.columns);
  const blockWeights = new Float64Array(blockRows).fill(1);
  const stride = strideOf(design.columns);
  for (let start = 0, block = 0; start < design.rows; start += blockRows, block += stride) {
    if (weights !== undefined) {
      const end = Math.min(blockRows, design.rows - start);
      blockWeights.set(weights.subarray(start, start + end));
      blockWeights.fill(0, end);
    }
    addBlock(design.values, block, blockWeights, workspace);
  }
  return writeGram(workspace, gram);
}

/** Room for one block's weighted columns and for the tiles' sums. */
export interface GramWorkspace {
  readonly pairs: number;
  /** Adds a block in a third of the time, to the same bits; undefined where the platform cannot. */
  readonly kernel: GramKernel | undefined;
  readonly weighted: Float64Array;
  readonly tiles: Float64Array;
}

/** @returns an empty workspace. @param columns p, with the constant. */
export function gramWorkspace(columns: number): GramWorkspace {
  const pairs = Math.ceil(columns / 2);
  return {
    pairs,
    kernel: gramKernel(),
    weighted: new Float64Array(pairs * blockRows * 2),
    tiles: new Float64Array(2 * pairs * (pairs + 1)),
  };
}

/**
 * Adds one block of rows to the sums.
 *
 * @param values of a packed design. @param block where the block begins in them.
 * @param weights 512 numbers; beyond the last row anything finite, as the columns are zeros there.
 * @param workspace added to.
 */
export function addBlock(
  values: Float64Array,
  block: number,
  weights: Float64Array,
  workspace: GramWorkspace,
): void {
  const { pairs, kernel, weighted, tiles } = workspace;
  const size = blockRows * 2;
  if (kernel !== undefined) {
    kernel.add(values.subarray(block, block + pairs * size), weights, tiles, pairs);
    return;
  }
  for (let pair = 0; pair < pairs; pair++) {
    const base = pair * size;
    for (let i = 0; i < blockRows; i++) {
      weighted[base + 2 * i] = weights[i] * values[block + base + 2 * i];
      weighted[base + 2 * i + 1] = weights[i] * values[block + base + 2 * i + 1];
    }
  }
  let tile = 0;
  for (let a = 0; a < pairs; a++) {
    for (let b = 0; b <= a; b++) {
      addTile({ weighted, values, tiles }, a * size, block + b * size, tile);
      tile += 4;
    }
  }
}

function addTile(
  arrays: {
    readonly weighted: Float64Array;
    readonly values: Float64Array;
    readonly tiles: Float64Array;
  },
  left: number,
  right: number,
  tile: number,
): void {
  const { weighted, values, tiles } = arrays;
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let i = 0; i < blockRows * 2; i += 2) {
    const a0 = weighted[left + i];
    const a1 = weighted[left + i + 1];
    const b0 = values[right + i];
    const b1 = values[right + i + 1];
    s00 += a0 * b0;
    s01 += a0 * b1;
    s10 += a1 * b0;
    s11 += a1 * b1;
  }
  tiles[tile] += s00;
  tiles[tile + 1] += s01;
  tiles[tile + 2] += s10;
  tiles[tile + 3] += s11;
}

/**
 * Writes the sums as a symmetric matrix.
 *
 * @param workspace of all blocks. @param gram p × p, overwritten. @returns `gram`.
 */
export function writeGram(workspace: GramWorkspace, gram: Matrix): Matrix {
  let tile = 0;
  for (let a = 0; a < workspace.pairs; a++) {
    for (let b = 0; b <= a; b++) {
      for (let k = 0; k < 4; k++) {
        writeBoth(gram, 2 * a + (k >> 1), 2 * b + (k & 1), workspace.tiles[tile + k]);
      }
      tile += 4;
    }
  }
  return gram;
}

function writeBoth(gram: Matrix, i: number, j: number, value: number): void {
  const p = gram.columns;
  if (i >= p || j >= p) return;
  gram.values[i + j * p] = value;
  gram.values[j + i * p] = value;
}

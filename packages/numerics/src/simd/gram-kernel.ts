import { packedBlockRows } from "../packed-design.ts";
import { kernelModule } from "./block-kernels.ts";
import { exportsOf, type ModuleMemory } from "./platform.ts";

/** Adds one block of a packed design to the tiles of XᵀWX. */
export interface GramKernel {
  /**
   * @param values of a packed design, from where the block begins, `pairs` pairs of columns. @param weights 512 numbers.
   * @param tiles four sums for each two pairs of columns, added to.
   */
  readonly add: (
    values: Float64Array,
    weights: Float64Array,
    tiles: Float64Array,
    pairs: number,
  ) => void;
}

interface Kernels {
  readonly memory: ModuleMemory;
  readonly weigh: (values: number, weights: number, weighted: number) => void;
  readonly tile: (weighted: number, values: number, sums: number) => void;
  readonly tilePair: (weighted: number, values: number, sums: number) => void;
}

const pageBytes = 65_536;
const pairBytes = packedBlockRows * 16;
/** Room for 12 pairs of columns at first. */
const firstPages = 4;

let made: { readonly kernel: GramKernel | undefined } | undefined;

/**
 * The kernel of this thread, made at its first use.
 *
 * @returns undefined where the platform cannot run it. It adds the same products in the same order as the plain loops, two doubles at a time
 *   and rounding each step, so the bytes are the same. Cost: the first time a millisecond.
 */
export function gramKernel(): GramKernel | undefined {
  made ??= { kernel: makeKernel() };
  return made.kernel;
}

function makeKernel(): GramKernel | undefined {
  const kernels = exportsOf(kernelModule(firstPages)) as Kernels | undefined;
  if (kernels === undefined) return undefined;
  let memory = new Float64Array(kernels.memory.buffer);
  return {
    add: (values, weights, tiles, pairs) => {
      const at = placesOf(pairs);
      if (at.end > 8 * memory.length) {
        kernels.memory.grow(Math.ceil((at.end - 8 * memory.length) / pageBytes));
        memory = new Float64Array(kernels.memory.buffer);
      }
      memory.set(values, 0);
      memory.set(weights, at.weights / 8);
      memory.set(tiles, at.tiles / 8);
      addTiles(kernels, at, pairs);
      tiles.set(memory.subarray(at.tiles / 8, at.end / 8));
    },
  };
}

/** Where things lie in the memory, in bytes: the block, its weighted copy, the weights, the tiles. */
interface Places {
  readonly weighted: number;
  readonly weights: number;
  readonly tiles: number;
  readonly end: number;
}

function placesOf(pairs: number): Places {
  const weighted = pairs * pairBytes;
  const weights = 2 * weighted;
  const tiles = weights + packedBlockRows * 8;
  return { weighted, weights, tiles, end: tiles + 16 * pairs * (pairs + 1) };
}

function addTiles(kernels: Kernels, at: Places, pairs: number): void {
  for (let pair = 0; pair < pairs; pair++) {
    kernels.weigh(pair * pairBytes, at.weights, at.weighted + pair * pairBytes);
  }
  let tile = at.tiles;
  for (let a = 0; a < pairs; a++) {
    const left = at.weighted + a * pairBytes;
    let b = 0;
    for (; b + 1 <= a; b += 2, tile += 64) kernels.tilePair(left, b * pairBytes, tile);
    if (b <= a) {
      kernels.tile(left, b * pairBytes, tile);
      tile += 32;
    }
  }
}

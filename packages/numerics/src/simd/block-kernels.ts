import { packedBlockRows } from "../packed-design.ts";
import { assembleModule, wasm, type AssembledFunction, type Instruction } from "./assemble.ts";

const { get, set, number, load, loadTwice, store } = wasm;

/** Bytes of a pair of columns in a block, and rows that a turn of a loop takes. */
const pairBytes = packedBlockRows * 16;
const unrolled = 4;
const turns = Array.from({ length: unrolled }, (_, k) => k);

/** Repeats instructions while address local `at` moves over a block by `stride` a turn; `moving` are moved along by strides of their own. */
function overBlock(
  turn: readonly Instruction[],
  moving: readonly { readonly local: number; readonly stride: number }[],
  end: number,
): readonly Instruction[] {
  const [first] = moving;
  return [
    get(first.local),
    number(packedBlockRows * (first.stride / unrolled)),
    wasm.addAddress,
    set(end),
    wasm.loop,
    ...turn,
    ...moving.flatMap(({ local, stride }) => [
      get(local),
      number(stride),
      wasm.addAddress,
      set(local),
    ]),
    get(first.local),
    get(end),
    wasm.isBelow,
    wasm.again,
    wasm.end,
  ];
}

/** weigh(values, weights, weighted): weighted = weight of the row × value, for a pair of columns. */
const weigh: AssembledFunction = {
  name: "weigh",
  parameters: 3,
  locals: ["i32"],
  body: overBlock(
    turns.flatMap((k) => [
      get(2),
      get(1),
      loadTwice(8 * k),
      get(0),
      load(16 * k),
      wasm.multiply,
      store(16 * k),
    ]),
    [
      { local: 0, stride: 16 * unrolled },
      { local: 1, stride: 8 * unrolled },
      { local: 2, stride: 16 * unrolled },
    ],
    3,
  ),
};

/** sum += twice(left) × right, for the row k of a turn. */
function addProduct(
  sum: number,
  left: { readonly local: number; readonly offset: number },
  right: number,
): readonly Instruction[] {
  return [
    get(sum),
    get(left.local),
    loadTwice(left.offset),
    get(right),
    wasm.multiply,
    wasm.add,
    set(sum),
  ];
}

/** Adds a sum to the two doubles at an address. */
function addInto(address: number, offset: number, sum: number): readonly Instruction[] {
  return [get(address), get(address), load(offset), get(sum), wasm.add, store(offset)];
}

/** tile(weighted, values, sums): the four sums of products of two pairs of columns, added to those at `sums`. */
const tile: AssembledFunction = {
  name: "tile",
  parameters: 3,
  locals: ["i32", "v128", "v128", "v128"],
  body: [
    ...overBlock(
      turns.flatMap((k) => [
        get(1),
        load(16 * k),
        set(4),
        ...addProduct(5, { local: 0, offset: 16 * k }, 4),
        ...addProduct(6, { local: 0, offset: 16 * k + 8 }, 4),
      ]),
      [
        { local: 0, stride: 16 * unrolled },
        { local: 1, stride: 16 * unrolled },
      ],
      3,
    ),
    ...addInto(2, 0, 5),
    ...addInto(2, 16, 6),
  ],
};

/** tilePair(weighted, values, sums): two tiles at once, of `values` and of the pair of columns after it. */
const tilePair: AssembledFunction = {
  name: "tilePair",
  parameters: 3,
  locals: ["i32", "v128", "v128", "v128", "v128", "v128", "v128", "v128"],
  body: [
    ...overBlock(
      turns.flatMap((k) => [
        get(0),
        loadTwice(16 * k),
        set(4),
        get(0),
        loadTwice(16 * k + 8),
        set(5),
        get(1),
        load(16 * k),
        set(6),
        ...addKnown(7, 4, 6),
        ...addKnown(8, 5, 6),
        get(1),
        load(16 * k + pairBytes),
        set(6),
        ...addKnown(9, 4, 6),
        ...addKnown(10, 5, 6),
      ]),
      [
        { local: 0, stride: 16 * unrolled },
        { local: 1, stride: 16 * unrolled },
      ],
      3,
    ),
    ...[7, 8, 9, 10].flatMap((sum, k) => addInto(2, 16 * k, sum)),
  ],
};

function addKnown(sum: number, left: number, right: number): readonly Instruction[] {
  return [get(sum), get(left), get(right), wasm.multiply, wasm.add, set(sum)];
}

/** The module of all kernels. @param pages of memory. @returns its bytes. */
export function kernelModule(pages: number): Uint8Array<ArrayBuffer> {
  return assembleModule([weigh, tile, tilePair], pages);
}

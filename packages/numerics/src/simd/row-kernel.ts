import { assembleModule, wasm, type AssembledFunction, type Instruction } from "./assemble.ts";

const { get, set, number, load, loadTwice, loadAddress, store } = wasm;

/** Pairs of numbers in a row. */
export const pairsOfRow = 15;

/** A way: the share, 0, what is added, and the addresses it comes from and goes to. */
export const bytesOfWay = 32;
const added = 8;
const source = 24;
const target = 28;

const [way, end, from, to, share, sum] = [0, 1, 2, 3, 4, 5];

/** Two numbers of the row: share · (first, second) + (0, what is added) · first are added to those of the other. */
function addPair(k: number): readonly Instruction[] {
  return [
    get(to),
    get(to),
    load(16 * k),
    get(from),
    load(16 * k),
    get(share),
    wasm.multiply,
    get(from),
    loadTwice(16 * k),
    get(sum),
    wasm.multiply,
    wasm.add,
    wasm.add,
    store(16 * k),
  ];
}

/** carry(first way, end of the ways): there is at least one. */
const carry: AssembledFunction = {
  name: "carry",
  parameters: 2,
  locals: ["i32", "i32", "v128", "v128"],
  body: [
    [wasm.loop],
    [get(way), loadTwice(0), set(share)],
    [get(way), load(added), set(sum)],
    [get(way), loadAddress(source), set(from)],
    [get(way), loadAddress(target), set(to)],
    ...Array.from({ length: pairsOfRow }, (_, k) => addPair(k)),
    [get(way), number(bytesOfWay), wasm.addAddress, set(way)],
    [get(way), get(end), wasm.isBelow, wasm.again],
    [wasm.end],
  ].flat(),
};

/** @returns the bytes of a module that carries shares of rows. @param pages of its memory at first. */
export function rowModule(pages: number): Uint8Array<ArrayBuffer> {
  return assembleModule([carry], pages);
}

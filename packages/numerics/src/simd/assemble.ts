/** A kind of value: an address, or two doubles side by side. */
export type ValueKind = "i32" | "v128";

/** A function to assemble. */
export interface AssembledFunction {
  readonly name: string;
  /** How many addresses it takes. It returns nothing. */
  readonly parameters: number;
  /** Locals after the parameters. */
  readonly locals: readonly ValueKind[];
  /** Instructions, one after the other. */
  readonly body: readonly Instruction[];
}

/** One instruction's bytes. */
export type Instruction = readonly number[];

const kinds = { i32: 0x7f, v128: 0x7b } as const;

/** "\0asm", version 1. */
const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/**
 * Writes functions as a WebAssembly module with a memory of its own, both exported.
 *
 * @param functions to export by their names. @param pages of 64 KiB, at least one.
 * @returns the module's bytes. Source: WebAssembly Core Specification 2.0, chapter 5.
 */
export function assembleModule(
  functions: readonly AssembledFunction[],
  pages: number,
): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...vector(Array.from({ length: parameters }, () => [kinds.i32])),
    ...vector([]),
  ]);
  const exports = functions.map(({ name }, k) => [...nameOf(name), 0x00, ...unsigned(k)]);
  const bytes = [
    ...magic,
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, k) => unsigned(k)))),
    ...section(5, vector([[0x00, ...unsigned(pages)]])),
    ...section(7, vector([[...nameOf("memory"), 0x02, 0x00], ...exports])),
    ...section(10, vector(functions.map(codeOf))),
  ];
  return Uint8Array.from(bytes);
}

function codeOf({ locals, body }: AssembledFunction): readonly number[] {
  const declared = vector(locals.map((kind) => [0x01, kinds[kind]]));
  const code = [...declared, ...body.flat(), 0x0b];
  return [...unsigned(code.length), ...code];
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): readonly number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function nameOf(text: string): readonly number[] {
  return vector(Array.from(text, (letter) => [letter.codePointAt(0) ?? 0]));
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** LEB128 of a number from 0 where a negative one could stand. */
function signed(value: number): readonly number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}

const simd = (code: number): readonly number[] => [0xfd, ...unsigned(code)];

/** The instructions that the kernels need. Addresses and strides are in bytes. */
export const wasm = {
  get: (local: number): Instruction => [0x20, ...unsigned(local)],
  set: (local: number): Instruction => [0x21, ...unsigned(local)],
  number: (value: number): Instruction => [0x41, ...signed(value)],
  addAddress: [0x6a],
  isBelow: [0x49],
  loop: [0x03, 0x40],
  again: [0x0d, 0x00],
  end: [0x0b],
  /** Two doubles from an address and offset. */
  load: (offset: number): Instruction => [...simd(0x00), 0x03, ...unsigned(offset)],
  /** One double, twice. */
  loadTwice: (offset: number): Instruction => [...simd(0x0a), 0x03, ...unsigned(offset)],
  store: (offset: number): Instruction => [...simd(0x0b), 0x03, ...unsigned(offset)],
  /** An address from an address and offset. */
  loadAddress: (offset: number): Instruction => [0x28, 0x02, ...unsigned(offset)],
  zeros: [...simd(0x0c), ...Array.from({ length: 16 }, () => 0)],
  add: simd(0xf0),
  multiply: simd(0xf2),
} as const;

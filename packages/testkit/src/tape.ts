import { assert } from "@luotsi/base";
import { fillUniform } from "@luotsi/numerics";

const length = 4096;
const chunk = 64;

/** Largest number of people: the tapes of more would overlap. */
export const mostPeople = 1_000_000;

/**
 * Random numbers of one kind for one person at a time. What a person draws depends on the seed, the stream and
 * the person's own number only: not on how many people there are nor on the order of work.
 */
export interface Tape {
  /** Starts at the beginning of a person's tape. */
  readonly begin: (person: number) => void;
  /** The next uniform number, strictly between 0 and 1. */
  readonly next: () => number;
}

/** The streams of chance, one for each part of the world. */
export const streams = {
  person: 1,
  history: 2,
  payments: 3,
  invoices: 4,
  deliveries: 5,
  registers: 6,
  ledger: 7,
} as const;

/** Opens a tape. @param seed of the area. @param stream one of `streams`. @returns it, at person 0. */
export function openTape(seed: number, stream: number): Tape {
  const buffer = new Float64Array(chunk);
  let base = 0;
  let used = 0;
  let position = chunk;
  return {
    begin(person) {
      base = person * length;
      used = 0;
      position = chunk;
    },
    next() {
      if (position === chunk) {
        assert(used < length, "a person's tape is long enough");
        fillUniform(buffer, { seed, stream, firstIndex: base + used });
        used += chunk;
        position = 0;
      }
      return buffer[position++];
    },
  };
}

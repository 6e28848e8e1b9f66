import { assert } from "@luotsi/base";

/** Texts numbered in the order in which they first came: a column keeps the number, not the text. */
export interface Dictionary {
  readonly texts: readonly string[];
  /** The text's number; a new text gets the next one. */
  readonly codeOf: (text: string) => number;
  /** The text's number, or undefined when the dictionary does not have it. */
  readonly find: (text: string) => number | undefined;
}

/**
 * A dictionary that grows.
 *
 * @param initial texts numbered from 0, without repeats.
 * @returns the dictionary. Cost of a look-up: one hash.
 * @throws BrokenPromise when an initial text repeats.
 */
export function createDictionary(initial: readonly string[] = []): Dictionary {
  const texts = [...initial];
  const codes = new Map(texts.map((text, i) => [text, i]));
  assert(codes.size === texts.length, "the texts of a dictionary differ from each other");
  return {
    texts,
    find: (text) => codes.get(text),
    codeOf: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

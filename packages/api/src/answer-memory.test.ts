import { gunzipSync, brotliDecompressSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { answerMemory, wantedEncoding } from "./answer-memory.ts";

describe("the memory of answers", () => {
  test("forgets the least recently used when it is full", async () => {
    const made: string[] = [];
    const memory = answerMemory(250);
    async function ask(question: string): Promise<void> {
      await memory.recall(question, async () => {
        made.push(question);
        return await Promise.resolve({ view: "x".repeat(48), reach: undefined });
      });
    }
    await ask("first");
    await ask("second");
    await ask("first");
    await ask("third");
    await ask("first");
    await ask("second");
    expect(made).toEqual(["first", "second", "third", "second"]);
  });

  test("keeps nothing that is larger than itself, and answers all the same", async () => {
    const memory = answerMemory(10);
    const { bytes } = await memory.recall(
      "long",
      async () => await Promise.resolve({ view: "x".repeat(99), reach: undefined }),
    );
    expect((await bytes("identity")).toString()).toBe(`"${"x".repeat(99)}"`);
  });

  test("gives the same bytes packed and plain", async () => {
    const memory = answerMemory(1_000_000);
    const view = { text: "työttömyys ".repeat(200) };
    const { bytes } = await memory.recall(
      "packed",
      async () => await Promise.resolve({ view, reach: undefined }),
    );
    const plain = await bytes("identity");
    expect(JSON.parse(plain.toString())).toEqual(view);
    expect(gunzipSync(await bytes("gzip"))).toEqual(plain);
    expect(brotliDecompressSync(await bytes("br"))).toEqual(plain);
    expect((await bytes("br")).length).toBeLessThan(plain.length / 10);
  });
});

test.each([
  [undefined, "identity", "who says nothing gets plain bytes"],
  ["gzip, deflate, br", "br", "brotli is the smallest"],
  ["gzip;q=1.0", "gzip", "a weight is read"],
  ["br;q=0, gzip", "gzip", "what is refused is not given"],
  ["br;q=0.000", "identity", "however many zeros"],
  ["deflate", "identity", "what we do not pack is sent plain"],
])("%s → %s: %s", (header, encoding, _why) => {
  expect(wantedEncoding(header)).toBe(encoding);
});

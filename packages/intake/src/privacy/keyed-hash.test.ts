import { createHmac } from "node:crypto";

import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";

import { keyedHash } from "./keyed-hash.ts";

test("RFC 4231, test case 2: key Jefe", () => {
  const digest = hex(keyedHash("Jefe")("what do ya want for nothing?"));
  expect(digest).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
});

test("every key and text give what the platform's HMAC gives", () => {
  assert(
    property(
      string({ unit: "grapheme", maxLength: 200 }),
      string({ unit: "grapheme" }),
      (key, text) => {
        const expected = createHmac("sha256", key).update(text).digest("hex");
        expect(hex(keyedHash(key)(text))).toBe(expected);
      },
    ),
  );
});

test("a long text between two short ones changes neither", () => {
  const hashed = keyedHash("key");
  const before = hashed("a");
  hashed("ä".repeat(5000));
  expect(hashed("a")).toBe(before);
});

function hex(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("hex");
}

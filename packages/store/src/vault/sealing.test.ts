import { createDecipheriv, randomBytes } from "node:crypto";

import { AppError } from "@luotsi/base";
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { open, openText, seal, sealText } from "./sealing.ts";

const key = randomBytes(32);
const place = ["last_name", "lp1someone", "envelope"];

describe("sealing", () => {
  test("what is sealed opens in its own place, any text", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(openText(key, place, sealText(key, place, text))).toBe(text);
      }),
    );
  });

  test("the bytes are AES-256-GCM as the platform opens it: nonce, ciphertext, tag", () => {
    const sealed = seal(key, ["a", "b"], Buffer.from("hello"));
    const opening = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    opening.setAAD(Buffer.from('["luotsi-vault-1","a","b"]')).setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([opening.update(sealed.subarray(12, -16)), opening.final()]);
    expect(text.toString()).toBe("hello");
  });

  test.each([
    ["another person", ["last_name", "lp1another", "envelope"]],
    ["another field", ["email", "lp1someone", "envelope"]],
    ["another envelope", ["last_name", "lp1someone", "other"]],
    ["parts joined otherwise", ["last_name", "lp1someoneenvelope"]],
  ])("what is sealed does not open in the place of %s", (_, other) => {
    const sealed = sealText(key, place, "Meikäläinen");
    expect(() => openText(key, other, sealed)).toThrow(AppError);
  });

  test("neither another key nor any changed byte opens it", () => {
    const sealed = sealText(key, place, "Meikäläinen");
    expect(() => openText(randomBytes(32), place, sealed)).toThrow(AppError);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => open(key, place, changed), `byte ${i}`).toThrow(AppError);
    }
  });

  test("the same text is never the same bytes, and names of one length class have one length", () => {
    const first = sealText(key, place, "Aho");
    expect(first.equals(sealText(key, place, "Aho"))).toBe(false);
    expect(first.length).toBe(sealText(key, place, "Virtanen-Korhonen").length);
  });
});

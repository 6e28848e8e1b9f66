import { createHmac } from "node:crypto";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { parsePersonKey } from "../cells/person-key.ts";
import { isIdentityCode, personalDataIn } from "./personal-data.ts";
import { loadPseudonymKey } from "./pseudonym-key.ts";
import { createPseudonymiser } from "./pseudonym.ts";

/** A made-up code of the range that the Digital and Population Data Services Agency keeps for tests. */
const identityCode = "010190-900P";
const key = "key-of-the-lahti-area";

describe("pseudonyms", () => {
  const area = createPseudonymiser(key);
  const other = createPseudonymiser("key-of-another-area!");
  const made = area.pseudonymOf("P000123") ?? "";

  test("a pseudonym is the keyed hash of the person key, as 26 characters of base 32", () => {
    expect(made).toMatch(/^lp1[a-z2-7]{26}$/);
    const bits = [...createHmac("sha256", key).update("person:P000123").digest()]
      .map((byte) => byte.toString(2).padStart(8, "0"))
      .join("");
    const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    const body = Array.from(
      { length: 23 },
      (_, i) => alphabet[parseInt(bits.slice(i * 5, i * 5 + 5), 2)],
    );
    expect(made.slice(3, 26)).toBe(body.join(""));
  });

  test("the same person is the same again, and another is another", () => {
    expect(createPseudonymiser(key).pseudonymOf("P000123")).toBe(made);
    expect(area.pseudonymOf("P000124")).not.toBe(made);
    expect(other.pseudonymOf("P000123")).not.toBe(made);
  });

  test("a pseudonym of this area comes in again unchanged", () => {
    expect(area.pseudonymOf(made)).toBe(made);
    expect(createPseudonymiser(key).pseudonymOf(made)).toBe(made);
  });

  test("a changed pseudonym or another area's is refused", () => {
    const changed = `${made.slice(0, 10)}${made[10] === "a" ? "b" : "a"}${made.slice(11)}`;
    expect(area.pseudonymOf(changed)).toBeUndefined();
    expect(other.pseudonymOf(made)).toBeUndefined();
  });

  test("the fingerprint tells keys apart", () => {
    expect(area.fingerprint).toBe(createPseudonymiser(key).fingerprint);
    expect(area.fingerprint).not.toBe(other.fingerprint);
  });

  test("a hundred thousand people have a hundred thousand pseudonyms", () => {
    const all = new Set(Array.from({ length: 100_000 }, (_, i) => area.pseudonymOf(`P${i}`)));
    expect(all.size).toBe(100_000);
  });
});

describe("person keys", () => {
  const { pseudonymOf } = createPseudonymiser(key);

  test("a personal identity code in small letters is the same person", () => {
    expect(parsePersonKey(identityCode.toLowerCase(), pseudonymOf)).toBe(
      parsePersonKey(identityCode, pseudonymOf),
    );
  });

  test("other keys keep their case: they may differ by it", () => {
    expect(parsePersonKey("ab1", pseudonymOf)).not.toBe(parsePersonKey("AB1", pseudonymOf));
  });

  test.each([
    "Virtanen",
    "VIRTANEN",
    "Ann-Marie",
    "Matti Virtanen",
    "Virtanen,Matti",
    "a@b.fi",
    "x".repeat(65),
  ])("%s is no person key", (cell) => {
    expect(parsePersonKey(cell, pseudonymOf)).toMatchObject({ code: "NOT_A_PERSON_KEY" });
  });

  test.each(["1", "A", "P000123", "a3f9-77", "Hlo12"])("%s is a person key", (cell) => {
    expect(parsePersonKey(cell, pseudonymOf)).toMatch(/^lp1/);
  });
});

describe("personal data in a value", () => {
  test.each([
    ["identity-code", identityCode],
    ["identity-code", `sopimus ${identityCode.toLowerCase()} liite`],
    ["email", "etunimi.sukunimi@example.org"],
    ["phone", "+358 40 123 4567"],
  ])("%s shows in %s", (kind, text) => {
    expect(personalDataIn(text)).toBe(kind);
  });

  test.each([
    "010190-900A",
    "TOSITE-2024-000123",
    "4310",
    "2024-01-31",
    "1 234 567,89",
    "KU398",
    "user@",
  ])("nothing shows in %s", (text) => {
    expect(personalDataIn(text)).toBeUndefined();
  });

  test("a code with a wrong check character or day is no identity code", () => {
    expect(isIdentityCode(identityCode)).toBe(true);
    expect(isIdentityCode("010190-900R")).toBe(false);
    expect(isIdentityCode("320190-900P")).toBe(false);
  });
});

describe("the key of pseudonyms", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "luotsi-key-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test("is made once, for its owner's eyes only, and found again", async () => {
    const workspace = join(folder, "area");
    const first = await loadPseudonymKey(workspace, {});
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await loadPseudonymKey(workspace, {})).toBe(first);
    expect((await stat(join(workspace, "pseudonym.key"))).mode & 0o777).toBe(0o600);
  });

  test("ten that look for it at once find the same one", async () => {
    const workspace = join(folder, "race");
    const keys = await Promise.all(
      Array.from({ length: 10 }, () => loadPseudonymKey(workspace, {})),
    );
    expect(new Set(keys).size).toBe(1);
  });

  test("of the environment comes first", async () => {
    const given = { LUOTSI_PSEUDONYM_KEY: "a-key-from-the-vault" };
    expect(await loadPseudonymKey(join(folder, "unused"), given)).toBe("a-key-from-the-vault");
  });

  test("that is too short is refused", async () => {
    await writeFile(join(folder, "pseudonym.key"), "short\n");
    await expect(loadPseudonymKey(folder, {})).rejects.toMatchObject({
      code: "PSEUDONYM_KEY_UNUSABLE",
    });
    await expect(loadPseudonymKey(folder, { LUOTSI_PSEUDONYM_KEY: "short" })).rejects.toMatchObject(
      { code: "PSEUDONYM_KEY_UNUSABLE" },
    );
  });
});

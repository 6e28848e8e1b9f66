import { readFileSync } from "node:fs";

import { formatDay } from "@luotsi/base";
import { expect, test } from "vitest";

import { parseIdentityCode } from "./identity-code.ts";
import { searchedForm } from "./identity-columns.ts";

interface Golden {
  readonly code: string;
  readonly valid: boolean;
  readonly born?: string;
  readonly sex?: string;
}

const golden = JSON.parse(
  readFileSync(new URL("./identity-codes.golden.json", import.meta.url), "utf8"),
) as readonly Golden[];

test("all century signs, days and check characters are judged as the package finnish-ssn judges them", () => {
  const judged = golden.map(({ code }): Golden => {
    const read = parseIdentityCode(code);
    if (read === undefined) return { code, valid: false };
    return { code, valid: true, born: formatDay(read.born), sex: read.sex };
  });
  expect(judged).toEqual(golden);
  const signs = new Set(golden.filter(({ valid }) => valid).map(({ code }) => code[6]));
  expect([...signs].toSorted().join("")).toBe("+-ABCDEFUVWXY");
});

test("numbers from 900 on are temporary", () => {
  expect(parseIdentityCode("010190-900P")?.kind).toBe("temporary");
  expect(parseIdentityCode("131052-308T")).toMatchObject({ kind: "official", sex: "female" });
});

test("spaces around and small letters are let pass; a code is kept in capitals", () => {
  expect(parseIdentityCode(" 131052-308t ")?.code).toBe("131052-308T");
});

test.each(["", "131052-308", "131052-308TT", "131052 308T", "131052-001D", "hello"])(
  "%j is no identity code",
  (text) => {
    expect(parseIdentityCode(text)).toBeUndefined();
  },
);

test("two spellings of a telephone number or an address of mail are found as one", () => {
  expect(searchedForm("phone", "+358 40 123 4567")).toBe(searchedForm("phone", "040-1234567"));
  expect(searchedForm("email", "Maija@Example.ORG ")).toBe("maija@example.org");
  expect(searchedForm("identity_code", "131052-308t")).toBe("131052-308T");
});

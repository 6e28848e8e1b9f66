import { expect, test } from "vitest";

import { keptParts, statementParts } from "./statement-parts.ts";

test("a statement is made of nothing but the parts that were read and kept", () => {
  expect(
    statementParts(),
    "read what is new: names and conditions of our own may stay, a value goes beside the statement as $1; then run node tools/statement-parts.ts",
  ).toEqual(keptParts());
});

test("values that came from outside are never a part by name", () => {
  const suspicious = /\b(request|params|query|body|headers|input|answer|userInput)\b\./;
  const found = Object.entries(keptParts()).flatMap(([path, parts]) =>
    parts.filter((part) => suspicious.test(part)).map((part) => `${path}: ${part}`),
  );
  expect(found).toEqual([]);
});

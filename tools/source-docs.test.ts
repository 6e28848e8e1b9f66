import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { howTo, withSources } from "./source-docs.ts";

test("the how-to of imports shows the sources as they are defined (node tools/source-docs.ts)", () => {
  const page = readFileSync(howTo, "utf8");
  expect(page).toBe(withSources(page));
});

import { expect, test } from "vitest";

import { fill, fillLocalised } from "./app-error.ts";

test("a fraction is written as its language writes it, a whole number and a text as they are", () => {
  const text = { fi: "{x} {n} {t} {none}", sv: "{x}", en: "{x}" };
  const details = { x: -0.73, n: 2026, t: "a.b" };
  expect(fillLocalised(text, details)).toEqual({
    fi: "−0,73 2026 a.b {none}",
    sv: "−0,73",
    en: "−0.73",
  });
  expect(fill("{x}", { x: 1.5 })).toBe("1.5");
});

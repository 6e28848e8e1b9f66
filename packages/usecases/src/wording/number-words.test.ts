import { month } from "@luotsi/base";
import { expect, test } from "vitest";

import { millionsText, monthText, numberText, percentText } from "./number-words.ts";

const plain = (text: string): string => text.replaceAll("\u00A0", " ");

test.each([
  ["fi", "31,4 milj. €"],
  ["sv", "31,4 mn €"],
  ["en", "€31.4 million"],
] as const)("3 140 million cents is said so in %s", (language, text) => {
  expect(plain(millionsText(3_140_000_000, language))).toBe(text);
});

test("a loss has a real minus sign and nothing is minus zero", () => {
  expect(plain(millionsText(-170_000_000, "fi"))).toBe("−1,7 milj. €");
  expect(millionsText(-170_000_000, "en")).toBe("−€1.7\u00A0million");
  expect(plain(millionsText(-1000, "fi"))).toBe("0,0 milj. €");
});

test("halves go away from zero and thousands are parted", () => {
  expect(plain(numberText(1_234.5, 0, "fi"))).toBe("1 235");
  expect(numberText(-2.25, 1, "en")).toBe("−2.3");
  expect(numberText(1_234_567, 0, "en")).toBe("1,234,567");
});

test("percent and months have their language's form", () => {
  expect(percentText(15.94, "fi")).toBe("15,9\u00A0%");
  expect(percentText(15.94, "en")).toBe("15.9%");
  expect(monthText(month("2025-01"), "fi")).toBe("tammikuu\u00A02025");
  expect(monthText(month("2025-12"), "sv")).toBe("december\u00A02025");
});

import { describe, expect, test } from "vitest";

import { harmlessCell } from "./harmless-cell.ts";

describe("a cell of a table that a spreadsheet opens", () => {
  test.each([
    "=1+1",
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " =1",
    "\u00A0=1",
    "\t=1",
    "\r=1",
    "\n1",
    "\uFF1D1+1",
    "\uFF0B1",
    "\uFF0D1",
    "\uFF20A",
    "-cmd|' /C calc'!A0",
  ])("%j is text and never run", (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  test.each(["", "Lahti", "-5", "-1 234,50", "+3.5", "12=12", "a@b", "1.1.2025–31.1.2025", "–"])(
    "%j stays as it is",
    (text) => {
      expect(harmlessCell(text)).toBe(text);
    },
  );
});

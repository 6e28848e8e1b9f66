import { describe, expect, test } from "vitest";

import { paperFormat } from "./paper-format.ts";

const space = "\u00A0";

describe("numbers and money on paper", () => {
  const fi = paperFormat("fi");
  const sv = paperFormat("sv");
  const en = paperFormat("en");

  test("are written in each language's own way, with spaces that never break", () => {
    expect(fi.euros(123_456_78)).toBe(`123${space}457${space}€`);
    expect(en.euros(123_456_78)).toBe("€123,457");
    expect(fi.euros(3721, 2)).toBe(`37,21${space}€`);
    expect(en.euros(-50_00)).toBe("\u2212€50");
    expect(sv.percent(12.345)).toBe(`12,3${space}%`);
    expect(en.percent(50, 0)).toBe("50%");
  });

  test("become millions from a million euros on", () => {
    expect(fi.shortEuros(99_999_999)).toBe(`1${space}000${space}000${space}€`);
    expect(fi.shortEuros(100_000_000)).toBe(`1,00${space}milj.${space}€`);
    expect(sv.change(234_000_000)).toBe(`+2,34${space}mn${space}€`);
    expect(en.change(-234_000_000)).toBe(`\u2212€2.34${space}million`);
  });

  test("a rounding to nothing has no sign", () => {
    expect(fi.euros(-40)).toBe(`0${space}€`);
  });

  test("days and months", () => {
    expect(fi.day("2026-11-02")).toBe("2.11.2026");
    expect(sv.month("2025-03")).toBe(`mars${space}2025`);
    expect(fi.shortMonth("2025-01")).toBe("tammi");
  });
});

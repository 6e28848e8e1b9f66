import { describe, expect, test } from "vitest";

import {
  absentValidity,
  checkFrame,
  countPresent,
  createDictionary,
  isPresent,
  markPresent,
  optionalIntegers,
  optionalNumbers,
} from "./index.ts";

describe("validity", () => {
  test("a column without a validity has every value", () => {
    expect(isPresent(undefined, 12)).toBe(true);
    expect(countPresent(undefined, 5)).toBe(5);
  });

  test("bits around a byte's edge do not touch their neighbours", () => {
    const validity = absentValidity(17);
    markPresent(validity, 7);
    markPresent(validity, 8);
    expect([6, 7, 8, 9, 16].map((i) => isPresent(validity, i))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(countPresent(validity, 17)).toBe(2);
    expect(() => markPresent(validity, 24)).toThrow("within its column");
  });

  test("a missing whole number is a bit, not a figure", () => {
    const column = optionalIntegers([3, undefined, -1]);
    expect([0, 1, 2].map((i) => isPresent(column.validity, i))).toEqual([true, false, true]);
    expect(column.values[2]).toBe(-1);
    expect(optionalNumbers([0.5]).validity).toBeUndefined();
  });
});

describe("dictionary", () => {
  test("a text keeps the number it first got", () => {
    const names = createDictionary(["398"]);
    expect([names.codeOf("398"), names.codeOf("109"), names.codeOf("398")]).toEqual([0, 1, 0]);
    expect(names.find("837")).toBeUndefined();
    expect(names.texts).toEqual(["398", "109"]);
    expect(() => createDictionary(["a", "a"])).toThrow("differ from each other");
  });
});

describe("checkFrame", () => {
  const schema = [
    { name: "days", kind: "int32", nullable: false },
    { name: "full", kind: "float64", nullable: true },
  ] as const;
  const days = { name: "days", values: Int32Array.of(1, 2), validity: undefined };
  const full = { name: "full", values: Float64Array.of(1, 0), validity: Uint8Array.of(1) };

  test("a frame as promised tells its number of rows", () => {
    expect(checkFrame([full, days], schema)).toBe(2);
  });

  test.each([
    [[days], "the frame has the column full"],
    [[days, { ...full, name: "extra" }], "extra is a column"],
    [[{ ...days, values: Float64Array.of(1, 2) }, full], "days holds int32"],
    [[days, { ...full, values: new Float64Array(3) }], "full has one entry per row"],
    [[{ ...days, validity: Uint8Array.of(1) }, full], "days has a value in every row"],
    [[days, { ...full, validity: new Uint8Array(0) }], "full has a validity bit per row"],
  ])("a broken frame is stopped at the door, naming the column (%#)", (columns, promise) => {
    expect(() => checkFrame(columns, schema)).toThrow(promise);
  });
});

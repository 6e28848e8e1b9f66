import type { ClassLine, PlanLine } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import {
  amountOf,
  exportLines,
  nextServiceOrder,
  orderedClasses,
  planColumns,
  totalOf,
} from "./service-rows.ts";

const plan = (actual: number, deviation: number | null): PlanLine => ({
  originalBudgetCents: 1,
  usePlanCents: 2,
  amendmentsCents: 3,
  currentPlanCents: 5,
  actualToDateCents: actual,
  yearEnd: null,
  deviationCents: deviation,
  previousYearToDateCents: null,
});

const line = (
  name: string,
  actual: number,
  services: readonly (readonly [string, number, number | null])[],
): ClassLine => ({
  statutoryClass: name,
  title: { fi: name, sv: name, en: name },
  plan: plan(actual, actual),
  services: services.map(([service, amount, deviation]) => ({
    service,
    name: { fi: service, sv: service, en: service },
    plan: plan(amount, deviation),
    unbudgeted: false,
  })),
});

const classes = [
  line("b", 30, [
    ["z", 10, 1],
    ["y", 20, null],
    ["x", 0, -4],
  ]),
  line("a", 50, [["w", 50, 2]]),
];

const names = (order: Parameters<typeof orderedClasses>[1]["order"]): readonly string[] =>
  orderedClasses(classes, {
    order,
    nameOf: (each) => ("title" in each ? each.title : each.name).fi,
    compareNames: (a, b) => (a < b ? -1 : 1),
  }).map(
    (group) => `${group.line.statutoryClass}: ${group.services.map((s) => s.service).join("")}`,
  );

describe("the order of classes and services", () => {
  test("is the API's own until the reader asks for another", () => {
    expect(names(undefined)).toEqual(["b: zyx", "a: w"]);
  });

  test("by an amount holds for classes and within each of them", () => {
    expect(names({ column: "actual", direction: "descending" })).toEqual(["a: w", "b: yzx"]);
    expect(names({ column: "actual", direction: "ascending" })).toEqual(["b: xzy", "a: w"]);
  });

  test("puts what cannot be said last in both directions", () => {
    expect(names({ column: "deviation", direction: "ascending" })[0]).toBe("b: xzy");
    expect(names({ column: "deviation", direction: "descending" })[1]).toBe("b: zxy");
  });

  test("by name follows the alphabet", () => {
    expect(names({ column: "name", direction: "ascending" })).toEqual(["a: w", "b: xyz"]);
  });

  test("amounts start from the largest, names from the first, and turn when asked again", () => {
    const first = nextServiceOrder(undefined, "actual");
    expect(first).toEqual({ column: "actual", direction: "descending" });
    expect(nextServiceOrder(first, "actual").direction).toBe("ascending");
    expect(nextServiceOrder(first, "name").direction).toBe("ascending");
  });
});

describe("what is copied", () => {
  test("has every class followed by its services, folded or not", () => {
    const groups = classes.map((each) => ({ line: each, services: each.services }));
    expect(
      exportLines(groups).map(
        (each) => each.service?.service ?? each.statutoryClass.statutoryClass,
      ),
    ).toEqual(["b", "z", "y", "x", "a", "w"]);
  });
});

describe("a column", () => {
  test("adds up over classes", () => {
    expect(totalOf(classes, "actual")).toBe(80);
    expect(totalOf([], "actual")).toBe(0);
  });

  test("has no sum when one of its parts cannot be said", () => {
    expect(totalOf(classes, "yearEnd")).toBeNull();
  });

  test("is read from its own field of the plan", () => {
    expect(planColumns.map((column) => amountOf(plan(7, null), column))).toEqual([
      1,
      2,
      3,
      5,
      7,
      null,
      null,
    ]);
  });
});

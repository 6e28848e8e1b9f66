import { day } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { defineParameter, inForce, type DatedValue, type LegalSource } from "./parameter.ts";
import { findParameter, legalParameters, listRuleSets, showLaw } from "./registry.ts";

const source: LegalSource = {
  act: "1/2000",
  section: "1",
  url: "https://www.finlex.fi",
  confidence: "primary",
};

function parameter(history: readonly DatedValue<number>[], title = "Luku"): unknown {
  return defineParameter({
    id: "tests/figure",
    title: { fi: title, sv: "Tal", en: "Figure" },
    unit: "days",
    history,
  });
}

describe("a dated parameter", () => {
  const old = { from: day("2020-01-01"), to: day("2021-01-01"), value: 1, source };
  const current = { from: day("2021-01-01"), value: 2, source };

  test.each([
    ["out of date order", [current, old], "overlap|order"],
    ["with an overlap", [{ ...old, to: day("2021-01-02") }, current], "overlap"],
    ["with a gap", [{ ...old, to: day("2020-12-31") }, current], "gap"],
    [
      "with an open entry before the last",
      [{ from: old.from, value: 1, source }, current],
      "overlap",
    ],
    ["without a history", [], "history"],
    ["that ends before it begins", [{ ...old, to: day("2020-01-01") }], "some time"],
    ["without an address", [{ ...old, source: { ...source, url: "" } }], "address"],
  ] as const)("%s is refused", (_name, history, promise) => {
    expect(() => parameter(history)).toThrow(new RegExp(promise));
  });

  test("a title is needed in every language", () => {
    expect(() => parameter([old], "")).toThrow("titles");
  });

  test("the day before, the first day, the last day and the day after", () => {
    const figure = defineParameter({
      id: "tests/figure",
      title: { fi: "Luku", sv: "Tal", en: "Figure" },
      unit: "days",
      history: [old, { ...current, to: day("2022-01-01") }],
    });
    expect(() => inForce(figure, day("2019-12-31"))).toThrow("NO_LAW_IN_FORCE");
    expect(inForce(figure, day("2020-01-01")).value).toBe(1);
    expect(inForce(figure, day("2020-12-31")).value).toBe(1);
    expect(inForce(figure, day("2021-01-01")).value).toBe(2);
    expect(inForce(figure, day("2021-12-31")).value).toBe(2);
    expect(() => inForce(figure, day("2022-01-01"))).toThrow("NO_LAW_IN_FORCE");
  });
});

describe("the registry", () => {
  test("ids differ and carry their topic", () => {
    const ids = legalParameters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    expect(findParameter("benefits/days-per-month")?.unit).toBe("days a month");
  });

  test("each rule set is in force when money-rules say", () => {
    const spells = listRuleSets().map(({ id, spells: of }) => [
      id,
      [...new Set(of.map(({ entry }) => `${entry.from}–${entry.to ?? ""}`))],
    ]);
    const span = (from: string, to?: string): string =>
      `${day(from)}–${to === undefined ? "" : day(to)}`;
    expect(Object.fromEntries(spells)).toEqual({
      "tmt-2006": [span("2006-01-01", "2015-01-01")],
      "tmt-2015": [span("2015-01-01", "2025-01-01")],
      "tmt-2025": [span("2025-01-01", "2026-05-01")],
      "pp-2025": [span("2025-01-01", "2026-05-01")],
      "ap-2024": [span("2003-01-01", "2025-01-01")],
      "ap-2025": [span("2025-01-01")],
      "yt-2026": [span("2026-05-01")],
      "exempt-integration": [span("2025-01-01")],
    });
  });

  test("the turns of 2025 and of 1.5.2026 change the rule on the day", () => {
    const rule = (benefit: string, on: string): unknown =>
      showLaw(`municipal-liability/${benefit}-share`, day(on))[0]?.entry.value;
    expect(rule("labour-market-subsidy", "2024-12-31")).toMatchObject({ id: "tmt-2015" });
    expect(rule("labour-market-subsidy", "2025-01-01")).toMatchObject({ id: "tmt-2025" });
    expect(rule("labour-market-subsidy", "2026-04-30")).toMatchObject({ id: "tmt-2025" });
    expect(rule("labour-market-subsidy", "2026-05-01")).toMatchObject({ id: "yt-2026" });
    expect(rule("basic-allowance", "2026-05-01")).toMatchObject({ id: "yt-2026" });
    expect(rule("earnings-related", "2026-05-01")).toMatchObject({ id: "ap-2025" });
    expect(() => rule("general-benefit", "2026-04-30")).toThrow("NO_LAW_IN_FORCE");
    expect(() => rule("labour-market-subsidy", "2005-12-31")).toThrow("NO_LAW_IN_FORCE");
  });

  test("a rule set shows on its days and not after them", () => {
    expect(showLaw("pp-2025", day("2025-06-01"))).toHaveLength(1);
    expect(() => showLaw("pp-2025", day("2026-05-01"))).toThrow("NO_LAW_IN_FORCE");
    expect(() => showLaw("pp-2030", day("2026-05-01"))).toThrow("NOT_FOUND");
  });
});

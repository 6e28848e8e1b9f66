import { describe, expect, test } from "vitest";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";
import { goldenText } from "../survival/survival-golden-for-tests.ts";

const golden = JSON.parse(goldenText);
const luotsi = (words: readonly string[]): ReturnType<typeof runLuotsi> =>
  runLuotsi("survival", "parametric", ...words);

const headings = ["id", "x1", "x2", "x3", "day", "event"];
const lines = Array.from({ length: golden.data.id.length }, (_, i) =>
  headings.map((name) => String(golden.data[name][i]).replace(".", ",")).join(";"),
);
const spells = file("spells.csv", [headings.join(";"), ...lines].join("\r\n"));
const asked = "--time day --event event --covariates x1,x2,x3 --cluster id".split(" ");

describe("luotsi survival parametric", () => {
  test.each(["exponential", "weibull", "lognormal"])("answers with R's figures, %s", (law) => {
    const { status, out } = luotsi([spells, ...asked, "--distribution", law, "--json"]);
    expect(status).toBe(0);
    const { coefficients, scale, logLikelihood, hazard, n } = JSON.parse(out);
    const wanted = golden.parametric[law].plain;
    for (const [j, coefficient] of wanted.coef.entries()) {
      expect(coefficients[j].coefficient).toBeCloseTo(coefficient, 7);
      expect(coefficients[j].standardError).toBeCloseTo(wanted.se[j], 7);
      expect(coefficients[j].robustStandardError).toBeCloseTo(wanted.robust[j], 7);
    }
    expect([coefficients[0].name, coefficients[1].name, n]).toEqual(["(Intercept)", "x1", 90]);
    expect(scale).toBeCloseTo(wanted.scale, 7);
    expect(logLikelihood).toBeCloseTo(wanted.loglik[1], 7);
    if (law === "lognormal") expect(hazard).toBeNull();
    else {
      expect(hazard.shape).toBeCloseTo(1 / wanted.scale, 7);
      expect(hazard.coefficients[0].coefficient).toBeCloseTo(-wanted.coef[1] / wanted.scale, 7);
    }
  });

  test("a person reads how many times longer; a duration of nothing and strata are refused", () => {
    const { out } = luotsi([spells, ...asked, "--distribution", "weibull"]);
    expect(out).toContain("aikasuhde");
    const path = file("zero.csv", "day,event,x1\n0,1,1\n4,1,2\n5,1,3\n6,0,1\n");
    const words = [path, ..."--time day --event event --covariates x1 --json".split(" ")];
    const zero = luotsi(words);
    expect(zero.status).toBe(3);
    expect(JSON.parse(zero.out).problems).toMatchObject([
      { line: 2, column: "day", code: "OUT_OF_RANGE" },
    ]);
    expect(luotsi([...words, "--strata", "x1"]).status).toBe(2);
    expect(luotsi([...words, "--distribution", "gamma"]).status).toBe(2);
  });
});

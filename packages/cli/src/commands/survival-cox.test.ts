import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";
import { goldenText } from "../survival/survival-golden-for-tests.ts";

const golden = JSON.parse(goldenText);
const luotsi = (words: readonly string[]): ReturnType<typeof runLuotsi> =>
  runLuotsi("survival", "cox", ...words);

const headings = ["id", "stratum", "x1", "x2", "x3", "weight", "offset", "day", "entry", "event"];
const lines = Array.from({ length: golden.data.id.length }, (_, i) =>
  headings.map((name) => golden.data[name][i]).join(","),
);
const spells = file("spells.csv", [headings.join(","), ...lines].join("\n"));
const asked = "--time day --event event --covariates x1,x2,x3 --json".split(" ");

describe("luotsi survival cox", () => {
  test("late entry, strata, weights, offset and persons together are R's", () => {
    const more = "--start entry --strata stratum --weights weight --offset offset --cluster id";
    const answer = JSON.parse(luotsi([spells, ...asked, ...more.split(" ")]).out);
    const wanted = golden.cox.efron.all;
    for (const [j, column] of answer.coefficients.entries()) {
      expect(column.coefficient).toBeCloseTo(wanted.coef[j], 8);
      expect(column.standardError).toBeCloseTo(wanted.se[j], 8);
      expect(column.robustStandardError).toBeCloseTo(wanted.robust[j], 8);
    }
    expect(answer.logLikelihood).toBeCloseTo(wanted.loglik[1], 8);
  });

  test("tells the baseline at times that are asked for, as R's basehaz", () => {
    const { time, value } = golden.cox.efron.plain.hazard;
    const { baseline } = JSON.parse(luotsi([spells, ...asked, "--at", "0,10,30"]).out);
    expect(baseline).toHaveLength(1);
    expect(baseline[0].stratum).toBeNull();
    const hazards = [0, 10, 30].map((at) => {
      const place = time.findLastIndex((each: number) => each <= at);
      return place < 0 ? 0 : value[place];
    });
    for (const [k, point] of baseline[0].at.entries()) {
      expect(point.cumulativeHazard).toBeCloseTo(hazards[k], 8);
      expect(point.survival).toBeCloseTo(Math.exp(-hazards[k]), 8);
    }
  });

  test("answers in the contract's form with R's figures", () => {
    const { status, out } = luotsi([spells, ...asked, "--cluster", "id"]);
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    const wanted = golden.cox.efron.clustered;
    expect(answer.coefficients.map(({ name }: { name: string }) => name)).toEqual([
      "x1",
      "x2",
      "x3",
    ]);
    for (const [j, column] of answer.coefficients.entries()) {
      expect(column.coefficient).toBeCloseTo(wanted.coef[j], 8);
      expect(column.standardError).toBeCloseTo(wanted.se[j], 8);
      expect(column.robustStandardError).toBeCloseTo(wanted.robust[j], 8);
      expect(column.hazardRatio).toBeCloseTo(Math.exp(wanted.coef[j]), 8);
      expect(column.z).toBeCloseTo(wanted.coef[j] / wanted.robust[j], 8);
    }
    expect(answer).toMatchObject({ n: 90, events: golden.data.event.filter(Boolean).length });
    expect(answer.logLikelihood).toBeCloseTo(wanted.loglik[1], 8);
    expect(answer.concordance).toBeCloseTo(wanted.concordance, 10);
    expect(answer.iterations).toBeGreaterThan(1);
  });

  test("takes Breslow's ties, late entry, strata and weights", () => {
    const words = "--ties breslow --start entry --strata stratum --weights weight --cluster id";
    const { out } = luotsi([spells, ...asked, ...words.split(" ")]);
    const answer = JSON.parse(out);
    expect(answer.conventions).toMatchObject({ ties: "breslow", variance: "robust" });
    expect(answer.coefficients[0].coefficient).not.toBeCloseTo(golden.cox.breslow.plain.coef[0], 3);
    const weighted = JSON.parse(
      luotsi([spells, ...asked, ..."--weights weight --cluster id".split(" ")]).out,
    );
    expect(weighted.coefficients[0].coefficient).toBeCloseTo(golden.cox.efron.weighted.coef[0], 8);
    expect(weighted.coefficients[0].robustStandardError).toBeCloseTo(
      golden.cox.efron.weighted.robust[0],
      8,
    );
  });

  test("compares the levels of a class with the first, and says what it cannot estimate", () => {
    const path = file(
      "classes.csv",
      [
        `${headings.join(",")},area,same`,
        ...lines.map((line, i) => `${line},${"cab"[i % 3]},7`),
      ].join("\n"),
    );
    const { out, status } = luotsi([
      path,
      ..."--time day --event event --covariates x1,same --categorical area --json".split(" "),
    ]);
    expect(status).toBe(0);
    const { coefficients, warnings } = JSON.parse(out);
    expect(coefficients.map(({ name }: { name: string }) => name)).toEqual([
      "x1",
      "same",
      "area=b",
      "area=c",
    ]);
    expect(coefficients[1]).toMatchObject({ status: "constant", coefficient: null, p: null });
    expect(warnings).toContain("column_constant");
    // A class may be named among the covariates too, as the effects command takes it.
    const both = "--time day --event event --covariates x1,same,area --categorical area --json";
    expect(JSON.parse(luotsi([path, ...both.split(" ")]).out).coefficients).toEqual(coefficients);
  });

  test("refuses when nothing happens, when a class is an identifier, and when there are no covariates", () => {
    const never = file("never.csv", "day,event,x1\n3,0,1\n4,0,2");
    const words = "--time day --event event --covariates x1 --json".split(" ");
    const refused = luotsi([never, ...words]);
    expect([refused.status, JSON.parse(refused.out).error.code]).toEqual([3, "NO_EVENTS"]);
    const ids = Array.from({ length: 300 }, (_, i) => `${1 + i},1,n${i}`);
    const many = luotsi([
      file("ids.csv", ["day,event,who", ...ids].join("\n")),
      ..."--time day --event event --categorical who --json".split(" "),
    ]);
    expect([many.status, JSON.parse(many.out).error.code]).toEqual([3, "TOO_MANY_LEVELS"]);
    expect(luotsi([never, "--time", "day", "--event", "event", "--json"]).status).toBe(2);
  });

  test("without --json a person reads a table of hazard ratios", () => {
    const { status, out } = luotsi([
      spells,
      ..."--time day --event event --covariates x1,x2 --strata stratum --at 10 --language en".split(
        " ",
      ),
    ]);
    expect(status).toBe(0);
    expect(out).toContain("Baseline, covariates 0 (1)");
    expect(out).toContain("hazard ratio");
    expect(out).toContain("90 rows");
  });
});

const mccall = sharedFile("data/unemployment-duration/unempdur_mccall.csv");

test.skipIf(mccall === undefined)(
  "the command gives McCall's model from the file as it is (shared/data/unemployment-duration/unempdur_mccall.csv)",
  () => {
    const { out } = luotsi([
      mccall ?? "",
      ..."--time spell --event censor1 --covariates ui,age,logwage,tenure,reprate,disrate --json".split(
        " ",
      ),
    ]);
    const { coefficients, concordance } = JSON.parse(out);
    expect(coefficients[0].coefficient).toBeCloseTo(-1.03483256168661, 7);
    expect(coefficients[0].standardError).toBeCloseTo(0.0646400295409114, 8);
    expect(concordance).toBeCloseTo(0.697672221841037, 8);
  },
);

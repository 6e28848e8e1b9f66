import { describe, expect, test } from "vitest";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";
import { goldenText } from "../survival/survival-golden-for-tests.ts";

const golden = JSON.parse(goldenText);
const luotsi = (words: readonly string[]): ReturnType<typeof runLuotsi> =>
  runLuotsi("survival", "monthly", ...words);

const lines = golden.discrete.month.map((month: number, i: number) =>
  [
    golden.data.id[i],
    golden.data.x1[i],
    golden.data.x2[i],
    month,
    golden.discrete.first[i] - 1,
    golden.data.event[i],
    ["", "job", "education", "service"][golden.data.cause[i]],
  ].join(","),
);
const spells = file("spells.csv", ["id,x1,x2,month,passed,left,to", ...lines].join("\n"));
const asked = "--time month --event left --covariates x1,x2 --cluster id --json".split(" ");

describe("luotsi survival monthly", () => {
  test.each([
    ["logitLine", "--link logit --baseline line"],
    ["cloglogLine", "--link cloglog --baseline line"],
    ["logitEntry", "--link logit --baseline line --start passed"],
  ])("answers with R's figures, %s", (name, more) => {
    const { status, out } = luotsi([spells, ...asked, ...more.split(" ")]);
    expect(status).toBe(0);
    const { causes, n } = JSON.parse(out);
    const wanted = golden.discrete[name];
    expect([n, causes.length, causes[0].cause]).toEqual([90, 1, "left"]);
    for (const [j, column] of causes[0].coefficients.entries()) {
      expect(column.coefficient).toBeCloseTo(wanted.coef[j + 1], 7);
      expect(column.standardError).toBeCloseTo(wanted.seExpected[j + 1], 6);
      expect(column.robustStandardError).toBeCloseTo(wanted.clusterExpected[j + 1], 6);
    }
    expect(causes[0].logLikelihood).toBeCloseTo(wanted.loglik, 7);
  });

  test("competing exits have a model each, and a person reads tables", () => {
    const { out } = luotsi([spells, ...asked, "--cause", "to", "--at", "2,6"]);
    const { causes, average } = JSON.parse(out);
    expect(causes.map(({ cause }: { cause: string }) => cause).toSorted()).toEqual([
      "education",
      "job",
      "service",
    ]);
    for (const { stillIn, out: shares } of average.at) {
      const left = Object.values<{ share: number }>(shares);
      expect(left.reduce((sum, { share }) => sum + share, stillIn.share)).toBeCloseTo(1, 12);
    }
    const table = luotsi([spells, ...asked.slice(0, -1), "--cause", "to"]);
    expect(table.status).toBe(0);
    expect(table.out).toContain("vetosuhde");
  });

  test("a time that is no whole month is a problem of its row", () => {
    const path = file(
      "days.csv",
      "month,left,x1\n1,1,1\n2.5,1,2\n0,1,3\n3,0,1\n4,1,2\n5,1,1\n6,1,9\n1e40,1,2\n",
    );
    const { status, out } = luotsi([
      path,
      ..."--time month --event left --covariates x1 --json".split(" "),
    ]);
    expect(status).toBe(3);
    const codes = JSON.parse(out).problems.map(
      ({ line, code }: { line: number; code: string }) => `${line} ${code}`,
    );
    expect(codes).toEqual(["3 NOT_WHOLE", "4 OUT_OF_RANGE", "9 OUT_OF_RANGE"]);
  });
});

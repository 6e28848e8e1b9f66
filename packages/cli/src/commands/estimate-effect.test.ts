import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import { file, runLuotsi } from "../run-luotsi-for-tests.ts";

// The same data and figures of R as in the engine's tests.
const golden = JSON.parse(
  readFileSync(
    new URL("../../../engines/src/effects/estimators.golden.json", import.meta.url),
    "utf8",
  ),
);
const columns = Object.keys(golden.small);
const rowsOf = (write: (value: number) => string): string[] =>
  golden.small.offer.map((_: number, i: number) =>
    columns.map((name) => write(golden.small[name][i])).join(";"),
  );
const plain = file("small.csv", [columns.join(";"), ...rowsOf(String)].join("\n"));
const asked = ["--treatment", "joined", "--outcome", "euros", "--covariates", "age,woman"];

describe("luotsi effects estimate", () => {
  test("answers in the contract's form, with R's figures of an instrument", () => {
    const words = [...asked, "--method", "iv", "--instrument", "offer", "--cluster", "office"];
    const { status, out } = runLuotsi("effects", "estimate", plain, ...words, "--json");
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(
        "method estimand estimate standardError standardErrors interval95 means coefficients n balance overlap sensitivity conventions warnings verdict".split(
          " ",
        ),
      ),
    );
    expect(answer.estimate).toBeCloseTo(golden.instrument.estimate, 6);
    expect(answer.standardErrors.classic).toBeCloseTo(golden.instrument.classic, 6);
    expect(answer.standardErrors.hc1).toBeCloseTo(golden.instrument.hc1, 6);
    expect(answer.standardErrors.cluster).toBeCloseTo(golden.instrument.cluster, 6);
    expect(answer.standardError).toBe(answer.standardErrors.cluster);
    expect(answer.firstStage.f).toBeCloseTo(golden.instrument.f, 6);
    expect(answer.coefficients.map((one: { name: string }) => one.name)).toEqual([
      "(intercept)",
      "joined",
      "age",
      "woman",
    ]);
  });

  test("a Finnish dialect, a filter and a missing value change what they should and nothing else", () => {
    const lines = rowsOf((value) => String(value).replace(".", ","));
    const headings = `${columns.join(";")};alue`;
    const twice = lines.flatMap((line) => [`${line};091`, `${line};092`]);
    const finnish = file("finnish.csv", Buffer.from([headings, ...twice].join("\r\n"), "latin1"));
    const words = [...asked, "--method", "ols", "--where", "alue=091", "--json"];
    const one = JSON.parse(runLuotsi("effects", "estimate", finnish, ...words).out);
    const other = JSON.parse(
      runLuotsi("effects", "estimate", plain, ...asked, "--method", "ols", "--json").out,
    );
    expect(one.estimate).toBe(other.estimate);
    expect(one.standardErrors).toEqual(other.standardErrors);
    expect(one.detected.decimal).toBe(",");
    expect(one.n).toMatchObject({ dropped: 0 });

    const holes = lines.map((line, i) => (i < 3 ? line.replace(/^[^;]*;[^;]*/, "1;") : line));
    const missing = file("holes.csv", [columns.join(";"), ...holes].join("\n"));
    const kept = runLuotsi("effects", "estimate", missing, ...asked, "--method", "ols", "--json");
    expect(kept.status).toBe(0);
    const { n, warnings } = JSON.parse(kept.out);
    expect(n).toMatchObject({ dropped: 3, droppedWhy: { missing: 3, rejected: 0 } });
    expect(warnings[0]).toMatchObject({ code: "ROWS_MISSING" });
  });

  test("infinite values and words are told by line and column, and the status says so", () => {
    const lines = rowsOf(String);
    lines[4] = lines[4].replace(/^[^;]*;[^;]*/, "1;Infinity");
    lines[9] = lines[9].replace(/^[^;]*;[^;]*/, "1;vanha");
    const path = file("bad.csv", [columns.join(";"), ...lines].join("\n"));
    const { status, out } = runLuotsi(
      "effects",
      "estimate",
      path,
      ...asked,
      "--method",
      "ols",
      "--json",
    );
    expect(status).toBe(3);
    const { n, problems } = JSON.parse(out);
    expect(n.dropped).toBe(2);
    expect(problems).toMatchObject([
      { line: 6, column: "age", code: "NOT_A_NUMBER" },
      { line: 11, column: "age", code: "NOT_A_NUMBER" },
    ]);
  });

  test("an unknown column is refused with the one that was probably meant", () => {
    const words = ["--treatment", "joined", "--outcome", "eurso", "--method", "ols", "--json"];
    const { status, out } = runLuotsi("effects", "estimate", plain, ...words);
    expect(status).toBe(3);
    const { error } = JSON.parse(out);
    expect(error.code).toBe("WRONG_STRUCTURE");
    expect(error.next).toContain("eurso → euros?");
  });

  test("a treatment that is not 0 and 1, and a method that is none, are refused", () => {
    const words = ["--treatment", "office", "--outcome", "euros", "--method", "ols", "--json"];
    const three = runLuotsi("effects", "estimate", plain, ...words);
    expect([three.status, JSON.parse(three.out).error.code]).toEqual([
      3,
      "TREATMENT_NOT_TWO_VALUED",
    ]);
    const none = runLuotsi("effects", "estimate", plain, ...asked, "--method", "magic", "--json");
    expect([none.status, JSON.parse(none.out).error.code]).toEqual([2, "WRONG_USAGE"]);
  });

  test("what cannot be estimated is an outcome: no number, cannot_say and the reason", () => {
    const lines = golden.small.offer.map((_: number, i: number) => `1,${i},${i % 7}`);
    const path = file("all-treated.csv", ["d,y,x", ...lines].join("\n"));
    for (const method of ["difference", "psm", "ipw", "aipw"]) {
      const { status, out } = runLuotsi(
        "effects",
        ..."estimate --treatment d --outcome y --covariates x --json --method".split(" "),
        method,
        path,
      );
      expect(status, method).toBe(0);
      const answer = JSON.parse(out);
      expect(answer).toMatchObject({
        estimate: null,
        standardError: null,
        interval95: null,
        verdict: "cannot_say",
      });
      expect(answer.warnings[0].code).toBe("NO_CONTROL");
    }
  });

  test("a person reads a table in their language", () => {
    const { status, out } = runLuotsi(
      "effects",
      "estimate",
      plain,
      ...asked,
      "--method",
      "aipw",
      "--seed",
      "7",
    );
    expect(status).toBe(0);
    expect(out).toContain("Vaikutus (aipw, att)");
    expect(out).toContain("95 %:n väli");
    expect(out).toMatch(/Arvio: (tuettu|heikko näyttö|ei voi sanoa)/);
    const again = runLuotsi(
      "effects",
      "estimate",
      plain,
      ...asked,
      "--method",
      "aipw",
      "--seed",
      "7",
    );
    expect(again.out).toBe(out);
  });

  test("a bootstrap stands beside the error by formula, for methods that may have one", () => {
    const words = [...asked, "--method", "ipw", "--bootstrap", "120"];
    const answer = JSON.parse(runLuotsi("effects", "estimate", plain, ...words, "--json").out);
    expect(answer.bootstrap.draws).toBe(120);
    expect(answer.bootstrap.standardError / answer.standardError).toBeGreaterThan(0.75);
    expect(answer.bootstrap.standardError / answer.standardError).toBeLessThan(1.3);
    const two = file("two.csv", "d,y\n1,3\n0,5\n");
    const few = "--treatment d --outcome y --method difference --bootstrap 20 --json".split(" ");
    expect(runLuotsi("effects", "estimate", two, ...few).status).toBe(0);
    const never = runLuotsi(
      "effects",
      "estimate",
      plain,
      ...asked,
      "--method",
      "psm",
      "--bootstrap",
      "120",
    );
    expect(never.status).toBe(2);
  });

  test("a match tells its pairs, what remains within them, the doubly robust estimate, and implausible size", () => {
    const words = [
      ...asked,
      "--method",
      "psm",
      "--unit",
      "office",
      "--outcome-unit",
      "working_months_a_year",
    ];
    const answer = JSON.parse(runLuotsi("effects", "estimate", plain, ...words, "--json").out);
    expect(answer.standardErrors.cluster).toBeGreaterThanOrEqual(answer.standardErrors.pairs);
    expect(answer.conventions.standardError).toBe("pairs_and_persons");
    expect(Math.abs(answer.biasCorrected.estimate - answer.estimate)).toBeLessThan(
      answer.standardError,
    );
    expect(Math.abs(answer.beside.aipw.estimate - answer.estimate)).toBeLessThan(
      3 * answer.standardError,
    );
    expect(answer.warnings.map((one: { code: string }) => one.code)).toContain("IMPLAUSIBLY_LARGE");
  });

  test("a covariate may also be one in which pairs must agree", () => {
    const words = [...asked, "--method", "psm", "--exact", "woman", "--caliper", "none", "--json"];
    const { status, out } = runLuotsi("effects", "estimate", plain, ...words);
    expect(status).toBe(0);
    const woman = JSON.parse(out).balance.find((one: { name: string }) => one.name === "woman");
    expect(woman.smdAfter).toBe(0);
  });

  test("whoever shares a cell is compared, by hand", () => {
    // Under 40: treated 4, 6, 8, 10, 12 and controls 1, 3, 5, 7, 9; from 40 on: treated 20 and controls 5 (five each).
    const young = [4, 6, 8, 10, 12].map((y) => `1,30,${y}`);
    const others = [1, 3, 5, 7, 9].map((y) => `0,39,${y}`);
    const old = Array.from({ length: 5 }, () => ["1,40,20", "0,61,5"]).flat();
    const path = file("cells.csv", ["d,age,y", ...young, ...others, ...old].join("\n"));
    const words = "--treatment d --outcome y --covariates age --method cem --json".split(" ");
    const { status, out } = runLuotsi(
      "effects",
      "estimate",
      path,
      ...words,
      "--cutpoints",
      "age=40",
    );
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.estimate).toBeCloseTo((3 + 15) / 2, 12);
    expect(answer.standardErrors.strata).toBeCloseTo(Math.sqrt((10 / 5 + 10 / 5) / 4), 12);
    expect(answer.cutpoints).toEqual({ age: [40] });
    expect(answer.warnings.map((one: { code: string }) => one.code)).not.toContain(
      "BANDS_FROM_DATA",
    );
    const automatic = JSON.parse(runLuotsi("effects", "estimate", path, ...words).out);
    expect(automatic.warnings[0].code).toBe("BANDS_FROM_DATA");
    for (const wrong of ["age=40,30", "wage=4", "age=x"]) {
      expect(
        runLuotsi("effects", "estimate", path, ...words, "--cutpoints", wrong).status,
        wrong,
      ).toBe(2);
    }
  });

  test("classes become a column for each level but the first", () => {
    const words = ["--treatment", "joined", "--outcome", "euros", "--method", "ols", "--json"];
    const { out } = runLuotsi("effects", "estimate", plain, ...words, "--categorical", "office");
    const names = JSON.parse(out).coefficients.map((one: { name: string }) => one.name);
    expect(names.slice(2)).toEqual(Array.from({ length: 19 }, (_, k) => `office=${k + 1}`));
  });
});

test("when more can be said is told in months where the calendar is known", () => {
  const words = [...asked, "--method", "aipw", "--known-until", "2026-01", "--json"];
  const wait = JSON.parse(runLuotsi("effects", "estimate", plain, ...words, "--followed", "5").out);
  expect(wait.verdict).toBe("cannot_say");
  expect(wait.warnings.map((one: { code: string }) => one.code)).toContain("FOLLOW_UP_SHORT");
  expect(wait.expected.kind === "month" ? wait.expected.month : wait.expected.kind).toMatch(
    /^(20\d\d-\d\d|people)$/,
  );
});

test("luotsi effects propensity tells the model and both groups' mean score", () => {
  const { status, out } = runLuotsi(
    "effects",
    "propensity",
    plain,
    "--treatment",
    "joined",
    "--covariates",
    "age,woman,offer",
    "--json",
  );
  expect(status).toBe(0);
  const answer = JSON.parse(out);
  expect(answer.converged).toBe(true);
  expect(answer.coefficients).toHaveLength(4);
  expect(answer.meanScore.treated).toBeGreaterThan(answer.meanScore.control);
  const separated = runLuotsi(
    "effects",
    "propensity",
    plain,
    "--treatment",
    "over",
    "--covariates",
    "days",
    "--json",
  );
  expect(JSON.parse(separated.out)).toMatchObject({
    converged: false,
    warnings: [{ code: "SCORE_SEPARATED" }],
  });
});

const experiment = sharedFile("data/programme-evaluation/nsw_dw_experimental.csv");
const controls = sharedFile("data/programme-evaluation/psid_controls.csv");

test.skipIf(experiment === undefined || controls === undefined)(
  "the NSW treated with PSID-1 give the reference's pairs, and poor overlap is told (data/programme-evaluation)",
  () => {
    const [head = "", ...lines] = readFileSync(experiment ?? "", "utf8")
      .trim()
      .split("\n");
    const others = readFileSync(controls ?? "", "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const path = file(
      "psid.csv",
      [head, ...lines.filter((line) => line.startsWith("1,")), ...others].join("\n"),
    );
    const { out } = runLuotsi(
      "effects",
      "estimate",
      path,
      ..."--treatment treat --outcome re78 --method psm --json".split(" "),
      ..."--covariates age,education,black,hispanic,married,nodegree,re74,re75".split(" "),
      ..."--match-on probability --caliper-sd overall --ties file --caliper 0.2".split(" "),
    );
    const answer = JSON.parse(out);
    expect(answer.estimate).toBeCloseTo(-68.8987324454568, 6);
    expect(answer.standardErrors.pairs).toBeCloseTo(998.376013137767, 6);
    expect(answer.n).toMatchObject({ treated: 185, treatedUsed: 88 });
    expect(answer.verdict).toBe("cannot_say");
    const codes = answer.warnings.map((one: { code: string }) => one.code);
    expect(codes).toContain("MOST_LEFT_OUT");
  },
);

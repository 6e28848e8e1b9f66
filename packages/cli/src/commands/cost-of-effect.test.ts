import { expect, test } from "vitest";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";

test("one more day's price, and the chance that the service pays for itself", () => {
  // Ten of each: 10 days more, 300 euros more, 100 of them saved elsewhere; everybody varies a little.
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [d, wave] = [i % 2, Math.sin(i * 1.9)];
    return [d, 50 + 10 * d + 2 * wave, 800 + 300 * d + 40 * Math.cos(i), 100 * d].join(",");
  });
  const path = file("cost.csv", ["d,days,spent,saved", ...rows].join("\n"));
  const words = "--treatment d --outcome days --cost spent --savings saved --worth 15,40".split(
    " ",
  );
  const lot = runLuotsi(
    "effects",
    "cost",
    path,
    ...words,
    "--method",
    "difference",
    "--randomised",
    "--json",
  );
  expect(lot.status).toBe(0);
  const answer = JSON.parse(lot.out);
  expect(answer.effect.estimate).toBeCloseTo(10, 0);
  expect(answer.euros.estimate / 200).toBeCloseTo(1, 0);
  expect(answer.eurosPerUnit.estimate).toBeCloseTo(
    answer.euros.estimate / answer.effect.estimate,
    12,
  );
  const [low, high] = answer.eurosPerUnit.interval95;
  expect(low).toBeLessThan(answer.eurosPerUnit.estimate);
  expect(high).toBeGreaterThan(answer.eurosPerUnit.estimate);
  expect(answer.netBenefit.map((one: { worth: number }) => one.worth)).toEqual([0, 15, 40]);
  expect(answer.chancePaysForItself).toBe(0);
  expect(answer.netBenefit[2].chancePositive).toBe(1);
  const weighted = runLuotsi(
    "effects",
    "cost",
    path,
    ...words,
    "--method",
    "ipw",
    "--covariates",
    "saved",
  );
  expect(weighted.out).toContain("SCORE_SEPARATED");
  const matched = runLuotsi("effects", "cost", path, ...words, "--method", "psm", "--json");
  expect([matched.status, JSON.parse(matched.out).error.code]).toEqual([2, "BOOTSTRAP_NOT_VALID"]);
  const table = runLuotsi(
    "effects",
    "cost",
    path,
    ...words,
    "--method",
    "difference",
    "--language",
    "en",
  );
  expect(table.out).toContain("Net cost of one more unit, euros");
});

test("the smallest effect a study would show is known before it has data", () => {
  // 2.8 · 5 · √(1/150 + 1/3000), as in the page on it; twice the people for 1/√2 of the effect.
  const words = "detectable --treated 150 --control 3000 --deviation 5 --json".split(" ");
  const answer = JSON.parse(runLuotsi("effects", ...words).out);
  expect(answer.detectableEffect).toBeCloseTo(2.801585 * 5 * Math.sqrt(1 / 150 + 1 / 3000), 5);
  const half = JSON.parse(
    runLuotsi(
      "effects",
      ...words,
      "--effect",
      String(answer.detectableEffect / 2),
      "--starts-a-month",
      "50",
    ).out,
  );
  expect(half.needed).toMatchObject({ treated: 600, months: 12 });
  expect(runLuotsi("effects", ...words, "--share", "0.3").status).toBe(2);
  const share = runLuotsi(
    "effects",
    ..."detectable --treated 100 --control 100 --share 0,5".split(" "),
  );
  expect(share.out).toContain("0,1981");
});

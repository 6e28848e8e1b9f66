import { expect, test } from "vitest";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";

test("starts in a month of unemployment are set against those who waited, by hand", () => {
  // Of two who start in month 1 one leaves in month 2; of three who do not, one leaves in month 1: 1/2 − 1/3.
  const spells = ["1,2,1", "1,3,0", "0,1,1", "0,3,0", "0,3,0"];
  const path = file("spells.csv", ["start,seen,left", ...spells].join("\n"));
  const words = "--treatment start --time seen --outcome left --method riskset --horizon 2 --json";
  const { status, out } = runLuotsi("effects", "estimate", path, ...words.split(" "));
  expect(status).toBe(0);
  const answer = JSON.parse(out);
  expect(answer.estimate).toBeCloseTo(1 / 2 - 1 / 3, 12);
  expect(answer.means.control).toBeCloseTo(1 / 3, 12);
  expect(answer).toMatchObject({ estimand: "att_against_waiting", verdict: "cannot_say" });
  expect(answer.months).toHaveLength(2);
  const late = file("late.csv", "start,seen,left\n3,2,1\n0,3,0\n");
  const refused = runLuotsi("effects", "estimate", late, ...words.split(" "));
  expect([refused.status, JSON.parse(refused.out).error.code]).toEqual([3, "MONTHS_NOT_USABLE"]);
});

test("a file of months tells how things stood and what they brought after the start, by hand", () => {
  const spells = file("three.csv", "id,start,seen,left\na,2,4,0\nb,0,4,0\nc,0,4,0\n");
  // Euros of month 1 are from before the start; the months come in any order.
  const months = [
    ..."a,1,0,999 a,2,0,100 a,3,1,100 a,4,1,100".split(" "),
    ..."b,1,0,7 b,2,0,50 b,3,0,50 b,4,1,50".split(" "),
    ..."c,4,0,0 c,1,0,7 c,2,0,0 c,3,0,0".split(" "),
  ];
  const history = file("months.csv", ["id,month,employed,euros", ...months].join("\n"));
  const words =
    "--treatment start --time seen --outcome left --method riskset --horizon 3 --spell id --states employed --sums euros --json".split(
      " ",
    );
  const { status, out } = runLuotsi("effects", "estimate", spells, ...words, "--history", history);
  expect(status).toBe(0);
  const [employed, euros] = JSON.parse(out).outcomes;
  const gaps = (one: { months: { againstWaiting: number }[] }): readonly number[] =>
    one.months.map(({ againstWaiting }) => againstWaiting);
  expect(gaps(employed)).toEqual([0, 1, 0.5]);
  expect(gaps(euros)).toEqual([75, 150, 225]);
  expect(employed.months[2]).toMatchObject({ treated: 1, waiting: 0.5, starters: 1 });
  const hidden = JSON.parse(
    runLuotsi(
      "effects",
      "estimate",
      spells,
      ...words,
      "--history",
      history,
      "--small-counts",
      "hide",
    ).out,
  );
  expect([hidden.estimate, hidden.outcomes]).toEqual([null, undefined]);
  const twice = file("twice.csv", "id,start,seen,left\na,2,4,0\na,0,4,0\n");
  const repeated = runLuotsi("effects", "estimate", twice, ...words, "--history", history);
  expect([repeated.status, JSON.parse(repeated.out).error.code]).toEqual([3, "SPELL_REPEATED"]);
  const strange = file("strange.csv", "id,start,seen,left\nz,2,4,0\ny,0,4,0\n");
  const unknown = runLuotsi("effects", "estimate", strange, ...words, "--history", history);
  expect([unknown.status, JSON.parse(unknown.out).error.code]).toEqual([3, "SPELLS_UNKNOWN"]);
});

test("starts are paired by what was known in the month, and balance is told as it was then", () => {
  // Everybody's days change from month to month; who has many of them in a month starts in it more often.
  const wave = (i: number, m: number): number => Math.sin(i * 12.9898 + m * 78.233) * 3;
  const spells: string[] = [];
  const months: string[] = [];
  for (let i = 0; i < 400; i++) {
    let start = 0;
    for (let m = 1; m <= 6; m++) {
      months.push(`${i},${m},${wave(i, m).toFixed(4)}`);
      const lot = (Math.sin(i * 3.7 + m * 11.1) + 1) / 2;
      if (start === 0 && lot < 1 / (1 + Math.exp(3 - 0.6 * wave(i, m)))) start = m;
    }
    spells.push(`${i},${start},6,0`);
  }
  const main = file("four-hundred.csv", ["id,start,seen,left", ...spells].join("\n"));
  const history = file("days.csv", ["id,month,days", ...months].join("\n"));
  const words =
    "--treatment start --time seen --outcome left --method riskset --horizon 1 --last-month 4 --unit id --history-covariates days --json".split(
      " ",
    );
  const answer = JSON.parse(
    runLuotsi("effects", "estimate", main, ...words, "--history", history).out,
  );
  const days = answer.balance.find((one: { name: string }) => one.name === "days");
  expect(days.smdBefore).toBeGreaterThan(0.4);
  expect(Math.abs(days.smdAfter)).toBeLessThan(0.1);
  expect(answer.balance.at(-1)).toMatchObject({ name: "month", smdAfter: 0 });
  expect(answer.overlap.effectiveSampleSize.control).toBeGreaterThan(20);
  expect(answer.conventions.score).toBe("known in the month of the start");
});

import { describe, expect, test } from "vitest";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";
import { goldenText } from "../survival/survival-golden-for-tests.ts";

const golden = JSON.parse(goldenText);
const luotsi = (words: readonly string[]): ReturnType<typeof runLuotsi> =>
  runLuotsi("survival", "predict", ...words);

const reasons = ["", "job", "education", "service"];
const lines = golden.data.id.map((id: number, i: number) =>
  [
    id,
    ...["x1", "x2", "x3", "day", "event"].map((name) => golden.data[name][i]),
    reasons[golden.data.cause[i]],
  ].join(","),
);
const spells = file("spells.csv", ["id,x1,x2,x3,day,event,to", ...lines].join("\n"));
const people = file("people.csv", "name;x1;x2;x3\na;0,5;1;2\nb;-0,8;0;4\nb;-0,8;0;4\n");
const asked = "--time day --event event --covariates x1,x3 --categorical x2 --json".split(" ");
const last = golden.joint.efron.time.findLastIndex((time: number) => time <= 30);

describe("luotsi survival predict", () => {
  test("shares out for each cause, for people of a second file, are R's", () => {
    const { status, out } = luotsi([
      spells,
      ...asked,
      ..."--cause to --exit education --cluster id --at 30 --for".split(" "),
      people,
      "--group",
      "name",
    ]);
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.causes).toEqual(["education", "job", "service"]);
    expect(answer.exit).toBe("education");
    const [a, b] = answer.groups;
    const [stay, job, education] = golden.joint.efron.one.map((values: number[]) => values[last]);
    expect(a).toMatchObject({ group: "a", people: 1 });
    expect(a.at[0].stillIn.share).toBeCloseTo(stay, 8);
    expect(a.at[0].out.job.share).toBeCloseTo(job, 8);
    expect(a.at[0].out.education.share).toBeCloseTo(education, 8);
    const mean = golden.joint.efron.mean[1][last];
    expect((a.at[0].out.job.share + 2 * b.at[0].out.job.share) / 3).toBeCloseTo(mean, 8);
    expect(answer.people).toMatchObject({ rows: 3, used: 3 });
    expect(answer.conventions).toMatchObject({ variance: "jackknife_by_person", seed: 1 });
  });

  test("without causes the exit has the name of its column; a person reads a table", () => {
    const { out } = luotsi([spells, ...asked, "--at", "10,30"]);
    const { exit, groups, calibration } = JSON.parse(out);
    expect(exit).toBe("event");
    expect(groups[0].at.map((point: { time: number }) => point.time)).toEqual([10, 30]);
    expect(groups[0].at[1].out.event.share + groups[0].at[1].stillIn.share).toBeCloseTo(1, 12);
    expect(calibration.learntRows + calibration.checkedRows).toBe(90);
    const table = luotsi([spells, ...asked.slice(0, -1)]);
    expect(table.status).toBe(0);
    expect(table.out).toContain("Toteutuvatko ennusteet?");
  });

  test("a class the model does not know, an exit that does not occur and a wrong option are refused", () => {
    const strange = file("strange.csv", "x1,x2,x3\n1,7,2\n");
    const unknown = luotsi([spells, ...asked, "--for", strange]);
    expect([unknown.status, JSON.parse(unknown.out).error.code]).toEqual([3, "UNKNOWN_CLASS"]);
    expect(luotsi([spells, ...asked, "--cause", "to", "--exit", "moon"]).status).toBe(2);
    expect(luotsi([spells, ...asked, "--exit", "job"]).status).toBe(2);
    expect(luotsi([spells, ...asked, "--seed", "-1"]).status).toBe(2);
    const times = Array.from({ length: 51 }, (_, k) => k).join(",");
    expect(luotsi([spells, ...asked, "--at", times]).status).toBe(2);
  });
});

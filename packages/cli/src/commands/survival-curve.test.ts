import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

import { file, runLuotsi } from "../run-luotsi-for-tests.ts";
import { goldenText } from "../survival/survival-golden-for-tests.ts";

const golden = JSON.parse(goldenText);
const luotsi = (words: readonly string[]): ReturnType<typeof runLuotsi> =>
  runLuotsi("survival", "curve", ...words);

// Five people by hand: S is 4/5 after day 2, 4/5 · 2/3 after day 5, and day 9 ends it.
const rows = ["1,2,1,job,a", "2,3,0,,a", "3,5,1,education,b", "4,5,0,,b", "5,9,1,job,b"];
const plain = file("plain.csv", ["id,day,left,to,area", ...rows].join("\n"));
const columns = ["--time", "day", "--event", "left", "--json"];

describe("luotsi survival curve", () => {
  test("answers in the contract's form with the hand-made figures", () => {
    const { status, out } = luotsi([plain, ...columns, "--at", "5,1"]);
    expect(status).toBe(0);
    const { groups, logrank } = JSON.parse(out);
    expect(logrank).toBeNull();
    const [group, more] = groups;
    expect(more).toBeUndefined();
    expect(group).toMatchObject({ group: null, n: 5, events: 3, median: 9 });
    // After day 2 the lower limit is 0.8 · exp(−1.96 √(1/20)) = 0.516, still above one half.
    expect(group.medianInterval95).toEqual([5, null]);
    expect(group.at.map(({ time }: { time: number }) => time)).toEqual([1, 5]);
    expect(group.at[0]).toMatchObject({ survival: 1, standardError: 0, atRisk: 5 });
    expect(group.at[1].survival).toBeCloseTo(8 / 15, 12);
    // Greenwood: S √(1/(5·4) + 1/(3·2)).
    expect(group.at[1].standardError).toBeCloseTo((8 / 15) * Math.sqrt(1 / 20 + 1 / 6), 12);
    expect(group.at[1].atRisk).toBe(3);
  });

  test("compares groups within strata and takes means to a horizon, as R does", () => {
    const names = ["group", "stratum", "day", "event"];
    const lines = golden.data.day.map((_: number, i: number) =>
      names.map((name) => golden.data[name][i]).join(","),
    );
    const path = file("golden.csv", [names.join(","), ...lines].join("\n"));
    const words = "--time day --event event --group group --strata stratum --horizon 40 --json";
    const { groups, logrank } = JSON.parse(luotsi([path, ...words.split(" ")]).out);
    expect(logrank.chiSquare).toBeCloseTo(golden.logrank.stratified.chisq, 9);
    expect(logrank.p).toBeCloseTo(golden.logrank.stratified.p, 9);
    for (const [g, { restrictedMean }] of groups.entries()) {
      expect(restrictedMean.horizon).toBe(40);
      expect(restrictedMean.mean).toBeCloseTo(golden.restricted_mean_40.mean[g], 9);
      expect(restrictedMean.standardError).toBeCloseTo(golden.restricted_mean_40.se[g], 9);
    }
    const far = "--time day --event event --horizon 4000 --json";
    expect(JSON.parse(luotsi([path, ...far.split(" ")]).out).groups[0].restrictedMean).toBeNull();
    expect(luotsi([path, ...far.replace("4000", "soon").split(" ")]).status).toBe(2);
  });

  test("gives the same answer for every dialect of the same file", () => {
    const wanted = JSON.parse(luotsi([plain, ...columns]).out).groups;
    const finnish = ["day;left;huom", "2,0;kyllä;ä", "3;ei;ö", "5;kyllä;å", "5;ei;", "9;kyllä;"];
    const paths = [
      file("finnish.csv", Buffer.from(finnish.join("\r\n"), "latin1")),
      file("wide.csv", Buffer.from(`\ufeff${finnish.join("\n").replaceAll(";", "\t")}`, "utf16le")),
      file("statistics.csv", ["day,left", "2,2", "3,1", "5,2", "5,1", "9,2"].join("\n")),
    ];
    for (const path of paths) {
      const { status, out, notes } = luotsi([path, ...columns]);
      expect(status, notes).toBe(0);
      expect(JSON.parse(out).groups, path).toEqual(wanted);
    }
  });

  test("tells the share out for each cause; with the share still in they make one", () => {
    const { out } = luotsi([plain, ...columns, "--cause", "to", "--at", "5"]);
    const { groups, causes } = JSON.parse(out);
    expect(causes).toEqual(["education", "job"]);
    const [{ survival, cumulativeIncidence }] = groups[0].at;
    expect(cumulativeIncidence.job).toBeCloseTo(1 / 5, 12);
    expect(cumulativeIncidence.education).toBeCloseTo(4 / 15, 12);
    expect(survival + cumulativeIncidence.job + cumulativeIncidence.education).toBeCloseTo(1, 12);
  });

  test("reads a status of causes as both the event and the cause", () => {
    const path = file("status.csv", "day,status\n2,1\n3,0\n5,2\n5,0\n9,1");
    const { out } = luotsi([
      ..."--time day --event status --cause status --at 5 --json".split(" "),
      path,
    ]);
    const { groups, causes } = JSON.parse(out);
    expect(causes).toEqual(["1", "2"]);
    expect(groups[0].at[0].cumulativeIncidence).toEqual({ 1: 1 / 5, 2: (4 / 5) * (1 / 3) });
  });

  test("an event of 1 and 2 with causes only for the twos is read as statistics programs write it", () => {
    const path = file("coded.csv", "day,status,to\n2,2,job\n3,1,\n5,2,education\n5,1,\n9,2,job");
    const { out } = luotsi([
      path,
      ..."--time day --event status --cause to --at 5 --json".split(" "),
    ]);
    const { groups, causes, conventions } = JSON.parse(out);
    expect(conventions.eventCoding).toBe("1_2");
    expect(causes).toEqual(["education", "job"]);
    expect(groups[0].at[0].cumulativeIncidence.job).toBeCloseTo(1 / 5, 12);
  });

  test("compares groups, takes weights and late entry", () => {
    const { out } = luotsi([plain, ...columns, "--group", "area"]);
    const answer = JSON.parse(out);
    expect(answer.groups.map(({ group }: { group: string }) => group)).toEqual(["a", "b"]);
    expect(answer.logrank).toMatchObject({ degreesOfFreedom: 1, observed: [1, 2] });
    const late = file("late.csv", "day,left,from,count\n2,1,0,1.5\n5,1,2,1\n9,0,2,1");
    const { groups } = JSON.parse(
      luotsi([
        late,
        ...columns,
        "--entry",
        "from",
        "--weights",
        "count",
        "--at",
        "2,5",
        "--small-counts",
        "show",
      ]).out,
    );
    expect(groups[0].at).toMatchObject([
      { survival: 0, standardError: null, atRisk: 1.5 },
      { survival: 0, atRisk: 2 },
    ]);
  });

  test("leaves out empty cells and counts them; what cannot be read has its line and column, and exits 3", () => {
    const path = file("bad.csv", "day,left\n2,1\nabc,1\n,1\n5,perhaps\n-3,0\n7,NA\n9,1");
    const { status, out } = luotsi([path, ...columns]);
    expect(status).toBe(3);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ rows: 7, used: 2, dropped: { missing: 2, rejected: 3 } });
    expect(
      answer.problems.map((one: { line: number; column: string; code: string }) => [
        one.line,
        one.column,
        one.code,
      ]),
    ).toEqual([
      [3, "day", "NOT_A_NUMBER"],
      [5, "left", "NOT_A_NUMBER"],
      [6, "day", "OUT_OF_RANGE"],
    ]);
  });

  test("refuses a missing column, an event of three values, an entry after the end, and a wrong option", () => {
    const missing = luotsi([plain, "--time", "days", "--event", "left", "--json"]);
    expect([missing.status, JSON.parse(missing.out).error.code]).toEqual([3, "WRONG_STRUCTURE"]);
    const three = luotsi([file("three.csv", "day,left\n1,0\n2,1\n3,2"), ...columns]);
    expect([three.status, JSON.parse(three.out).error.code]).toEqual([3, "EVENT_NOT_TWO_VALUED"]);
    const late = file("never.csv", "day,left,from\n2,1,2");
    const entry = luotsi([late, ...columns, "--entry", "from"]);
    expect(entry.status).toBe(3);
    expect(JSON.parse(entry.out).error.problems).toMatchObject([
      { line: 2, column: "day", code: "NOT_AFTER_START" },
    ]);
    expect(luotsi([plain, "--time", "day", "--json"]).status).toBe(2);
    expect(luotsi([plain, ...columns, "--interval", "wide"]).status).toBe(2);
    expect(luotsi([plain, ...columns, "--at", "soon"]).status).toBe(2);
  });

  test("what tells of fewer than five people is warned of, and hidden when asked", () => {
    const words = [plain, ...columns, "--group", "area"];
    const shown = JSON.parse(luotsi(words).out);
    expect(shown.groups[0]).toMatchObject({ group: "a", n: 2 });
    expect(shown.warnings).toEqual(["small_counts_shown"]);
    const answer = JSON.parse(luotsi([...words, "--small-counts", "hide"]).out);
    expect(answer.groups[0]).toMatchObject({ group: "a", n: null, median: null, at: [] });
    expect(answer.logrank.observed).toEqual([null, null]);
    expect(answer.warnings).toEqual(["small_counts_hidden"]);
  });

  test("with causes the groups' shares out are compared as well (Gray)", () => {
    const made = Array.from({ length: 40 }, (_, i) =>
      [
        1 + ((i * 7) % 13),
        Number(i % 4 > 0),
        ["", "job", "job", "school"][i % 4],
        "ab"[i % 2],
      ].join(","),
    );
    const path = file("causes.csv", ["day,left,to,area", ...made].join("\n"));
    const asked = [path, ...columns, "--group", "area", "--cause", "to"];
    const { gray, warnings } = JSON.parse(luotsi(asked).out);
    expect(gray).toMatchObject([
      { cause: "job", degreesOfFreedom: 1 },
      { cause: "school", degreesOfFreedom: 1 },
    ]);
    expect(warnings).not.toContain("late_entry_not_in_gray");
    expect(luotsi(asked.filter((word) => word !== "--json")).out).toContain("Gray");
  });

  test.each(["log-log", "log_log", "logit", "arcsin"])("intervals on the scale %s", (scale) => {
    const { out } = luotsi([plain, ...columns, "--interval", scale, "--at", "2"]);
    const { groups, conventions } = JSON.parse(out);
    expect(conventions.interval).toBe(scale.replace("-", "_"));
    const [lower, upper] = groups[0].at[0].interval95;
    expect(lower).toBeGreaterThan(0.2);
    expect(upper).toBeLessThan(1);
  });

  test("without --json a person reads a table", () => {
    const words = "--time day --event left --group area".split(" ");
    const { status, out } = luotsi([plain, ...words]);
    expect(status).toBe(0);
    expect(out).toContain("Mediaani");
    expect(out).toContain("log-rank");
  });
});

const lung = sharedFile("data/unemployment-duration/survival_lung.csv");

test.skipIf(lung === undefined)(
  "the command gives R's medians and test for lung (shared/data/unemployment-duration/survival_lung.csv)",
  () => {
    const { out } = luotsi([
      lung ?? "",
      ..."--time time --event status --group sex --json".split(" "),
    ]);
    const { groups, logrank } = JSON.parse(out);
    expect(groups).toMatchObject([
      { group: "1", n: 138, events: 112, median: 270, medianInterval95: [212, 310] },
      { group: "2", n: 90, events: 53, median: 426, medianInterval95: [348, 550] },
    ]);
    expect(logrank.chiSquare).toBeCloseTo(10.3267419548856, 8);
  },
);

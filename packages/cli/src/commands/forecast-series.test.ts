import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

const launcher = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "luotsi-forecast-"));

function luotsi(words: readonly string[]) {
  const done = spawnSync(process.execPath, [launcher, "forecast", "series", ...words], {
    encoding: "utf8",
  });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const shape = [12, -3, 5, 0, -8, -15, 22, 9, -4, -6, -10, -2];

/** Five years of a plain season around 1500. */
function rows(write: (year: number, month: number, value: number) => string): string[] {
  return Array.from({ length: 60 }, (_, t) =>
    write(2015 + Math.floor(t / 12), (t % 12) + 1, 1500 + 10 * shape[t % 12] + (t % 7)),
  );
}

const columns = ["--date", "month", "--value", "amount", "--json"];
const two = (value: number): string => String(value).padStart(2, "0");
const plain = file(
  "plain.csv",
  ["month,amount", ...rows((y, m, v) => `${y}-${two(m)},${v}.5`)].join("\n"),
);

describe("luotsi forecast series", () => {
  test("answers in the contract's form", () => {
    const { status, out } = luotsi([plain, ...columns, "--horizon", "3"]);
    expect(status).toBe(0);
    const [series, more] = JSON.parse(out).series;
    expect(more).toBeUndefined();
    expect(Object.keys(series)).toEqual(
      expect.arrayContaining(["group", "method", "points", "backtest"]),
    );
    expect(series.points.map((point: { period: string }) => point.period)).toEqual([
      "2020-01",
      "2020-02",
      "2020-03",
    ]);
    const [january] = series.points;
    expect(Object.keys(january)).toEqual("period mean lo50 hi50 lo80 hi80 lo95 hi95".split(" "));
    expect(Math.abs(january.mean - 1623.5)).toBeLessThan(6);
    expect(Object.keys(series.backtest)).toEqual(
      expect.arrayContaining(
        "origins mase smape coverage80 coverage95 seasonalNaiveSmape".split(" "),
      ),
    );
  });

  test("gives the same forecast for every dialect of the same file, and says what it saw", () => {
    const wanted = JSON.parse(luotsi([plain, ...columns]).out).series;
    const finnish = [
      "month;amount;huom",
      ...rows((y, m, v) => `1.${m}.${y};1 ${two(v - 1000).padStart(3, "0")},5;ä`),
    ];
    const dialects = {
      "finnish.csv": Buffer.from(finnish.join("\r\n"), "latin1"),
      "utf16.csv": Buffer.from(
        `\ufeff${["month\tamount", ...rows((y, m, v) => `${y}M${two(m)}\t${v},5`)].join("\n")}`,
        "utf16le",
      ),
      "days.csv": Buffer.from(
        ["month,amount", ...rows((y, m, v) => `${y}-${two(m)}-28,"${v}.5"`), ""].join("\n"),
      ),
    };
    for (const [name, content] of Object.entries(dialects)) {
      const { status, out, notes } = luotsi([file(name, content), ...columns]);
      expect(status, `${name} ${notes}`).toBe(0);
      expect(JSON.parse(out).series, name).toEqual(wanted);
    }
    const detected = JSON.parse(luotsi([join(folder, "finnish.csv"), ...columns]).out).detected;
    expect(detected).toMatchObject({ delimiter: ";", decimal: "," });
  });

  test("lists repeated months and cells that cannot be read by line and column, and exits 3", () => {
    const lines = ["month,amount", ...rows((y, m, v) => `${y}-${two(m)},${v}`)];
    lines[5] = "2015-05,abc";
    lines[8] = "2015-13,1400";
    lines[20] = "2016-07,1700";
    lines[21] = "2016-09,";
    const { status, out } = luotsi([file("bad.csv", lines.join("\n")), ...columns]);
    expect(status).toBe(3);
    const answer = JSON.parse(out);
    const places = answer.problems.map((one: { line: number; column: string; code: string }) => [
      one.line,
      one.column,
      one.code,
    ]);
    expect(places).toEqual([
      [6, "amount", "NOT_A_NUMBER"],
      [9, "month", "NOT_A_MONTH"],
      [21, "month", "REPEATED_PERIOD"],
    ]);
    expect(answer.rejected).toBe(3);
    expect(answer.series[0].filled).toBe(4);
    expect(answer.series[0].warnings).toContain("gaps_filled");
  });

  test("refuses a series of five months, and a file where most months are missing", () => {
    const short = file(
      "short.csv",
      "month,amount\n2024-01,1\n2024-02,2\n2024-03,3\n2024-04,4\n2024-05,5\n",
    );
    const refused = luotsi([short, ...columns]);
    expect(refused.status).toBe(3);
    expect(JSON.parse(refused.out).error.code).toBe("SERIES_TOO_SHORT");
    const yearly = Array.from({ length: 9 }, (_, i) => `${2010 + i}-01,${i}`);
    const gappy = luotsi([file("gappy.csv", ["month,amount", ...yearly].join("\n")), ...columns]);
    expect(gappy.status).toBe(3);
    expect(JSON.parse(gappy.out).error.code).toBe("SERIES_HAS_GAPS");
  });

  test("a value too large or too small to reckon with is a row's problem, not a crash", () => {
    const lines = rows((y, m, v) => `${y}-${two(m)},${m === 2 && y === 2016 ? "7e300" : v}`);
    const { status, out } = luotsi([
      file("huge.csv", ["month,amount", ...lines].join("\n")),
      ...columns,
    ]);
    const { problems, rejected, series } = JSON.parse(out);
    expect([status, rejected, series.length]).toEqual([3, 1, 1]);
    expect(problems).toMatchObject([{ line: 15, column: "amount", code: "OUT_OF_RANGE" }]);
  });

  test("forecasts each group, and tells the refused one apart", () => {
    const lines = rows((y, m, v) => `a;${y}-${two(m)};${v}\nb;${y}-${two(m)};${2 * v}`);
    const path = file("groups.csv", ["area;month;amount", ...lines, "c;2020-01;5"].join("\n"));
    const { status, out } = luotsi([path, ...columns, "--group", "area"]);
    expect(status).toBe(3);
    const answer = JSON.parse(out);
    expect(answer.series.map((one: { group: string }) => one.group)).toEqual(["a", "b"]);
    expect(answer.series[1].points[0].mean / answer.series[0].points[0].mean).toBeCloseTo(2, 6);
    expect(answer.refused).toMatchObject([{ group: "c", code: "SERIES_TOO_SHORT" }]);
  });

  test("asks for --group when every month stands many times", () => {
    const lines = rows((y, m, v) => `${y}-${two(m)},${v}\n${y}-${two(m)},${v + 1}`);
    const { status, out } = luotsi([
      file("many.csv", ["month,amount", ...lines].join("\n")),
      ...columns,
    ]);
    expect(status).toBe(3);
    const { error } = JSON.parse(out);
    expect(error.code).toBe("ROWS_REJECTED");
    expect(error.problems[0]).toMatchObject({ line: 3, column: "month", code: "REPEATED_PERIOD" });
  });

  test("reads quarters where the season is four", () => {
    const quarters = Array.from(
      { length: 20 },
      (_, t) => `${2015 + Math.floor(t / 4)}-Q${(t % 4) + 1},${100 + shape[t % 4] + (t % 3)}`,
    );
    const path = file("quarters.csv", ["month,amount", ...quarters].join("\n"));
    const { out } = luotsi([path, ...columns, "--season", "4", "--horizon", "2"]);
    expect(
      JSON.parse(out).series[0].points.map((point: { period: string }) => point.period),
    ).toEqual(["2020-Q1", "2020-Q2"]);
  });

  test("a wrong option or column says what was expected", () => {
    expect(luotsi([plain, "--value", "amount", "--json"]).status).toBe(2);
    expect(luotsi([plain, ...columns, "--horizon", "0"]).status).toBe(2);
    const { status, out } = luotsi([plain, "--date", "month", "--value", "sum", "--json"]);
    expect(status).toBe(3);
    expect(JSON.parse(out).error).toMatchObject({ code: "WRONG_STRUCTURE" });
    expect(JSON.parse(out).error.message).toContain("sum");
  });

  test("without --json a person reads a table", () => {
    const { status, out } = luotsi([
      plain,
      "--date",
      "month",
      "--value",
      "amount",
      "--horizon",
      "2",
    ]);
    expect(status).toBe(0);
    expect(out).toContain("2020-02");
    expect(out).toContain("Koeajo");
  });

  test("a series that cannot be negative is not", () => {
    const falling = Array.from(
      { length: 40 },
      (_, t) => `${2020 + Math.floor(t / 12)}-${two((t % 12) + 1)},${Math.max(0, 100 - 3 * t)}`,
    );
    const path = file("falling.csv", ["month,amount", ...falling].join("\n"));
    const points = JSON.parse(luotsi([path, ...columns, "--nonnegative"]).out).series[0].points;
    const lows = points.map((point: { lo95: number }) => point.lo95);
    expect(Math.min(...lows)).toBe(0);
    const free = JSON.parse(luotsi([path, ...columns]).out).series[0].points;
    expect(Math.min(...free.map((point: { lo95: number }) => point.lo95))).toBeLessThan(0);
  });
});

const finland = sharedFile("data/finland/statfin_12r5_tyottomat_alueittain_kk.csv");

test.skipIf(finland === undefined)(
  "the 19 regions to 2018 are forecast for 2019 below Theta's sMAPE of 3.00 by the command (data/finland/12r5)",
  () => {
    const [head, ...lines] = readFileSync(finland ?? "", "utf8")
      .trim()
      .split("\n");
    const regions = lines.map((line) => line.split(",")).filter((cells) => cells[0] === "maakunta");
    const known = regions.filter((cells) => cells[3] < "2019-01").map((cells) => cells.join(","));
    const path = file("regions.csv", [head, ...known].join("\n"));
    const { status, out } = luotsi([
      path,
      "--date",
      "kuukausi",
      "--value",
      "tyottomat",
      "--group",
      "alue",
      "--json",
    ]);
    expect(status).toBe(0);
    const actual = new Map(
      regions.map((cells) => [`${cells[1]} ${cells[3]}`, Number(cells[4])] as const),
    );
    let sum = 0;
    let count = 0;
    for (const { group, points } of JSON.parse(out).series) {
      for (const { period, mean } of points) {
        const value = actual.get(`${group} ${period}`) ?? Number.NaN;
        sum += (200 * Math.abs(value - mean)) / (value + mean);
        count += 1;
      }
    }
    expect(count).toBe(228);
    expect(sum / count).toBeLessThan(3);
  },
);

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import {
  addDays,
  addMonths,
  daysOf,
  formatDay,
  formatMonth,
  month,
  weekdaysBetween,
} from "@luotsi/base";
import { afterAll, beforeAll, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-liability-now-`);
const workspace = `${folder}/workspace`;
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
}

function run(line: string, ...more: readonly string[]): Ran {
  const words = [...line.split(" "), ...more, "--workspace", workspace, "--today", "2026-07-20"];
  const { status, stdout } = spawnSync(process.execPath, [binary, ...words, "--json"], {
    encoding: "utf8",
  });
  return { status, json: stdout === "" ? {} : JSON.parse(stdout) };
}

const people = ["A", "B", "C", "D", "E", "F", "G", "H"];

/** Every weekday of a month at 40 €, paid on the third of the next; H begins in May 2026. */
function paymentsOf(first: string, months: number): readonly string[] {
  return Array.from({ length: months }, (_, i) => addMonths(month(first), i)).flatMap((at) => {
    const { start, end } = daysOf(at);
    const days = weekdaysBetween(start, end);
    const last = formatDay(addDays(end, -1));
    return people
      .filter((who) => who !== "H" || formatMonth(at) >= "2026-05")
      .map(
        (who) =>
          `${who},labour_market_subsidy,${formatDay(start)},${last},${formatDay(addDays(end, 2))},${days},${days * 40}.00,unemployment`,
      );
  });
}

function bring(source: string, lines: readonly string[]): void {
  const path = `${folder}/${source}.csv`;
  writeFileSync(path, `${lines.join("\n")}\n`);
  expect(run("import", path, "--source", source).status).toBe(0);
}

beforeAll(() => {
  bring("persons", [
    "person_id,birth_month,sex,opening_on,opening_days_lms",
    ...people.map((who) => `${who},1980-01,female,2024-12-31,700`),
  ]);
  bring("benefit-payments", [
    "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground",
    ...paymentsOf("2025-01", 18),
  ]);
}, 120_000);

test("the running month is known, late and forecast; eight people of 40 € a day at 50 %", () => {
  const { status, json } = run("liability nowcast");
  expect(status).toBe(0);
  const { knownOn, months } = json as {
    knownOn: string;
    months: { month: string; knownEur: number; totalEur: { mean: number } }[];
  };
  // 3 July is a Friday: nothing is paid out before Monday.
  expect(knownOn).toBe("2026-07-05");
  const july = months.at(-1);
  expect(july?.month).toBe("2026-07");
  expect(july?.knownEur).toBe(0);
  // 23 weekdays × 40 € × 50 % × 8 people; the eighth came only in May, so the series is still on its way up.
  expect(july?.totalEur.mean).toBeGreaterThan(23 * 20 * 7);
  expect(july?.totalEur.mean).toBeLessThan(23 * 20 * 8.5);
});

test("from April to May one person came and the month had one weekday less", () => {
  const { status, json } = run("liability change", "--from", "2026-04", "--to", "2026-05");
  expect(status).toBe(0);
  const { parts, earlierEur, laterEur } = json as {
    parts: { cause: string; eur: number }[];
    earlierEur: number;
    laterEur: number;
  };
  // April has 22 weekdays, May 21: seven people × 20 € a day, then an eighth for 21 days.
  expect([earlierEur, laterEur]).toEqual([7 * 22 * 20, 8 * 21 * 20]);
  const of = (cause: string): number | undefined => parts.find((part) => part.cause === cause)?.eur;
  expect(of("calendar")).toBe(-7 * 20);
  // One newcomer is fewer than five people: told with the exits, of which there are none.
  expect(of("turnover")).toBe(21 * 20);
});

test("a month that is not one is wrong usage, one without payments is refused by name", () => {
  expect(run("liability change", "--from", "2026-13").status).toBe(2);
  const unknown = run("liability change", "--from", "2019-01");
  expect(unknown.status).toBe(3);
  expect((unknown.json as { error: { code: string } }).error.code).toBe("NOT_FOUND");
});

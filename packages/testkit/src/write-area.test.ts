import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dayFromOrdinal, day, month, monthOf, weekdaysBetween } from "@luotsi/base";
import { readShape, sources, writtenArea, type CellValue, type SourceId } from "@luotsi/contract";
import { createPseudonymiser, readSource } from "@luotsi/intake";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { personKey } from "./people.ts";
import { writeArea, type AreaOptions, type AreaSummary } from "./write-area.ts";

const { pseudonymOf } = createPseudonymiser("a-key-for-the-synthetic-area");
const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "luotsi-area-"));
  folders.push(made);
  return made;
}

const window = { from: month("2023-11"), months: 36, seed: 7 } as const;

function area(options: Partial<AreaOptions>): AreaSummary {
  return writeArea({ ...window, people: 400, out: folder(), ...options });
}

interface ReadRecord {
  readonly [field: string]: CellValue;
}

/** Every record of a file as the product's own intake reads it; problems of rows are failures. */
async function read(out: string, file: string, source: SourceId): Promise<readonly ReadRecord[]> {
  const path = join(out, file);
  const reading = await readSource({ name: file, path }, sources[source], {
    pseudonymise: pseudonymOf,
  });
  const records: ReadRecord[] = [];
  for await (const step of reading.steps) {
    expect(step.rejected).toEqual([]);
    for (const record of step.accepted.records) {
      records.push(
        Object.fromEntries(
          sources[source].columns.map(({ field }, i) => [field, record[i] ?? null]),
        ),
      );
    }
  }
  return records;
}

function byPersonOf(
  records: readonly ReadRecord[],
): ReadonlyMap<CellValue | undefined, readonly ReadRecord[]> {
  const groups = new Map<CellValue | undefined, ReadRecord[]>();
  for (const record of records) {
    const group = groups.get(record["person"]) ?? [];
    group.push(record);
    groups.set(record["person"], group);
  }
  return groups;
}

function fileHashes(out: string): Readonly<Record<string, string>> {
  const names = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    names.map((name) => [
      name.slice(out.length),
      createHash("sha256").update(readFileSync(name)).digest("hex"),
    ]),
  );
}

function json(out: string, name: string): Record<string, never> {
  return JSON.parse(readFileSync(join(out, name), "utf8")) as Record<string, never>;
}

let small: AreaSummary;
beforeAll(() => {
  small = area({});
});
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

describe("a written area", () => {
  test("is marked as synthetic in every place a reader may look", () => {
    const reading = readShape(writtenArea, json(small.out, "area.json"), "en");
    expect(reading.kind).not.toBe("does-not-fit");
    expect(json(small.out, "area.json")).toMatchObject({
      synthetic: true,
      municipalities: ["398"],
    });
    expect(json(small.out, "truth.json")).toMatchObject({ synthetic: true });
    expect(readFileSync(join(small.out, "README.txt"), "utf8")).toContain("SYNTEETTINEN");
  });

  test("is the same to the byte with the same seed, whatever the size of the blocks", () => {
    const again = area({ blockSize: 37 });
    expect(fileHashes(again.out)).toEqual(fileHashes(small.out));
  });

  test("is another one with another seed", () => {
    const other = area({ seed: 8 });
    expect(fileHashes(other.out)["/benefit-payments.csv"]).not.toBe(
      fileHashes(small.out)["/benefit-payments.csv"],
    );
  });

  test("gives a person the same history however many there are", () => {
    const fewer = area({ people: 150 });
    for (const file of [
      "employment-codes.csv",
      "benefit-payments.csv",
      "residence.csv",
      "persons.csv",
    ]) {
      const all = readFileSync(join(small.out, file), "utf8");
      expect(all.startsWith(readFileSync(join(fewer.out, file), "utf8"))).toBe(true);
    }
  });

  test("shows the same payments through a shorter window", () => {
    const later = area({ from: month("2025-01"), months: 22 });
    const rows = (out: string): readonly string[] =>
      readFileSync(join(out, "benefit-payments.csv"), "utf8").split("\n").slice(1);
    const inWindow = rows(small.out).filter((row) => (row.split(",")[2] ?? "") >= "2025-01-01");
    expect(rows(later.out).filter((row) => row !== "")).toEqual(inWindow);
  });

  test("is read back by the intake without a single problem, every file in its order", async () => {
    const { imports } = json(small.out, "area.json") as unknown as {
      readonly imports: readonly { readonly file: string; readonly source: SourceId }[];
    };
    expect(imports.length).toBeGreaterThan(20);
    const counts = new Map<SourceId, number>();
    for (const { file, source } of imports) {
      const records = await read(small.out, file, source);
      counts.set(source, (counts.get(source) ?? 0) + records.length);
    }
    for (const source of counts.keys()) {
      const whole = await read(small.out, `${source}.csv`, source);
      expect(whole.length).toBeGreaterThan(0);
    }
  });

  test("has one record for each key of a source", async () => {
    for (const id of [
      "benefit-payments",
      "benefit-invoices",
      "ledger",
      "employment-codes",
    ] as const) {
      const keys = sources[id].columns.filter(({ key }) => key).map(({ field }) => field);
      const seen = new Set<string>();
      const records = await read(small.out, `${id}.csv`, id);
      for (const record of records) seen.add(JSON.stringify(keys.map((key) => record[key])));
      expect(seen.size).toBe(records.length);
    }
  });
});

describe("the people of an area", () => {
  test("have one employment code at a time", async () => {
    const spells = await read(small.out, "employment-codes.csv", "employment-codes");
    for (const own of byPersonOf(spells).values()) {
      const ordered = own.toSorted((a, b) => Number(a["period_start"]) - Number(b["period_start"]));
      for (const [i, spell] of ordered.entries()) {
        const next = ordered[i + 1];
        if (next === undefined) continue;
        expect(spell["period_end"]).not.toBeNull();
        expect(Number(spell["period_end"])).toBeLessThanOrEqual(Number(next["period_start"]));
      }
    }
  });

  test("are paid at most five days a week, and never twice for a day", async () => {
    const payments = await read(small.out, "benefit-payments.csv", "benefit-payments");
    const paid = payments.filter(({ paid_days: days }) => Number(days) > 0);
    for (const row of paid) {
      const start = dayFromOrdinal(Number(row["period_start"]));
      const end = dayFromOrdinal(Number(row["period_end"]));
      expect(Number(row["paid_days"])).toBeLessThanOrEqual(weekdaysBetween(start, end));
      expect(Number(row["paid_on"])).toBeGreaterThanOrEqual(Number(row["period_end"]));
      expect(monthOf(start)).toBe(monthOf(dayFromOrdinal(end - 1)));
    }
    for (const own of byPersonOf(paid).values()) {
      const ordered = own.toSorted((a, b) => Number(a["period_start"]) - Number(b["period_start"]));
      for (let i = 1; i < ordered.length; i++) {
        expect(Number(ordered[i]?.["period_start"])).toBeGreaterThanOrEqual(
          Number(ordered[i - 1]?.["period_end"]),
        );
      }
    }
  });

  test("get the general benefit from May 2026 on and not a day before", async () => {
    const payments = await read(small.out, "benefit-payments.csv", "benefit-payments");
    const reform = Number(day("2026-05-01"));
    const of = (from: boolean): Set<string> =>
      new Set(
        payments
          .filter(({ period_start: start }) => Number(start) >= reform === from)
          .map(({ benefit }) => String(benefit)),
      );
    expect(of(true)).toEqual(new Set(["earnings_related_allowance", "general_benefit"]));
    expect(of(false).has("general_benefit")).toBe(false);
  });

  test("have no service period that began in the recording gap, though they were in services", async () => {
    const services = await read(small.out, "service-periods.csv", "service-periods");
    const codes = await read(small.out, "employment-codes.csv", "employment-codes");
    const [from, to] = [Number(day("2025-04-01")), Number(day("2025-07-01"))];
    const inGap = (start: CellValue | undefined): boolean =>
      Number(start) >= from && Number(start) < to;
    expect(services.filter((row) => inGap(row["period_start"]))).toEqual([]);
    const begun = codes.filter(
      (row) => row["employment_code"] === "07" && inGap(row["period_start"]),
    );
    expect(begun.length).toBeGreaterThan(0);
  });

  test("have keys that are nobody's", () => {
    expect(personKey(0)).toBe("S000001");
    expect(personKey(999_999)).toBe("S1000000");
  });
});

test("payments as the payer may list them hold only people financed or past 60 paid days from 2025 on", async () => {
  const partial = area({ partialPayments: true });
  const rows = await read(partial.out, "benefit-payments.csv", "benefit-payments");
  const whole = await read(small.out, "benefit-payments.csv", "benefit-payments");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(whole.length);
  for (const row of rows) {
    const counter = row["counter_before"];
    if (counter === null || Number(row["paid_on"]) < day("2025-01-01")) continue;
    const after = Number(counter) + Math.max(0, Number(row["paid_days"]));
    expect(Number(row["billed_cents"]) !== 0 || after >= 60).toBe(true);
  }
  const persons = await read(partial.out, "persons.csv", "persons");
  expect(persons.every((row) => row["opening_days_lms"] === null)).toBe(true);
  expect(rows.some((row) => row["counter_before"] === null && row["billed_cents"] !== null)).toBe(
    true,
  );
});

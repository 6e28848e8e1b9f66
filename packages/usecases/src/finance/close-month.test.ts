import { AppError, month } from "@luotsi/base";
import type { FinanceView, TimeView } from "@luotsi/contract";
import { listFrozenRows, readFrozenPage } from "@luotsi/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { undoImport } from "../data/undo-import.ts";
import {
  ledgerHead,
  openArea,
  paymentHead,
  personHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";
import { closeMonth, showMonths } from "./close-month.ts";
import { showFinance } from "./show-finance.ts";

const by = "controller";
const first = "p1,1980-05,female,secondary,fi,fi,none,,2026-01-01,390,0,390,no";
const ledger = [
  ledgerHead,
  "2026-01,4300,100,training,a,1000.00",
  "2026-02,4300,100,training,b,2000.00",
  "2026-03,4300,100,training,c,3000.00",
  "2026-02,4700,100,benefit-liability,d,200.00",
  "2026-03,4700,100,benefit-liability,e,320.00",
  "2026-01,3000,100,subsidies,f,50.00",
];
/**
 * The person stands at 390 paid days, so ten more days cost 30 % and the days after them 40 % of 40 €:
 * January 10 × 12 + 5 × 16 = 200 €, February and March 20 × 16 = 320 € each.
 */
const payments = [
  paymentHead,
  subsidyPayment("p1", { from: "2026-01-12", to: "2026-01-31", paidOn: "2026-02-05", days: 15 }),
  subsidyPayment("p1", { from: "2026-02-01", to: "2026-02-28", paidOn: "2026-03-05", days: 20 }),
  subsidyPayment("p1", { from: "2026-03-01", to: "2026-03-31", paidOn: "2026-04-03", days: 20 }),
];
/**
 * Seven days before them, paid late: they cost 7 × 12 = 84 € and move the counter, so that the payment of
 * February 5 costs 3 × 12 + 12 × 16 = 228 € instead of 200 €.
 */
const latePayment = subsidyPayment("p1", {
  from: "2026-01-01",
  to: "2026-01-11",
  paidOn: "2026-04-08",
  days: 7,
});

let area: TestArea;
let firstLedger: number;
beforeAll(async () => {
  area = await openArea("2026-04-10", ["398"]);
  await area.deliver("persons", [personHead, first]);
  await area.deliver("residence", [residenceHead, "p1,2015-01-01,,398"]);
  await area.deliver("benefit-payments", payments);
  firstLedger = (await area.deliver("ledger", ledger)).batch ?? 0;
});
afterAll(async () => {
  await area.close();
});

async function reasonOf(at: string): Promise<unknown> {
  try {
    await closeMonth(area.workspace, { month: month(at), by });
  } catch (error) {
    if (error instanceof AppError && error.code === "MONTH_NOT_CLOSABLE") {
      return error.details["reasonEn"];
    }
    throw error;
  }
  return "closed";
}

async function view(timeView: TimeView): Promise<FinanceView> {
  return await showFinance(area.workspace, { year: 2026, view: timeView });
}

/** What the first four months of a cost type show, in euros. */
async function euros(timeView: TimeView, cost: 0 | 1): Promise<readonly (number | null)[]> {
  const { costTypes } = await view(timeView);
  const months = costTypes[cost]?.months.slice(0, 4) ?? [];
  return months.map(({ actualCents }) => (actualCents === null ? null : actualCents / 100));
}

async function corrections(timeView: TimeView): Promise<readonly string[]> {
  const rows = (await view(timeView)).corrections;
  return rows
    .map((row) => `${row.postedMonth} of ${row.originMonth} ${row.measure} ${row.cents / 100}`)
    .toSorted();
}

/** Everything that is frozen of the months up to February, as bytes. */
async function frozenBytes(): Promise<string> {
  const { reader } = area.workspace.store;
  const page = await readFrozenPage(reader, month("2026-02"), "finance");
  const rows = (await listFrozenRows(reader)).filter((row) => row.month <= month("2026-02"));
  return JSON.stringify([page, rows]);
}

describe("a month is not closed", () => {
  test("before its end", async () => {
    expect(await reasonOf("2026-04")).toBe("the month has not ended");
    expect(await reasonOf("2026-05")).toBe("the month has not ended");
  });

  test("without a ledger", async () => {
    expect(await reasonOf("2025-12")).toBe("the ledger has not come");
  });
});

test("closing a month takes the open months before it along", async () => {
  expect((await showMonths(area.workspace)).nextToClose).toBe("2026-01");
  const { months, nextToClose } = await closeMonth(area.workspace, { month: month("2026-02"), by });
  expect(months.map((each) => `${each.month} ${each.state}`)).toEqual([
    "2026-01 closed",
    "2026-02 closed",
    "2026-03 open",
    "2026-04 open",
  ]);
  expect(nextToClose).toBe("2026-03");
  expect(months[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

describe("once closed", () => {
  let before: string;
  beforeAll(async () => {
    before = await frozenBytes();
  });

  test("a month cannot be closed again", async () => {
    expect(await reasonOf("2026-01")).toBe("the month is already closed");
    expect(await reasonOf("2026-02")).toBe("the month is already closed");
  });

  test("what is frozen are the figures as they stood", async () => {
    const rows = await listFrozenRows(area.workspace.store.reader, "liability-");
    expect(
      rows.map((row) => [row.month, row.originMonth, row.measure, Number(row.cents) / 100]),
    ).toEqual([
      [month("2026-01"), month("2026-01"), "liability-accrual", 200],
      [month("2026-02"), month("2026-02"), "liability-accrual", 320],
      [month("2026-02"), month("2026-02"), "liability-booked", 200],
      [month("2026-02"), month("2026-02"), "liability-invoice", 200],
    ]);
    expect(JSON.parse(before)[0]).toContain('"status":"frozen"');
  });

  test("the batches it rests on cannot be undone", async () => {
    const { batches } = (await view("booked")).costTypes[0]?.provenance ?? { batches: [] };
    expect(batches.map(({ id }) => id)).toContain(firstLedger);
    await expect(undoImport(area.workspace, firstLedger, by)).rejects.toMatchObject({
      code: "BATCH_IN_USE",
      details: { reason: "2026-01, 2026-02" },
    });
    expect(await frozenBytes()).toBe(before);
  });

  test("a refused file and the same file again change no byte", async () => {
    await expect(area.deliver("ledger", ["colour,size", "red,1"])).rejects.toThrow(AppError);
    expect(await area.deliver("ledger", ledger)).toMatchObject({ sameFile: true });
    expect(await frozenBytes()).toBe(before);
    expect(await corrections("booked")).toEqual([]);
  });

  describe("a corrected ledger and a late payment", () => {
    let corrected: number;
    beforeAll(async () => {
      const again = ledger.map((line) => line.replace("a,1000.00", "a,1100.00"));
      const outcome = await area.deliver("ledger", [
        ...again,
        "2026-02,4300,100,training,late,30.00",
      ]);
      expect(outcome).toMatchObject({ added: 1, corrections: 1 });
      corrected = outcome.batch ?? 0;
      await area.deliver("benefit-payments", [paymentHead, latePayment]);
    });

    test("change no byte of what is frozen", async () => {
      expect(await frozenBytes()).toBe(before);
    });

    test("leave the closed months as they were and show in the open month", async () => {
      expect(await euros("booked", 0)).toEqual([1000, 2000, 3130, null]);
      expect(await euros("accrual", 1)).toEqual([200, 320, 432, null]);
      expect(await euros("invoice", 1)).toEqual([null, 200, 348, 404]);
    });

    test("name the month they are of", async () => {
      expect(await corrections("booked")).toEqual([
        "2026-03 of 2026-01 liability-accrual 112",
        "2026-03 of 2026-01 operating-expense 100",
        "2026-03 of 2026-02 liability-invoice 28",
        "2026-03 of 2026-02 operating-expense 30",
      ]);
    });

    test("add up with what was closed to what the records say today", async () => {
      const sum = (values: readonly (number | null)[]): number =>
        values.reduce<number>((all, value) => all + (value ?? 0), 0);
      expect(sum(await euros("booked", 0))).toBe(1100 + 2030 + 3000);
      expect(sum(await euros("accrual", 1))).toBe(84 + 228 + 320 + 320);
      expect(sum(await euros("invoice", 1))).toBe(228 + 320 + (84 + 320));
    });

    test("freeze with the open month, still under the month they are of", async () => {
      await closeMonth(area.workspace, { month: month("2026-03"), by });
      const march = (await listFrozenRows(area.workspace.store.reader, "operating-"))
        .filter((row) => row.month === month("2026-03"))
        .map((row) => [row.originMonth, row.measure, Number(row.cents) / 100]);
      expect(march).toEqual([
        [month("2026-01"), "operating-expense", 100],
        [month("2026-02"), "operating-expense", 30],
        [month("2026-03"), "operating-expense", 3000],
      ]);
      expect(await frozenBytes()).toBe(before);
      expect(await euros("booked", 0)).toEqual([1000, 2000, 3130, null]);
      await expect(undoImport(area.workspace, corrected, by)).rejects.toMatchObject({
        code: "BATCH_IN_USE",
      });
    });
  });
});

describe("a month whose payments come late", () => {
  let late: TestArea;
  beforeAll(async () => {
    late = await openArea("2026-01-10", ["398"]);
    const months = ["2025-09", "2025-10", "2025-11", "2025-12"];
    await late.deliver("ledger", [
      ledgerHead,
      ...months.map((at) => `${at},4300,100,training,,10.00`),
    ]);
    // Of each month four payments come at once and a fifth with the next month's delivery.
    for (const [i, at] of months.entries()) {
      const overdue = i === 0 ? [] : [paymentOf("p5", months[i - 1] ?? "")];
      const inTime = ["p1", "p2", "p3", "p4"].map((person) => paymentOf(person, at));
      await late.deliver("benefit-payments", [paymentHead, ...overdue, ...inTime]);
    }
    await late.deliver("persons", [
      personHead,
      ...["p1", "p2", "p3", "p4", "p5"].map((person) => first.replace("p1", person)),
    ]);
  });
  afterAll(async () => {
    await late.close();
  });

  test("stays open while only part of them has come, and the month before it can be closed", async () => {
    const { months } = await showMonths(late.workspace);
    expect(months.map((each) => [each.month, each.obstacles[0]?.en])).toEqual([
      ["2025-09", undefined],
      ["2025-10", undefined],
      ["2025-11", undefined],
      ["2025-12", "only part of the payments has come"],
      ["2026-01", "the month has not ended"],
    ]);
    await expect(closeMonth(late.workspace, { month: month("2025-12"), by })).rejects.toMatchObject(
      { code: "MONTH_NOT_CLOSABLE" },
    );
    const { nextToClose } = await closeMonth(late.workspace, { month: month("2025-11"), by });
    expect(nextToClose).toBeNull();
  });
});

describe("a month that would be closed with a later one", () => {
  let gap: TestArea;
  beforeAll(async () => {
    gap = await openArea("2026-04-10", ["398"]);
    await gap.deliver(
      "ledger",
      ledger.filter((line) => !line.startsWith("2026-02")),
    );
  });
  afterAll(async () => {
    await gap.close();
  });

  test("stands in its way while its ledger is missing", async () => {
    await expect(closeMonth(gap.workspace, { month: month("2026-03"), by })).rejects.toMatchObject({
      code: "MONTH_NOT_CLOSABLE",
      details: { reasonEn: "2026-02: the ledger has not come" },
    });
    await gap.deliver("ledger", ledger);
    expect((await showMonths(gap.workspace)).nextToClose).toBe("2026-01");
    await closeMonth(gap.workspace, { month: month("2026-03"), by });
    expect((await showMonths(gap.workspace)).nextToClose).toBeNull();
  });
});

function paymentOf(person: string, at: string): string {
  return subsidyPayment(person, { from: `${at}-01`, to: `${at}-28`, paidOn: `${at}-28`, days: 20 });
}

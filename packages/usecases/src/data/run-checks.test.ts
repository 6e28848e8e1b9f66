import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day } from "@luotsi/base";
import type { CheckView, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { checkCatalogue } from "./check-catalogue.ts";
import { importFile } from "./import-file.ts";
import { runChecks } from "./run-checks.ts";

const persons = "person_id,birth_month\nA,1980-01\nB,1990-01\n";
const codes = `person_id,from,to,code,job_search_from
A,2026-01-01,2026-03-31,02,2026-01-01
B,2026-01-01,,02,2026-01-01
`;
const paymentHead = "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground\n";
/** Person A's search ended on 31 March; every line below is in order. */
const goodPayments = `${paymentHead}A,labour_market_subsidy,2026-03-02,2026-03-15,2026-03-20,10,400.00,unemployment
B,labour_market_subsidy,2026-03-02,2026-03-15,2026-03-20,10,400.00,unemployment
B,general_benefit,2026-05-01,2026-05-10,2026-05-20,6,240.00,unemployment
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-checks-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Files = readonly (readonly [SourceId, string])[];

/** The checks over a store of its own that holds the files. */
async function checksOver(files: Files): Promise<ReadonlyMap<string, CheckView>> {
  const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  try {
    for (const [i, [source, text]] of files.entries()) await take(workspace, source, text, i);
    const { checks } = await runChecks(workspace, { chain: "all" });
    return new Map(checks.map((check) => [check.code, check]));
  } finally {
    await workspace.close();
  }
}

async function take(
  workspace: Workspace,
  source: SourceId,
  text: string,
  number: number,
): Promise<void> {
  const name = `${number}-${source}.csv`;
  const path = join(folder, name);
  writeFileSync(path, text);
  const { rejected, problems } = await importFile(workspace, {
    file: { path, name },
    source,
    importer: "test",
    afterwards: "later",
  });
  expect(rejected, JSON.stringify(problems)).toBe(0);
}

function found(checks: ReadonlyMap<string, CheckView>): Readonly<Record<string, number>> {
  const own = [...checks.values()].filter(({ level }) => level !== "ok");
  return Object.fromEntries(own.map(({ code, count }) => [code, count]));
}

test("data in order gives every check in order, and says what could not be checked", async () => {
  const checks = await checksOver([
    ["persons", persons],
    ["employment-codes", codes],
    ["benefit-payments", goodPayments],
  ]);
  expect([...checks.keys()].toSorted()).toEqual(Object.keys(checkCatalogue).toSorted());
  // April has no payments at all; the register of municipalities has not come.
  expect(found(checks)).toEqual({ MONTH_WITHOUT_ROWS: 1, UNKNOWN_MUNICIPALITY: 0 });
  expect(checks.get("UNKNOWN_MUNICIPALITY")?.message.en).toContain("Could not be checked");
});

describe("a planted error is found, with where it is and what to do", () => {
  const people: Files = [
    ["persons", persons],
    ["employment-codes", codes],
  ];
  const payment = (line: string): Files => [
    ...people,
    ["benefit-payments", `${goodPayments}${line}\n`],
  ];

  test.each([
    {
      why: "a payment of a person nobody knows",
      files: payment(
        "X,labour_market_subsidy,2026-03-02,2026-03-15,2026-03-20,10,400,unemployment",
      ),
      code: "PERSON_UNKNOWN",
    },
    {
      why: "a payment that starts the day after the search ended",
      files: payment(
        "A,labour_market_subsidy,2026-04-01,2026-04-14,2026-04-20,10,400,unemployment",
      ),
      code: "PAYMENT_OUTSIDE_JOB_SEARCH",
    },
    {
      why: "the same fortnight paid again under another period",
      files: payment(
        "B,labour_market_subsidy,2026-03-02,2026-03-16,2026-04-20,10,400,unemployment",
      ),
      code: "PAYMENTS_OVERLAP",
    },
    {
      why: "a payout the day before the period",
      files: payment("B,labour_market_subsidy,2026-04-02,2026-04-14,2026-04-01,8,320,unemployment"),
      code: "PAID_BEFORE_PERIOD",
    },
    {
      why: "the general benefit for the day before it became law",
      files: payment("B,general_benefit,2026-04-30,2026-04-30,2026-05-20,1,40,unemployment"),
      code: "BENEFIT_OUTSIDE_LAW",
    },
    {
      why: "a recovery larger than what was paid",
      files: payment("B,basic_allowance,2026-04-02,2026-04-14,2026-04-20,-8,-320,unemployment"),
      code: "NEGATIVE_NET_PAYMENT",
      besides: "RECOVERY_WITHOUT_PAYMENT",
    },
  ])("$why: $code", async ({ files, code, besides = code }) => {
    const checks = await checksOver(files);
    expect(checks.get(code)).toMatchObject({ count: 1 });
    expect(checks.get(code)?.places).toHaveLength(1);
    expect(checks.get(code)?.next?.fi.length).toBeGreaterThan(10);
    const others = { ...found(checks) };
    for (const expected of [code, besides, "MONTH_WITHOUT_ROWS", "UNKNOWN_MUNICIPALITY"])
      delete others[expected];
    expect(others).toEqual({});
  });

  test("recovering a wrong payment clears the double payment it made", async () => {
    const checks = await checksOver(
      payment(
        [
          "B,labour_market_subsidy,2026-03-02,2026-03-16,2026-04-20,10,400,unemployment",
          "B,labour_market_subsidy,2026-03-02,2026-03-15,2026-04-21,-10,-400,unemployment",
        ].join("\n"),
      ),
    );
    expect(checks.get("PAYMENTS_OVERLAP")?.level).toBe("ok");
  });

  test("ledger, budget and commitments are set against each other", async () => {
    const budget = "year,service,statutory_class,side,stage,decided_on,amount_eur\n";
    const checks = await checksOver([
      [
        "ledger",
        "month,account,cost_centre,service,entry,amount_eur\n2026-01,4300,1,training,a,5.00\n2026-01,5000,1,training,b,5.00\n2026-01,4300,1,coaching,c,5.00\n2025-01,4300,1,coaching,d,5.00\n",
      ],
      [
        "budget",
        `${budget}2026,training,voluntary,expense,original_budget,2025-12-01,10\n2026,training,need_bound,expense,use_plan,2026-01-10,10\n`,
      ],
      [
        "commitments",
        "commitment_id,service,granted_on,from,to,granted_eur,paid_eur,as_of\nc1,training,2026-01-01,2026-01-01,2026-02-01,10.00,10.00,2026-01\nc2,training,2026-01-01,2026-01-01,2026-02-01,10.00,10.01,2026-01\n",
      ],
    ]);
    expect(checks.get("LEDGER_ACCOUNT_CLASS")).toMatchObject({ level: "error", count: 1 });
    expect(checks.get("LEDGER_ACCOUNT_CLASS")?.places[0]).toMatchObject({
      detail: "5000",
      line: 3,
    });
    expect(checks.get("SERVICE_WITHOUT_BUDGET")).toMatchObject({ count: 1 });
    expect(checks.get("SERVICE_WITHOUT_BUDGET")?.places[0]?.detail).toBe("coaching");
    expect(checks.get("SERVICE_IN_TWO_CLASSES")).toMatchObject({ count: 1 });
    expect(checks.get("COMMITMENT_OVERPAID")?.places[0]?.detail).toBe("c2");
  });

  test("a municipality outside the register is found once the register is there", async () => {
    const checks = await checksOver([
      ["persons", persons],
      ["residence", "person_id,from,municipality\nA,2025-01-01,398\nB,2025-01-01,999\n"],
      [
        "municipalities",
        "vuosi,kuntakoodi,nimi_fi,nimi_sv,nimi_en,tyollisyysalue_koodi\n2025,398,Lahti,Lahtis,Lahti,19\n",
      ],
    ]);
    expect(checks.get("UNKNOWN_MUNICIPALITY")).toMatchObject({ level: "error", count: 1 });
    expect(checks.get("UNKNOWN_MUNICIPALITY")?.places[0]?.detail).toBe("999");
  });
});

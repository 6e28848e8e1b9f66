import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { wholeArea } from "@luotsi/contract";
import {
  searchPerson,
  showIdentity,
  showMonths,
  workspaceOn,
  type Workspace,
} from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { prepareDemo, type DemoProgress } from "../demo-area.ts";

/** The area's own extracts, and the official tables and keys that come with Luotsi. */
const demoSources = [
  "benefit-invoices",
  "benefit-payments",
  "budget",
  "commitments",
  "employment-areas",
  "employment-codes",
  "ledger",
  "municipalities",
  "persons",
  "residence",
  "service-periods",
  "statfin-12r5",
  "subsidies",
];
const size = { people: 60, seed: 1 };
const today = day("2026-11-22");
let workspace: Workspace;
const said: DemoProgress[] = [];

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => today);
  await prepareDemo(workspace, size, (progress) => said.push(progress));
});
afterAll(async () => await workspace.close());

async function batchCount(): Promise<number> {
  const [row] = await workspace.store.reader.rows<{ n: number }>(
    "SELECT count(*)::int AS n FROM import_batch WHERE status = 'done'",
  );
  return row?.n ?? 0;
}

describe("the demo area", () => {
  test("is marked as synthetic from the first row on, and says whose municipality it is", async () => {
    const area = await workspace.area();
    expect(area.synthetic).toBe(true);
    expect(area.municipalities).toEqual(["398"]);
    expect(area.name.fi).toContain("Synteettinen");
  });

  test("takes in every source the area was written with", async () => {
    const rows = await workspace.store.reader.rows<{ source: string }>(
      "SELECT DISTINCT source FROM import_batch WHERE status = 'done' AND accepted_count > 0",
    );
    expect(rows.map(({ source }) => source).toSorted()).toEqual(demoSources);
  });

  test("knows its invented people by name where the vault is asked for a purpose", async () => {
    const asked = { field: "email", value: "asiakas000007@example.org" } as const;
    const { people } = await searchPerson(workspace, asked, wholeArea);
    const [pseudonym = ""] = people;
    const { fields } = await showIdentity(workspace, { pseudonym }, wholeArea);
    expect(fields.map(({ field }) => field)).toEqual([
      "email",
      "first_names",
      "identity_code",
      "last_name",
      "register_key",
    ]);
    expect(fields.find(({ field }) => field === "identity_code")?.value).toMatch(/^\d{6}.9\d\d.$/);
  });

  test("has closed the months that were over three months ago and left the rest open", async () => {
    const { months } = await showMonths(workspace);
    const stateOf = (wanted: string): string | undefined =>
      months.find(({ month }) => month === wanted)?.state;
    expect(stateOf("2026-08")).toBe("closed");
    expect(stateOf("2026-09")).toBe("open");
    expect(months.find(({ state }) => state === "closed")?.closedBy).toBe("demo");
  });

  test("is not made twice", async () => {
    const before = await batchCount();
    const version = await workspace.dataVersion();
    const again: DemoProgress[] = [];
    await prepareDemo(workspace, size, (progress) => again.push(progress));
    expect(again).toEqual([{ kind: "checking" }]);
    expect(await batchCount()).toBe(before);
    expect(await workspace.dataVersion()).toBe(version);
  });
});

describe("a demo that is stopped half-way", () => {
  test("goes on from the file it was at", async () => {
    const other = workspaceOn(await openTestStore(), () => today);
    const seen: string[] = [];
    const stopAtFifth = (progress: DemoProgress): void => {
      if (progress.kind !== "importing") return;
      seen.push(progress.file);
      if (seen.length === 5) throw new Error("the power went");
    };
    await expect(prepareDemo(other, size, stopAtFifth)).rejects.toThrow("the power went");
    const after: string[] = [];
    const area = prepareDemo(other, size, (progress) => {
      if (progress.kind === "importing") after.push(progress.file);
      if (after.length === 2) throw new Error("enough");
    });
    await expect(area).rejects.toThrow("enough");
    expect(after[0]).toBe(seen[4]);
    await other.close();
  });
});

test("an area's own data is never mixed with invented people", async () => {
  const own = workspaceOn(await openTestStore(), () => today);
  await own.store.write(async (writer) => {
    await writer.run("UPDATE data_state SET version = 1");
  });
  await expect(prepareDemo(own, size, () => undefined)).rejects.toMatchObject({
    code: "WORKSPACE_NOT_EMPTY",
  });
  await own.close();
});

import { day, month } from "@luotsi/base";
import { wholeArea } from "@luotsi/contract";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { importFile } from "../data/import-file.ts";
import { workspacePseudonyms } from "../data/workspace-pseudonyms.ts";
import { closeMonth } from "../finance/close-month.ts";
import { showFinance } from "../finance/show-finance.ts";
import { showIndicators } from "../indicators/show-indicators.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { storedText } from "../testing/stored-text.ts";
import {
  ledgerHead,
  openArea,
  paymentHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";
import { correctIdentity } from "./correct-identity.ts";
import { extractDocument, extractPerson } from "./extract-person.ts";
import { searchPerson, showIdentity } from "./find-identity.ts";
import { makeVaultKey } from "./manage-vault.ts";
import { showDataSubject } from "./show-data-subject.ts";
import { eraseOnOrder, runRetention, showRetention } from "./retention.ts";

const people = `person_id,birth_month,sex,sukunimi,henkilötunnus,exempt_group,opening_on,opening_days_lms,opening_days_da,opening_days_unemployment
A1,1980-05,female,Meikäläinen,010580-950Y,none,2026-01-01,390,0,390
A2,1990-05,male,Korhonen,010590-951K,none,2026-01-01,390,0,390
`;
const corrected = people.replace("A1,1980-05,female", "A1,1980-06,female");

const lead = { by: "lead-1", scope: wholeArea };
let area: TestArea;
let first = "";
let second = "";
beforeAll(async () => {
  area = await openArea("2026-05-10", ["398"]);
  await makeVaultKey(area.workspace);
  await bring(people, "people.csv");
  await bring(corrected, "people-2.csv");
  await area.deliver("residence", [residenceHead, "A1,2015-01-01,,398", "A2,2015-01-01,,398"]);
  await area.deliver("employment-codes", [
    "person_id,from,to,code,job_search_from,end_reason,job_search_end_reason",
    "A1,2025-01-01,2026-04-15,02,2025-01-01,,",
    "A2,2025-01-01,,02,2025-01-01,,",
    "A2,2024-01-01,2099-01-01,99,2024-01-01,,",
  ]);
  await area.deliver("benefit-payments", [
    paymentHead,
    subsidyPayment("A1", { from: "2026-01-12", to: "2026-01-31", paidOn: "2026-02-05", days: 15 }),
    subsidyPayment("A2", { from: "2026-01-12", to: "2026-01-31", paidOn: "2026-02-05", days: 15 }),
    subsidyPayment("A1", { from: "2026-02-01", to: "2026-02-28", paidOn: "2026-03-05", days: 20 }),
  ]);
  await area.deliver("ledger", [ledgerHead, "2026-01,4300,100,training,a,1000.00"]);
  await closeMonth(area.workspace, { month: month("2026-01"), by: "controller" });
  const pseudonymise = await workspacePseudonyms(area.workspace.store);
  first = pseudonymise("A1") ?? "";
  second = pseudonymise("A2") ?? "";
}, 60_000);
afterAll(async () => {
  await area.close();
});

async function bring(text: string, name: string): Promise<void> {
  const path = join(area.workspace.folder, name);
  writeFileSync(path, text);
  const file = { path, name };
  await importFile(area.workspace, { file, source: "persons", importer: "test" });
}

describe("an extract of one's own data", () => {
  test("holds every row of every table, corrected ones too, and the vault's values", async () => {
    const extract = await extractPerson(area.workspace, first, wholeArea);
    const counts = Object.fromEntries(
      extract.tables.map(({ table, rows }) => [table, rows.length]),
    );
    expect(counts).toEqual({
      benefit_payment: 2,
      employment_code_spell: 1,
      person_record: 2,
      residence_spell: 1,
    });
    const records = extract.tables.find(({ table }) => table === "person_record")?.rows ?? [];
    expect(records.map((row) => row["birth_month"])).toEqual(["1980-05-01", "1980-06-01"]);
    expect(records[0]).toMatchObject({ importer: "test", file_name: "people.csv" });
    expect(extract.identity).toMatchObject([
      { field: "identity_code", value: "010580-950Y" },
      { field: "last_name", value: "Meikäläinen" },
      { field: "register_key", value: "A1" },
    ]);
  });

  test("finds the person wherever the database names the pseudonym", async () => {
    const { store } = area.workspace;
    const lines = (await storedText(store)).split("\n");
    const holding = new Set(
      lines.filter((line) => line.includes(second)).map((line) => line.split(" ", 1)[0]),
    );
    const read = ["public.person", "public.quarantine_row", "vault.envelope", "vault.detail"];
    expect([...holding].toSorted()).toEqual(read.toSorted());
    const extract = await extractPerson(area.workspace, second, wholeArea);
    expect(extract.rejectedRows).toMatchObject([{ source: "employment-codes", line: 4 }]);
  });

  test("tells who has seen the data, by name and among everyone", async () => {
    const seen = {
      at: 1_778_000_000_000,
      user: "coach-1",
      role: "coach",
      outcome: "done",
    } as const;
    const asked = { permission: "reidentify", route: "identity", act: "read" } as const;
    const purpose = "customer-contact";
    await area.workspace.audit({
      ...seen,
      ...asked,
      request: "r1",
      ids: { purpose, person: first },
      reach: { people: [first] },
    });
    await area.workspace.audit({
      ...seen,
      request: "r2",
      permission: "import-data",
      route: "quarantineFile",
      act: "export",
      ids: {},
      reach: { people: "everyone" },
    });
    const { seenBy } = await extractPerson(area.workspace, first, wholeArea);
    expect(seenBy).toMatchObject([
      { who: "coach-1", route: "quarantineFile", everyone: true },
      { who: "coach-1", role: "coach", purpose, route: "identity", everyone: false },
    ]);
    expect((await extractPerson(area.workspace, second, wholeArea)).seenBy).toHaveLength(1);
  });

  test.each(["fi", "sv", "en"] as const)(
    "is a document its person can read, in %s",
    async (language) => {
      const extract = await extractPerson(area.workspace, first, wholeArea);
      const text = JSON.stringify(await extractDocument(area.workspace, extract, language));
      for (const part of [
        "Meikäläinen",
        "010580-950Y",
        '1980-06"',
        "2026-04-15",
        "600.00 €",
        "coach-1",
      ]) {
        expect(text).toContain(part);
      }
    },
  );

  test("of nobody is refused", async () => {
    await expect(extractPerson(area.workspace, "lp1nobody", wholeArea)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("who a pseudonym is", () => {
  test("is told by the vault, and the other way by the identity code in any spelling", async () => {
    const { fields } = await showIdentity(area.workspace, { pseudonym: first }, wholeArea);
    expect(fields.map(({ field }) => field)).toEqual([
      "identity_code",
      "last_name",
      "register_key",
    ]);
    const found = await searchPerson(
      area.workspace,
      {
        field: "identity_code",
        value: "010580-950y",
      },
      wholeArea,
    );
    expect(found.people).toEqual([first]);
    const none = await searchPerson(
      area.workspace,
      {
        field: "identity_code",
        value: "010590-950J",
      },
      wholeArea,
    );
    expect(none.people).toEqual([]);
  });

  test("is not told to whose scope the person is out of, not even by the identity code", async () => {
    const within = { kind: "limited", municipalities: ["398"], teams: [], workers: [] } as const;
    const elsewhere = { ...within, municipalities: ["564"] };
    const asked = { field: "identity_code", value: "010580-950Y" } as const;
    expect(await showIdentity(area.workspace, { pseudonym: first }, within)).toMatchObject({});
    await expect(
      showIdentity(area.workspace, { pseudonym: first }, elsewhere),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await searchPerson(area.workspace, asked, within)).people).toEqual([first]);
    expect((await searchPerson(area.workspace, asked, elsewhere)).people).toEqual([]);
  });

  test("a corrected name keeps the old one with who, when and why; a wrong code is refused", async () => {
    const correction = {
      pseudonym: first,
      field: "last_name",
      ground: "data-subject-request",
    } as const;
    const right = { ...correction, value: "Mäkeläinen" };
    expect(await correctIdentity(area.workspace, right, lead)).toMatchObject({ changed: 1 });
    expect(await correctIdentity(area.workspace, right, lead)).toMatchObject({ changed: 0 });
    const { identity } = await extractPerson(area.workspace, first, wholeArea);
    expect(identity).toMatchObject([
      {},
      { value: "Mäkeläinen", keptBy: "lead-1", ground: "data-subject-request", supersededAt: null },
      {},
      { value: "Meikäläinen", supersededBy: "lead-1", supersededGround: "data-subject-request" },
    ]);
    const wrong = { ...correction, field: "identity_code", value: "010580-950X" } as const;
    await expect(correctIdentity(area.workspace, wrong, lead)).rejects.toMatchObject({
      code: "IDENTITY_CODE_WRONG",
    });
  });
});

/** The same data looked at on another day. */
function on(today: Workspace["clock"]): Workspace {
  return workspaceOn(area.workspace.store, today);
}

/** Everything published: the money page, indicators, frozen months. */
async function published(workspace: Workspace): Promise<string> {
  const finance = await showFinance(workspace, { year: 2026, view: "accrual" });
  const { results } = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
    ids: "unemployed-jobseekers",
    from: "2025-12",
    to: "2026-03",
  });
  const frozen = await workspace.store.reader.rows<{ text: string }>(
    `SELECT f::text AS text FROM frozen_figure f
     UNION ALL SELECT v::text FROM frozen_view v UNION ALL SELECT m::text FROM month_close m ORDER BY 1`,
  );
  expect(frozen.length).toBeGreaterThan(3);
  return JSON.stringify([finance, results, frozen], (key, value: unknown) =>
    key === "provenance" ? undefined : value,
  );
}

describe("a request of a data subject", () => {
  const byCode = { by: "identity_code", value: "010580-950y" } as const;
  const byPseudonym = (value: string) => ({ by: "pseudonym", value }) as const;

  test("finds the person by the code, with every value the vault has held and who put it there why", async () => {
    const { people: found } = await showDataSubject(area.workspace, byCode, wholeArea);
    expect(found.map(({ pseudonym }) => pseudonym)).toEqual([first]);
    expect(found[0]?.identity).toMatchObject([
      { field: "identity_code", superseded: null },
      { field: "last_name", value: "Mäkeläinen", keptBy: "lead-1", ground: "data-subject-request" },
      { field: "register_key", superseded: null },
      {
        field: "last_name",
        value: "Meikäläinen",
        superseded: { by: "lead-1", ground: "data-subject-request" },
      },
    ]);
    expect(found[0]?.tables).toMatchObject([
      { table: "benefit_payment", rows: 2 },
      { table: "employment_code_spell", rows: 1 },
      { table: "person_record", rows: 2 },
      { table: "residence_spell", rows: 1 },
    ]);
    expect(found[0]?.seenBy).toMatchObject([{ who: "coach-1", role: "coach", events: 2 }]);
  });

  test("says from which day the data may be erased, or that the person is a customer", async () => {
    const timeOf = async (pseudonym: string): Promise<unknown> => {
      const asked = byPseudonym(pseudonym);
      const { people: found } = await showDataSubject(area.workspace, asked, wholeArea);
      return found[0]?.erasure.time;
    };
    expect(await timeOf(first)).toEqual({ kind: "from", day: "2031-05-01" });
    expect(await timeOf(second)).toEqual({ kind: "customer" });
    expect(await timeOf("lp1nobody")).toBeUndefined();
  });

  test("finds nobody out of reach, neither by the code nor by the pseudonym", async () => {
    const elsewhere = { kind: "limited", municipalities: ["564"], teams: [], workers: [] } as const;
    for (const asked of [byCode, byPseudonym(first)]) {
      expect(await showDataSubject(area.workspace, asked, elsewhere)).toEqual({ people: [] });
    }
  });
});

describe("erasure and retention", () => {
  test("a request waits for the end of retention, and says until when and why", async () => {
    const order = { pseudonym: first, ground: "data-subject-request" } as const;
    await expect(eraseOnOrder(area.workspace, order, wholeArea)).rejects.toMatchObject({
      code: "ERASURE_NOT_DUE",
      details: { until: "2031-05-01", basis: expect.stringContaining("380/2023") },
    });
    await expect(
      eraseOnOrder(area.workspace, { pseudonym: second, ground: "retention-ended" }, wholeArea),
    ).rejects.toMatchObject({ code: "ERASURE_NOT_DUE", details: { until: "–" } });
  });

  test("nothing is due before the last day, and the day after the person is", async () => {
    const due = async (today: string): Promise<readonly (number | null)[]> => {
      const { rules } = await showRetention(on(() => day(today)));
      return rules.filter(({ id }) => id === "customer").map((rule) => rule.due);
    };
    expect(await due("2031-04-30")).toEqual([0]);
    expect(await due("2031-05-01")).toEqual([1]);
  });

  test("erasure leaves nothing that says who it was, and every published figure as it was, byte for byte", async () => {
    const before = await published(area.workspace);
    const frozenNote = await storedText(area.workspace.store);
    expect(frozenNote).toContain(first);
    const told = { by: "pseudonym", value: first } as const;
    const { people: subjects } = await showDataSubject(area.workspace, told, wholeArea);
    const erased = await eraseOnOrder(
      area.workspace,
      { pseudonym: first, ground: "authority-order" },
      wholeArea,
    );
    expect(erased).toMatchObject({ identityValues: 4, notes: 0, erasedOn: "2026-05-10" });
    const { identityValues, notes, rejectedRows } = erased;
    expect(subjects[0]?.erasure).toMatchObject({ identityValues, notes, rejectedRows });
    expect(erased.delinked).toContainEqual(
      expect.objectContaining({ table: "benefit_payment", rows: 2 }),
    );
    expect(await published(area.workspace)).toBe(before);

    const left = (await storedText(area.workspace.store))
      .split("\n")
      .filter((line) => line.includes(first));
    expect(left.every((line) => line.startsWith("public.audit_event"))).toBe(true);
    await expect(extractPerson(area.workspace, first, wholeArea)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      showIdentity(area.workspace, { pseudonym: first }, wholeArea),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const found = await searchPerson(
      area.workspace,
      { field: "register_key", value: "A1" },
      wholeArea,
    );
    expect(found.people).toEqual([]);
  });

  test("a dry run counts and changes nothing; applying does what was counted, once", async () => {
    const later = on(() => day("2040-01-01"));
    const before = await storedText(area.workspace.store);
    const dry = await runRetention(later, "dry-run");
    expect(dry.map(({ rule, done }) => [rule, done])).toEqual([
      ["customer", 0],
      ["rejected-rows", 1],
      ["earlier-identity", 0],
    ]);
    expect(await storedText(area.workspace.store)).toBe(before);
    await area.deliver("employment-codes", [
      "person_id,from,to,code,job_search_from,end_reason,job_search_end_reason",
      "A2,2025-01-01,2026-05-01,02,2025-01-01,,",
    ]);
    const figures = await published(area.workspace);
    const applied = await runRetention(later, "apply");
    expect(applied.map(({ rule, done }) => [rule, done])).toEqual([
      ["customer", 1],
      ["rejected-rows", 0],
      ["earlier-identity", 0],
    ]);
    expect(await published(area.workspace)).toBe(figures);
    expect((await runRetention(later, "apply")).map(({ done }) => done)).toEqual([0, 0, 0]);
    const text = await storedText(area.workspace.store);
    expect(text).not.toContain(second);
  });
});

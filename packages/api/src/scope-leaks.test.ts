import { day } from "@luotsi/base";
import { routes, type RouteId, type Scope } from "@luotsi/contract";
import { openReleaseStore } from "@luotsi/store/testing/release";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

/** One person lives in 560 and has two cases; everybody else of the small area lives in 398. */
const none = { municipalities: [], teams: [], workers: [] };
const town: Scope = { kind: "limited", ...none, municipalities: ["398"] };
const village: Scope = { kind: "limited", ...none, municipalities: ["560"] };
const team: Scope = { kind: "limited", ...none, teams: ["kyla"] };
const whole: Scope = { kind: "everything" };

let workspace: Workspace;
let server: TestServer;
let pseudonyms: readonly string[];
let villager: string;
let caseId: string;

beforeAll(async () => {
  workspace = workspaceOn(await openReleaseStore(), () => day("2025-10-01"));
  const { routes: served, sessions } = routesForTests(workspace);
  const { dataVersion } = workspace;
  const limits = { requestsPerMinute: 1_000_000, writesPerMinute: 1_000_000 };
  server = await testServer(served, { sessions, dataVersion, ...limits });
  const { reader } = workspace.store;
  const people = await reader.rows<{ pseudonym: string }>("SELECT pseudonym FROM person");
  pseudonyms = people.map(({ pseudonym }) => pseudonym);
  const [home] = await reader.rows<{ id: number; pseudonym: string }>(
    `SELECT p.id, p.pseudonym FROM person p JOIN residence_spell r ON r.person = p.id
     WHERE r.municipality = '560' AND r.superseded_by_batch IS NULL`,
  );
  villager = home?.pseudonym ?? "";
  await workspace.store.write(async (writer) => {
    await writer.run(
      `INSERT INTO customer_assignment (person, team, period_start) VALUES ($1, 'kyla', '2020-01-01')`,
      [home?.id],
    );
  });
  const check = await bodyOf("invoiceCheck", whole);
  caseId = (JSON.parse(check) as { cases: { id: string }[] }).cases[0]?.id ?? "";
}, 120_000);
afterAll(async () => {
  await server.close();
  await workspace.close();
});

/** What is asked of each route that shows people one by one; a new such route is refused without a question here. */
const questions: Partial<Readonly<Record<RouteId, () => string>>> = {
  invoiceCheck: () => "/api/invoice-check",
  invoiceCase: () => `/api/invoice-check/cases/${caseId}`,
  disputeListCsv: () => "/api/invoice-check/disputes.csv?language=fi",
};

async function answer(url: string, scope: Scope): Promise<{ status: number; body: string }> {
  const cookie = await server.cookieOf("controller", scope);
  const { statusCode, body } = await server.app.inject({ url, headers: { cookie } });
  return { status: statusCode, body };
}

async function bodyOf(id: RouteId, scope: Scope): Promise<string> {
  return (await answer(questions[id]?.() ?? routes[id].path, scope)).body;
}

function peopleIn(body: string): readonly string[] {
  return pseudonyms.filter((pseudonym) => body.includes(pseudonym));
}

describe.each(Object.keys(questions) as RouteId[])("%s", (id) => {
  test("names the villager to whoever sees the whole area, the village or the villager's team", async () => {
    for (const scope of [whole, village, team]) {
      expect(peopleIn(await bodyOf(id, scope)), JSON.stringify(scope)).toEqual([villager]);
    }
  });

  test("names nobody to whoever sees another municipality", async () => {
    expect(peopleIn(await bodyOf(id, town))).toEqual([]);
  });
});

test("no other route that can be asked without a parameter names anybody at all", async () => {
  const plain = (Object.keys(routes) as RouteId[]).filter(
    (id) => routes[id].method === "GET" && !routes[id].path.includes(":") && !(id in questions),
  );
  for (const id of plain) {
    for (const role of ["controller", "auditor"] as const) {
      const cookie = await server.cookieOf(role, whole);
      const { body } = await server.app.inject({ url: routes[id].path, headers: { cookie } });
      expect(peopleIn(body), id).toEqual([]);
    }
  }
}, 120_000);

test("the parts of the area are the whole: euros and cases of the invoice check add up", async () => {
  const sums = await Promise.all(
    [whole, town, village].map(async (scope) => {
      const view = JSON.parse(await bodyOf("invoiceCheck", scope)) as Readonly<
        Record<"computedCents" | "billedCents", number>
      > & { readonly cases: readonly unknown[]; readonly sums: readonly { people: number }[] };
      return [view.computedCents, view.billedCents, view.cases.length];
    }),
  );
  const [all = [], ...parts] = sums;
  expect(all.map((_, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0))).toEqual(all);
});

test("a case of another municipality is not there, cannot be marked, and nothing says that it exists", async () => {
  const unknown = caseId.replace(/^\d+/, "999999");
  const real = await answer(`/api/invoice-check/cases/${caseId}`, town);
  const invented = await answer(`/api/invoice-check/cases/${unknown}`, town);
  expect([real.status, invented.status]).toEqual([404, 404]);
  const cookie = await server.cookieOf("controller", town);
  const mark = await server.app.inject({
    method: "POST",
    url: "/api/invoice-check/marks",
    headers: { cookie },
    payload: { cases: [caseId], state: "asked", note: "" },
  });
  expect(mark.statusCode).toBe(404);
  const marks = await workspace.store.reader.rows("SELECT FROM invoice_case_mark");
  expect(marks).toEqual([]);
});

test("indicators of a municipality count its people only, and its groups are its own", async () => {
  const url =
    "/api/indicators/values?ids=unemployed-jobseekers&by=municipality&from=2025-01&to=2025-06";
  interface Values {
    readonly results: readonly {
      readonly groups: readonly { readonly keys: readonly { readonly code: string }[] }[];
    }[];
  }
  const shown = JSON.parse((await answer(url, town)).body) as Values;
  const text = JSON.stringify(shown.results);
  expect(text).toContain('"398"');
  expect(text).not.toContain('"560"');
});

test("an answer kept for one scope is never given to another", async () => {
  const url = "/api/indicators/values?ids=unemployed-jobseekers&from=2025-01&to=2025-06";
  const bodies = [];
  for (const scope of [whole, village, town, whole]) bodies.push((await answer(url, scope)).body);
  expect(bodies[3]).toBe(bodies[0]);
  expect(new Set(bodies).size).toBe(3);
});

test("postings and rejected rows cannot be cut to a part of the area, so a part sees none", async () => {
  const rows = "/api/finance/rows?month=2025-03&view=booked&costType=operating";
  expect(await answer(rows, town)).toMatchObject({ status: 403 });
  const batch = JSON.parse((await answer("/api/batches", whole)).body) as {
    batches: { id: number }[];
  };
  const id = batch.batches[0]?.id ?? 0;
  const file = `/api/batches/${id}/quarantine.csv`;
  expect((await answer(file, whole)).status).toBe(200);
  expect((await answer(file, town)).body).toContain("OUT_OF_SCOPE");
});

test("the computed rows of a month are those of the reader's municipalities", async () => {
  const url = "/api/finance/rows?month=2025-03&view=accrual&costType=benefit-liability";
  const sumOf = async (scope: Scope): Promise<number> => {
    const view = JSON.parse((await answer(url, scope)).body) as { rows: { cents: number }[] };
    return view.rows.reduce((sum, { cents }) => sum + cents, 0);
  };
  expect(await sumOf(team)).toBe(0);
  expect(await sumOf(town)).toBeGreaterThan(0);
  expect(await sumOf(whole)).toBeGreaterThanOrEqual(await sumOf(town));
});

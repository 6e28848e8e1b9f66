import { day } from "@luotsi/base";
import {
  batchDetail,
  checksView,
  coverageView,
  importJob,
  inspectView,
  mappingVersion,
  sourcesView,
  type ImportJob,
  type RoleId,
} from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { testServer, type TestServer } from "../testing/test-server.ts";
import { dataRoutes } from "./data.ts";

let workspace: Workspace;
let server: TestServer;
const closing = new AbortController();
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const routes = dataRoutes({ workspace, closing: closing.signal });
  const uploads = { folder: `${workspace.folder}/incoming`, maxBytes: 1_000_000 };
  server = await testServer(routes, { dataVersion: workspace.dataVersion, uploads });
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

interface Asked {
  readonly role?: RoleId;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: object;
}

async function ask(url: string, asked: Asked = {}): Promise<LightMyRequestResponse> {
  const { role = "controller", method = "GET", body } = asked;
  const cookie = await server.cookieOf(role);
  return await server.app.inject({
    url,
    method,
    headers: { cookie },
    ...(body === undefined ? {} : { payload: body }),
  });
}

async function send(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly text: string },
): Promise<LightMyRequestResponse> {
  const cookie = await server.cookieOf("controller");
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([file.text], file.name, { type: "text/csv" }));
  const request = new Request("http://localhost", { method: "POST", body: form });
  return await server.app.inject({
    method: "POST",
    url,
    headers: { cookie, "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

async function endOf(answer: LightMyRequestResponse): Promise<ImportJob> {
  expect(answer.statusCode, answer.body).toBe(200);
  let job = importJob.parse(answer.json());
  while (!["done", "refused", "cancelled"].includes(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = importJob.parse((await ask(`/api/imports/${job.job}`)).json());
  }
  return job;
}

const ledger = {
  name: "paakirja.csv",
  text: "kuukausi;tili;kustannuspaikka;palvelu;selite;euroa\n2026-01;4300;100;training;a;10,00\n2026-13;4300;100;training;b;20,00\n",
};

describe("a file on its way in", () => {
  test("is inspected without anything being stored", async () => {
    const answer = await send("/api/imports/inspect", {}, ledger);
    expect(answer.statusCode, answer.body).toBe(200);
    const view = inspectView.parse(answer.json());
    expect(view).toMatchObject({ source: "ledger", sameFileBatch: null });
    expect(view.detected).toMatchObject({ delimiter: ";", decimal: "," });
    expect((await ask("/api/batches")).json()).toEqual({ batches: [], total: 0 });
  });

  test("is tried as a job, then imported, and the bad row waits in quarantine", async () => {
    const reading = JSON.stringify({ headings: { selite: "entry", euroa: "amount_eur" } });
    const fields = { source: "ledger", reading };
    const trial = await endOf(await send("/api/imports", { ...fields, dryRun: "true" }, ledger));
    expect(trial).toMatchObject({
      state: "done",
      outcome: { batch: null, accepted: 1, rejected: 1 },
    });
    const job = await endOf(await send("/api/imports", { ...fields, dryRun: "false" }, ledger));
    expect(job.outcome).toMatchObject({ accepted: 1, rejected: 1, sameFile: false });
    const batch = job.outcome?.batch ?? 0;
    const detail = batchDetail.parse((await ask(`/api/batches/${batch}`)).json());
    expect(detail).toMatchObject({ importedBy: "demo-controller", undo: { allowed: true } });
    const file = await ask(`/api/batches/${batch}/quarantine.csv`);
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.headers["content-disposition"]).toContain(`karanteeni-${batch}-ledger.csv`);
    expect(file.body).toContain("2026-13");
    expect(file.body).toContain("Ei ole kuukausi");
  });

  test("of a wrong structure ends as a refused job that says what to do", async () => {
    const wrong = { name: "x.csv", text: "a;b;c\n1;2;3\n" };
    const job = await endOf(await send("/api/imports", { source: "ledger" }, wrong));
    expect(job).toMatchObject({ state: "refused", refusal: { code: "WRONG_STRUCTURE" } });
    expect(job.refusal?.next.fi).toContain("Mitään ei tallennettu");
  });

  test("leaves no copy of itself on the server's disk", async () => {
    const { readdir } = await import("node:fs/promises");
    expect(await readdir(`${workspace.folder}/incoming`)).toEqual([]);
  });

  test("with a reading that is no JSON is refused before it is read", async () => {
    const answer = await send("/api/imports", { source: "ledger", reading: "{" }, ledger);
    expect(answer.statusCode).toBe(400);
  });
});

describe("undoing", () => {
  test("takes the batch back once, and the second time is refused", async () => {
    const { batches } = (await ask("/api/batches?source=ledger")).json<{
      batches: { id: number }[];
    }>();
    const url = `/api/batches/${batches[0]?.id}/undo`;
    expect((await ask(url, { method: "POST" })).json()).toMatchObject({ removed: 1, restored: 0 });
    expect((await ask(url, { method: "POST" })).statusCode).toBe(409);
    expect(server.events.at(-1)).toMatchObject({ route: "undoBatch", user: "demo-controller" });
  });
});

describe("column mappings", () => {
  const mapping = {
    name: "Oma pääkirja",
    source: "ledger",
    headings: { selite: "entry" },
    codes: {},
    constants: {},
  };

  test("are saved in versions, and a change on an old version is refused", async () => {
    const first = await ask("/api/mappings", {
      method: "POST",
      body: { ...mapping, basedOnVersion: 0 },
    });
    const { id, version } = mappingVersion.parse(first.json());
    expect(version).toBe(1);
    const next = {
      ...mapping,
      id,
      basedOnVersion: 1,
      headings: { selite: "entry", summa: "amount_eur" },
    };
    const second = await ask("/api/mappings", { method: "POST", body: next });
    expect(second.json()).toMatchObject({ id, version: 2, savedBy: "demo-controller" });
    const late = await ask("/api/mappings", { method: "POST", body: next });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: "CONFLICTING_CHANGE" });
  });

  test("that name a column the source lacks are refused", async () => {
    const wrong = { ...mapping, headings: { selite: "nothing" }, basedOnVersion: 0 };
    expect((await ask("/api/mappings", { method: "POST", body: wrong })).statusCode).toBe(400);
  });
});

describe("the page's views", () => {
  test("fit the contract", async () => {
    expect(sourcesView.parse((await ask("/api/sources")).json()).sources).toHaveLength(15);
    coverageView.parse((await ask("/api/coverage")).json());
    checksView.parse((await ask("/api/checks")).json());
  });

  test("are open to the analyst and the director, closed to a coach", async () => {
    expect((await ask("/api/sources", { role: "director" })).statusCode).toBe(200);
    expect((await ask("/api/sources", { role: "coach" })).statusCode).toBe(403);
    const undo = await ask("/api/batches/1/undo", { role: "analyst", method: "POST" });
    expect(undo.statusCode).toBe(403);
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { importFile, makeVaultKey, workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesForTests } from "../testing/test-routes.ts";
import { testServer, type TestServer } from "../testing/test-server.ts";

const code = "010580-950Y";
const people = `person_id,birth_month,sukunimi,henkilötunnus\nA1,1980-05,Meikäläinen,${code}\n`;

let workspace: Workspace;
let server: TestServer;
let coach: string;
let lead: string;
let pseudonym: string;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  await makeVaultKey(workspace);
  const file = { path: join(workspace.folder, "people.csv"), name: "people.csv" };
  writeFileSync(file.path, people);
  await importFile(workspace, { file, source: "persons", importer: "test" });
  const { routes, sessions } = routesForTests(workspace);
  server = await testServer(routes, { sessions });
  coach = await server.cookieOf("coach");
  lead = await server.cookieOf("team-lead");
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

async function post(
  url: string,
  payload: object,
  cookie = coach,
): Promise<{ statusCode: number; body: string; headers: object }> {
  return await server.app.inject({ method: "POST", url, headers: { cookie }, payload });
}

describe("identities over the interface", () => {
  test("a person is found by the code, which stands neither in the audit log nor in any line", async () => {
    const purpose = "customer-contact";
    const answer = await post("/api/person-search", {
      field: "identity_code",
      value: code,
      purpose,
    });
    [pseudonym = ""] = (JSON.parse(answer.body) as { people: string[] }).people;
    expect(pseudonym).toMatch(/^lp1/);
    expect(server.events.at(-1)).toMatchObject({
      route: "personSearch",
      role: "coach",
      act: "read",
      ids: { purpose, field: "identity_code" },
      reach: { people: [pseudonym] },
    });
    expect(JSON.stringify(server.events)).not.toContain(code);
    expect(server.logLines().join("")).not.toContain(code);
  });

  test("a name is told for a purpose of the list only, and the log says who asked about whom and why", async () => {
    const without = await post("/api/identity", { pseudonym });
    const unlisted = await post("/api/identity", { pseudonym, purpose: "curiosity" });
    expect([without.statusCode, unlisted.statusCode]).toEqual([400, 400]);
    const told = await post("/api/identity", { pseudonym, purpose: "statutory-deadline" });
    expect(told.body).toContain("Meikäläinen");
    expect(server.events.at(-1)).toMatchObject({
      route: "identity",
      permission: "reidentify",
      act: "read",
      outcome: "done",
      ids: { purpose: "statutory-deadline", person: pseudonym },
      reach: { people: [pseudonym] },
    });
    expect(server.logLines().join("")).not.toContain("Meikäläinen");
    expect(JSON.stringify(server.events)).not.toContain("Meikäläinen");
  });

  test("the extract leaves as a file in the format asked for", async () => {
    const json = await post("/api/person-extract", { pseudonym, format: "json" }, lead);
    expect(json.headers).toMatchObject({ "content-type": "application/json; charset=utf-8" });
    expect(json.body).toContain(code);
    const pdf = await post("/api/person-extract", { pseudonym, language: "sv" }, lead);
    expect(pdf.headers).toMatchObject({ "content-type": "application/pdf" });
    expect(pdf.body.startsWith("%PDF")).toBe(true);
    expect(server.events.at(-1)).toMatchObject({ act: "export", reach: { people: [pseudonym] } });
  });

  test("a data subject is found by the code, which stands neither in the audit log nor in any line", async () => {
    const answer = await post("/api/data-subject", { by: "identity_code", value: code }, lead);
    expect(answer.body).toContain(pseudonym);
    expect(server.events.at(-1)).toMatchObject({
      route: "dataSubject",
      act: "read",
      ids: { purpose: "data-subject-request", field: "identity_code" },
      reach: { people: [pseudonym] },
    });
    expect(JSON.stringify(server.events)).not.toContain(code);
    expect(server.logLines().join("")).not.toContain(code);
    const refused = await post("/api/data-subject", { by: "pseudonym", value: pseudonym });
    expect(refused.statusCode).toBe(403);
  });

  test("a request to erase a customer of today is refused with what to do", async () => {
    const order = { pseudonym, ground: "data-subject-request" };
    const answer = await post("/api/erasure", order, lead);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain("ERASURE_NOT_DUE");
  });

  test("nobody looks up more than thirty a minute", async () => {
    const asked = { pseudonym, purpose: "customer-contact" };
    const statuses = [];
    for (let i = 0; i < 32; i++) statuses.push((await post("/api/identity", asked)).statusCode);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(statuses.at(-1)).toBe(429);
  });
});

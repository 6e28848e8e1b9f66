import { day } from "@luotsi/base";
import { openApiDocument, routes } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { importFile, workspaceOn, type Workspace } from "@luotsi/usecases";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Route } from "./route.ts";
import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

let workspace: Workspace;
let server: TestServer;
let served: readonly Route[];
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const forTests = routesForTests(workspace);
  served = forTests.routes;
  server = await testServer(served, { sessions: forTests.sessions, audit: workspace.audit });
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

/** Fields of views in which a person stands by himself; a new one is added here. */
const personal = new Set(["person", "pseudonym", "cells", "customer", "persons", "identity"]);

/** Fields of those names that tell of nobody: a number of people, rows of a file the reader sent himself. */
const impersonal: Readonly<Record<string, readonly string[]>> = {
  coverage: ["persons"],
  inspectFile: ["cells"],
};

function fieldsIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(fieldsIn)];
}

function personalFieldsOf({ endpoint }: Route): readonly string[] {
  const schema = openApiDocument([endpoint], "0").paths;
  const left = impersonal[endpoint.id] ?? [];
  return fieldsIn(schema).filter((field) => personal.has(field) && !left.includes(field));
}

test("every route that shows people one by one, or gives out a file, tells the audit log whose data it is", () => {
  const silent = served
    .filter((route) => routes[route.endpoint.id].permission !== "public")
    .filter((route) => route.endpoint.fileType !== undefined || personalFieldsOf(route).length > 0)
    .filter(({ tellsReach }) => !tellsReach);
  expect(silent.map(({ endpoint }) => endpoint.id)).toEqual([]);
});

test("such routes are known one by one, so that the test itself is seen to work", () => {
  const told = served.filter(({ tellsReach }) => tellsReach).map(({ endpoint }) => endpoint.id);
  expect(told.toSorted()).toEqual(
    [
      "auditLog",
      "auditLogFile",
      "auditUsers",
      "batch",
      "dataSubject",
      "disputeListCsv",
      "disputeListXlsx",
      "erasure",
      "fundingModelsFile",
      "identity",
      "identityCorrection",
      "impactAssessment",
      "invoiceCase",
      "invoiceCheck",
      "markInvoiceCases",
      "personExtract",
      "personSearch",
      "processingRecord",
      "quarantineFile",
      "scenarioResults",
    ].toSorted(),
  );
});

interface Logged {
  readonly who: string;
  readonly act: string;
  readonly route: string;
  readonly things: readonly string[];
  readonly people: readonly string[];
  readonly outcome: string;
}

async function logged(): Promise<readonly Logged[]> {
  return await workspace.store.reader.rows<Logged>(
    "SELECT who, act, route, things, people, outcome FROM audit_event ORDER BY id",
  );
}

describe("rejected rows of a delivery", () => {
  let batch: number;
  let people: readonly string[];
  let cookie: string;
  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), "luotsi-audit-")), "persons.csv");
    writeFileSync(path, "person_id,birth_month,sex\nhen-1,1990-13,male\nhen-2,x,female\n");
    const outcome = await importFile(workspace, {
      file: { path, name: "persons.csv" },
      source: "persons",
      importer: "test",
    });
    batch = outcome.batch ?? 0;
    const rows = await workspace.store.reader.rows<{ person: string }>(
      "SELECT cells[1] AS person FROM quarantine_row ORDER BY 1",
    );
    people = rows.map(({ person }) => person);
    cookie = await server.cookieOf("controller");
  });

  test.each([
    ["batch", "read", ""],
    ["quarantineFile", "export", "/quarantine.csv"],
  ] as const)(
    "%s: who is in them stands in the log, asked once or again",
    async (route, act, end) => {
      expect(people).toHaveLength(2);
      const before = (await logged()).length;
      for (let asked = 0; asked < 2; asked++) {
        const url = `/api/batches/${batch}${end}`;
        const answer = await server.app.inject({ method: "GET", url, headers: { cookie } });
        expect(answer.statusCode).toBe(200);
        for (const person of people) expect(answer.body).toContain(person);
      }
      const lines = (await logged()).slice(before);
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        expect(line).toMatchObject({ who: "demo-controller", act, route, people, outcome: "done" });
      }
    },
  );

  test("what is changed stands in the log before it is tried and after, by its own id", async () => {
    const url = `/api/batches/${batch}/undo`;
    await server.app.inject({ method: "POST", url, headers: { cookie } });
    const lines = (await logged()).filter(({ route }) => route === "undoBatch");
    expect(lines.map(({ outcome }) => outcome)).toEqual(["started", "done"]);
    for (const { act, things } of lines) {
      expect([act, things]).toEqual(["change", [`batch:${batch}`]]);
    }
  });
});

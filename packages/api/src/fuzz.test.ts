import { day } from "@luotsi/base";
import { roleIds } from "@luotsi/contract";
import { openReleaseStore } from "@luotsi/store/testing/release";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mutatedRequest, type Operation, type Schema } from "./testing/mutated-request.ts";
import { randomDraws } from "./testing/random-draws.ts";
import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

/** A round of other draws: `FUZZ_SEED=7 npm test -- packages/api/src/fuzz.test.ts`. */
const seed = Number(process.env["FUZZ_SEED"] ?? "1");
const requests = Number(process.env["FUZZ_REQUESTS"] ?? "10000");

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}
interface OpenApiOperation {
  readonly parameters?: Operation["parameters"];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

let workspace: Workspace;
let server: TestServer;
let operations: readonly Operation[];
const cookies: (string | undefined)[] = [undefined];

beforeAll(async () => {
  workspace = workspaceOn(await openReleaseStore(), () => day("2025-10-01"));
  const { routes: served, sessions } = routesForTests(workspace);
  server = await testServer(served, {
    sessions,
    requestsPerMinute: 10_000_000,
    writesPerMinute: 10_000_000,
  });
  const document: OpenApi = (await server.app.inject("/openapi.json")).json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(path, method, operation)),
  );
  for (const role of roleIds) cookies.push(await server.cookieOf(role));
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

function operationOf(path: string, method: string, operation: OpenApiOperation): Operation {
  const [body] = Object.entries(operation.requestBody?.content ?? {});
  return {
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters ?? [],
    body: body === undefined ? undefined : { type: body[0], schema: body[1].schema },
  };
}

test(
  `${requests} mutated requests: no failure of ours, no hang, nobody's pseudonym to who may not see it`,
  { timeout: 600_000 },
  async () => {
    const draws = randomDraws(seed);
    const known = await workspace.store.reader.rows<{ pseudonym: string }>("TABLE person");
    const pseudonyms = known.map(({ pseudonym }) => pseudonym);
    expect(pseudonyms.length).toBeGreaterThan(10);
    const statuses = new Map<number, number>();
    for (let k = 0; k < requests; k++) {
      const who = draws.below(cookies.length);
      const request = mutatedRequest(draws.pick(operations), draws);
      const cookie = draws.chance(0.03) ? "__Host-luotsi=tampered" : cookies[who];
      const said = `request ${k}: ${request.method} ${request.url.slice(0, 300)} as ${roleIds[who - 1] ?? "nobody"}`;
      const busyBefore = process.cpuUsage();
      const answer = await server.app.inject({
        method: request.method as "GET",
        url: request.url,
        headers: { ...request.headers, ...(cookie === undefined ? {} : { cookie }) },
        ...(request.payload === undefined ? {} : { payload: request.payload }),
      });
      const busy = process.cpuUsage(busyBefore);
      // Processor time, so that a busy machine is not taken for a hang.
      expect((busy.user + busy.system) / 1e6, said).toBeLessThan(5);
      expect(
        answer.statusCode,
        `${said}\n${answer.body.slice(0, 500)}\n${server.logLines().slice(-2).join("")}`,
      ).toBeLessThan(500);
      const role = roleIds[who - 1];
      const left = answer.statusCode === 200 && request.method === "DELETE";
      if (left && role !== undefined) cookies[who] = await server.cookieOf(role);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      if (who === 0)
        expect(
          pseudonyms.some((each) => answer.body.includes(each)),
          said,
        ).toBe(false);
    }
    // The round is worth something only if it gets in: many are answered, many refused.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(requests / 20);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(requests / 20);
    const alive = await server.app.inject("/health");
    expect(alive.statusCode).toBe(200);
  },
);

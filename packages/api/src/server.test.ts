import {
  getRules,
  getOverview,
  postImport,
  deleteImportJob,
  type RulesView,
} from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { viewRoute } from "./route.ts";
import { sessionRoutes } from "./routes/session.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

const lawOfTheDay: RulesView = {
  on: "2026-11-22",
  topics: [],
  rules: [],
  assumptions: [],
  changeDays: [],
  lawVersion: "test",
};

const session = sessionRoutes({
  area: async () =>
    await Promise.resolve({ name: { fi: "Koe", sv: "Prov", en: "Test" }, synthetic: true }),
  version: "0.0.0",
  demoSignIn: true,
});
const rules = viewRoute({
  endpoint: getRules,
  audit: ({ query }) => ({ on: query.on }),
  handle: () => lawOfTheDay,
});

let server: TestServer;
beforeAll(async () => {
  server = await testServer([...session, rules]);
});
afterAll(async () => await server.close());

describe("a published route", () => {
  test("answers whoever has the permission, and the log says who asked for what", async () => {
    const cookie = await server.cookieOf("coach");
    const answer = await server.app.inject({
      url: "/api/rules?on=2026-05-01",
      headers: { cookie },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual(lawOfTheDay);
    expect(server.events.at(-1)).toMatchObject({
      user: "demo-coach",
      role: "coach",
      route: "rules",
      ids: { on: "2026-05-01" },
      outcome: "done",
    });
  });

  test("refuses a stranger", async () => {
    const answer = await server.app.inject("/api/rules");
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: "NOT_SIGNED_IN", status: 401 });
  });
});

import { getRules, type RulesView } from "@luotsi/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

import { viewRoute, type Route } from "./route.ts";
import { ownSessions, type OwnSessions } from "./testing/test-session.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

let sessions: OwnSessions;
beforeAll(async () => {
  sessions = await ownSessions();
});
afterAll(async () => await sessions.close());

test("an answer is made anew when what else it rests on changes, and others stay", async () => {
  let forecast = "none";
  let computed = 0;
  const route = (repeatable: true | (() => Promise<string>)): Route =>
    viewRoute({
      endpoint: getRules,
      audit: () => ({}),
      repeatable,
      handle: (): RulesView => {
        computed += 1;
        return { ...nothing, lawVersion: forecast };
      },
    });
  const resting = await serve(route(async () => await Promise.resolve(forecast)));
  const other = await serve(route(true));
  const ask = async (): Promise<readonly string[]> => [await lawOf(resting), await lawOf(other)];
  expect(await ask()).toEqual(["none", "none"]);
  forecast = "kept";
  expect(await ask()).toEqual(["kept", "none"]);
  expect(await ask()).toEqual(["kept", "none"]);
  expect(computed).toBe(3);
  for (const server of [resting, other]) await server.close();
});

const nothing: RulesView = {
  on: "2026-11-22",
  topics: [],
  rules: [],
  assumptions: [],
  changeDays: [],
  lawVersion: "",
};

async function serve(route: Route): Promise<TestServer> {
  return await testServer([route], { sessions: sessions.keeper });
}

async function lawOf(server: TestServer): Promise<string> {
  const headers = { cookie: await server.cookieOf("controller") };
  const answer = await server.app.inject({ url: "/api/rules", headers });
  return answer.json<RulesView>().lawVersion;
}

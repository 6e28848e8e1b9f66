import { roleIds, roles, type SessionView } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sessionRoutes } from "../routes/session.ts";
import { frozenNow, testServer, type TestServer } from "../testing/test-server.ts";

const area = { name: { fi: "Koe", sv: "Prov", en: "Test" }, synthetic: true };
const surroundings = { area: async () => await Promise.resolve(area), version: "0.0.0" };
const demo = sessionRoutes({ ...surroundings, demoSignIn: true });

let server: TestServer;
beforeAll(async () => {
  server = await testServer(demo);
});
afterAll(async () => await server.close());

async function ask(cookie?: string): Promise<SessionView> {
  const headers = cookie === undefined ? {} : { cookie };
  const answer = await server.app.inject({ url: "/api/session", headers });
  return answer.json<SessionView>();
}

describe("the demo's sign-in", () => {
  test("a stranger is told the area and the roles to choose from", async () => {
    expect(await ask()).toEqual({
      user: null,
      permissions: ["public"],
      area,
      demoRoles: [...roleIds],
      version: "0.0.0",
    });
  });

  test.each(roleIds)("%s gets exactly the role's permissions and what is public", async (role) => {
    const view = await ask(await server.cookieOf(role));
    expect(view.user?.role).toBe(role);
    expect(view.permissions.toSorted()).toEqual(["public", ...roles[role].permissions].toSorted());
  });

  test("the cookie is out of reach of scripts and of other sites", async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/session",
      payload: { role: "director" },
    });
    const header = String(answer.headers["set-cookie"]);
    expect(header).toContain("HttpOnly");
    expect(header).toContain("SameSite=Lax");
    expect(header).toContain("Path=/");
    expect(header).not.toContain("Secure");
  });

  test("over https the cookie is tied to this very host", async () => {
    const https = await testServer(demo, { secure: true });
    expect(await https.cookieOf("coach")).toMatch(/^__Host-luotsi=/);
    await https.close();
  });

  test("signing out forgets the session and tells the browser to", async () => {
    const cookie = await server.cookieOf("coach");
    const answer = await server.app.inject({
      method: "DELETE",
      url: "/api/session",
      headers: { cookie },
    });
    expect(answer.json<SessionView>().user).toBeNull();
    expect(answer.cookies[0]).toMatchObject({ name: "luotsi", value: "" });
  });

  test("a role that does not exist is refused", async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/session",
      payload: { role: "admin" },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "INVALID_REQUEST" });
  });
});

describe("a cookie that is not as we made it", () => {
  test("whose role was changed is worth nothing", async () => {
    const cookie = await server.cookieOf("coach");
    expect(cookie).toContain("coach~");
    expect((await ask(cookie.replace("coach~", "controller~"))).user).toBeNull();
  });

  test("that another key sealed is worth nothing", async () => {
    const other = await testServer(demo, {
      sessionSecret: "a secret of another workspace, of 43 characters",
    });
    expect((await ask(await other.cookieOf("coach"))).user).toBeNull();
    await other.close();
  });

  test.each([
    ["a second under twelve hours old is good", 12 * 3600 - 1, "coach"],
    ["twelve hours old is too old", 12 * 3600, undefined],
  ])("%s", async (_, ageSeconds, role) => {
    const earlier = await testServer(demo, { now: () => frozenNow - ageSeconds * 1000 });
    expect((await ask(await earlier.cookieOf("coach"))).user?.role).toBe(role);
    await earlier.close();
  });

  test("is not honoured where real identity is required", async () => {
    const closed = await testServer(sessionRoutes({ ...surroundings, demoSignIn: false }), {
      demoSignIn: false,
    });
    const cookie = await server.cookieOf("controller");
    const view = await closed.app.inject({ url: "/api/session", headers: { cookie } });
    expect(view.json()).toMatchObject({ user: null, demoRoles: [] });
    const attempt = await closed.app.inject({
      method: "POST",
      url: "/api/session",
      payload: { role: "coach" },
    });
    expect(attempt.json()).toMatchObject({ status: 403, code: "DEMO_SIGN_IN_OFF" });
    expect(attempt.cookies).toEqual([]);
    await closed.close();
  });
});

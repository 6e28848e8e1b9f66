import { day } from "@luotsi/base";
import { permissionFacts, roleIds, roles, type Scope, type SessionView } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { makeBreakGlassCode, workspaceOn, type Workspace } from "@luotsi/usecases";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesForTests } from "../testing/test-routes.ts";
import { testServer, type TestServer } from "../testing/test-server.ts";
import { frozenNow } from "../testing/test-session.ts";

let workspace: Workspace;
let server: TestServer;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const { routes, sessions } = routesForTests(workspace);
  server = await testServer(routes, { sessions, writesPerMinute: 1000 });
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

async function ask(cookie?: string): Promise<SessionView> {
  const headers = cookie === undefined ? {} : { cookie };
  return (await server.app.inject({ url: "/api/session", headers })).json<SessionView>();
}

const village: Scope = { kind: "limited", municipalities: ["560"], teams: [], workers: [] };

describe("who am I", () => {
  test("a stranger may what is public, and is shown a user of the demo for every role and some who see less", async () => {
    const { user, permissions, signIn } = await ask();
    expect({ user, permissions }).toEqual({ user: null, permissions: ["public"] });
    expect(new Set(signIn.users.map(({ role }) => role))).toEqual(new Set(roleIds));
    const limited = signIn.users.filter(({ scope }) => scope.kind === "limited");
    expect(limited.length).toBeGreaterThanOrEqual(3);
  });

  test.each(roleIds)("%s may exactly what the role may and what is public", async (role) => {
    const { user, permissions } = await ask(await server.cookieOf(role));
    expect(user?.role).toBe(role);
    expect(permissions.toSorted()).toEqual(["public", ...roles[role].permissions].toSorted());
  });

  test("who sees a part of the area is not offered what is about the whole", async () => {
    const { user, permissions } = await ask(await server.cookieOf("controller", village));
    expect(user?.scope).toEqual(village);
    expect(permissions.filter((each) => permissionFacts[each].scope === "whole")).toEqual([]);
    expect(permissions).toContain("read-invoice-cases");
    expect(permissions).not.toContain("close-month");
  });

  test("a role one does not have cannot be acted in", async () => {
    const answer = await server.app.inject({
      method: "PUT",
      url: "/api/session/role",
      headers: { cookie: await server.cookieOf("coach") },
      payload: { role: "administrator" },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: "NOT_ALLOWED" });
  });
});

describe("the emergency way in", () => {
  const enter = async (code: string, cookie = ""): Promise<LightMyRequestResponse> =>
    await server.app.inject({
      method: "POST",
      url: "/api/session/break-glass",
      headers: { cookie },
      payload: { code },
    });

  test("lets the administrator in once, and both logs say so aloud", async () => {
    const { code, id } = await makeBreakGlassCode(workspace.store, frozenNow);
    const before = await server.cookieOf("coach");
    const answer = await enter(code, before);
    expect(answer.json<SessionView>().user).toMatchObject({
      role: "administrator",
      signedInBy: "break-glass",
    });
    expect(answer.headers["set-cookie"]).toMatch(
      /^__Host-luotsi=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await ask(before)).user).toBeNull();
    const user = `break-glass-${id}`;
    expect(server.events.at(-1)).toMatchObject({ route: "breakGlass", outcome: "done", user });
    expect(server.logLines().join("")).toContain(`${user} signed in with an emergency code`);
    expect((await enter(code)).json()).toMatchObject({ status: 403, code: "BREAK_GLASS_REFUSED" });
    expect(server.events.at(-1)).toMatchObject({ outcome: "BREAK_GLASS_REFUSED" });
    expect(JSON.stringify(server.events) + server.logLines().join("")).not.toContain(code);
  });

  test("the page of rights shows every code and what became of it, but not the code", async () => {
    const { code } = await makeBreakGlassCode(workspace.store, frozenNow);
    const cookie = await server.cookieOf("auditor");
    const { body } = await server.app.inject({ url: "/api/access", headers: { cookie } });
    const { emergencyCodes } = JSON.parse(body) as { emergencyCodes: { usedAt: string | null }[] };
    expect(emergencyCodes.map(({ usedAt }) => usedAt === null)).toEqual([true, false]);
    expect(body).not.toContain(code);
  });

  test("a guess is refused without saying what was wrong with it", async () => {
    const answer = await enter("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA");
    expect(answer.json()).toMatchObject({ code: "BREAK_GLASS_REFUSED" });
    expect(answer.cookies).toEqual([]);
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";

import { day } from "@luotsi/base";
import { providerSettings, type SessionView } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startServer, type RunningServer } from "../start-server.ts";
import { bareBrowser, type BareBrowser } from "../testing/sign-in-by-flow.ts";
import { demoProviderPath, openDemoProvider, type DemoProvider } from "./demo-provider.ts";
import type { DemoPerson } from "./demo-users.ts";

/** A provider of its own, at another port, that offers sign-out; Luotsi knows it by its settings alone. */
const scope = { kind: "everything" } as const;
const people: readonly DemoPerson[] = [
  { id: "u-kaisa", name: "Kaisa Koe", group: "talous", role: "controller", scope },
  { id: "u-ville", name: "Ville Koe", group: "muut", role: "coach", scope },
];
const secret = "a secret of the test's own provider";
const sessionCookie = "__Host-luotsi";

let workspace: Workspace;
let luotsi: RunningServer;
let providerServer: Server;
let issuer: string;
const logLines: string[] = [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const [port, providerPort] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const origin = `http://127.0.0.1:${providerPort}`;
  issuer = `${origin}${demoProviderPath}`;
  const provider: DemoProvider = await openDemoProvider({
    origin,
    people,
    clientId: "luotsi",
    clientSecret: secret,
    clientOrigin: publicUrl,
    signOut: "asked",
  });
  providerServer = createServer((request, response) => void provider.handle(request, response));
  await new Promise<void>((done) => providerServer.listen(providerPort, "127.0.0.1", done));
  const settings = providerSettings.parse({
    publicUrl,
    issuer,
    clientId: "luotsi",
    groups: [{ group: "talous", role: "controller", scope }],
  });
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logLines.push(chunk.toString("utf8"));
      done();
    },
  });
  luotsi = await startServer({
    workspace,
    host: "127.0.0.1",
    port,
    webFolder: undefined,
    log: { level: "warn", stream },
    now: () => Date.now(),
    provider: { settings, secret },
  });
}, 60_000);
afterAll(async () => {
  await luotsi.close();
  await new Promise((done) => providerServer.close(done));
  await workspace.close();
});

/** Goes to the provider and says there who one is. @returns the addresses on the way back. */
async function signIn(browser: BareBrowser, who = "u-kaisa", to = "/"): Promise<readonly string[]> {
  const began = await browser.open(`${luotsi.address}/api/sign-in?to=${encodeURIComponent(to)}`);
  const location = new URL(began.headers.get("location") ?? "");
  location.searchParams.set("login_hint", who);
  return await browser.follow(location.href);
}

async function sessionOf(browser: BareBrowser): Promise<SessionView> {
  return (await (await browser.open(`${luotsi.address}/api/session`)).json()) as SessionView;
}

function callbackIn(way: readonly string[]): string {
  const found = way.find((address) => address.includes("/api/sign-in/callback"));
  if (found === undefined) throw new Error(`no way back: ${way.join(" → ")}`);
  return found;
}

describe("signing in with a provider", () => {
  test("asks for a code with state, nonce and PKCE, and comes back as the group's role", async () => {
    const browser = bareBrowser();
    const began = await browser.open(`${luotsi.address}/api/sign-in?to=/talous`);
    const { origin, searchParams } = new URL(began.headers.get("location") ?? "");
    expect(origin).toBe(new URL(issuer).origin);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      client_id: "luotsi",
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(searchParams.get(name)?.length, name).toBeGreaterThan(30);
    }
    const way = await signIn(browser, "u-kaisa", "/talous?vuosi=2026");
    expect(way.at(-1)).toBe(`${luotsi.address}/talous?vuosi=2026`);
    const { user, signIn: entrance } = await sessionOf(browser);
    expect(user).toMatchObject({ name: "Kaisa Koe", role: "controller", scope });
    expect(entrance).toEqual({ kind: "provider", users: [] });
  });

  test("who is in no group with a role is told so, and nothing is kept", async () => {
    const browser = bareBrowser();
    const way = await signIn(browser, "u-ville");
    expect(way.at(-1)).toBe(`${luotsi.address}/?problem=NO_ROLE`);
    expect(browser.cookies.has(sessionCookie)).toBe(false);
  });

  test("a demo's user cannot be chosen, and the demo's provider is not there", async () => {
    const browser = bareBrowser();
    const way = await browser.follow(`${luotsi.address}/api/sign-in?as=demo-controller`);
    expect(way.at(-1)).toBe(`${luotsi.address}/?problem=DEMO_SIGN_IN_OFF`);
    const answer = await fetch(
      `${luotsi.address}${demoProviderPath}/.well-known/openid-configuration`,
    );
    expect(answer.status).toBe(404);
  });

  test("a token that was planted in the browser before is replaced, and the session before it ends", async () => {
    const browser = bareBrowser();
    await signIn(browser);
    const before = browser.cookieHeader();
    await signIn(browser);
    expect(browser.cookieHeader()).not.toBe(before);
    const answer = await fetch(`${luotsi.address}/api/session`, { headers: { cookie: before } });
    expect(((await answer.json()) as SessionView).user).toBeNull();
    const planted = await fetch(`${luotsi.address}/api/session`, {
      headers: { cookie: `${sessionCookie}=planted-by-another` },
    });
    expect(((await planted.json()) as SessionView).user).toBeNull();
    expect(planted.headers.get("set-cookie")).toContain(`${sessionCookie}=;`);
  });

  test("an address of coming back works once, in the browser that went", async () => {
    const browser = bareBrowser();
    const way = await signIn(browser);
    const again = callbackIn(way);
    const replayed = await browser.open(again);
    expect(replayed.headers.get("location")).toBe("/?problem=SIGN_IN_FAILED");
    const stolen = await bareBrowser().open(again);
    expect(stolen.headers.get("location")).toBe("/?problem=SIGN_IN_FAILED");
    expect((await sessionOf(browser)).user?.role).toBe("controller");
  });

  test.each([
    ["of a state nobody began", "state=unknown&code=x"],
    ["without a state", "code=x"],
    ["that the provider refused", "error=access_denied&state=unknown"],
  ])("coming back %s signs nobody in", async (_, query) => {
    const answer = await bareBrowser().open(`${luotsi.address}/api/sign-in/callback?${query}`);
    expect(answer.headers.get("location")).toBe("/?problem=SIGN_IN_FAILED");
    expect(answer.headers.getSetCookie().join()).not.toMatch(/__Host-luotsi=[^;]/);
  });

  test("a code of one sign-in is not taken with the state of another", async () => {
    const [one, other] = [bareBrowser(), bareBrowser()];
    const code = new URL(callbackIn(await signIn(one))).searchParams.get("code") ?? "";
    const began = await other.open(`${luotsi.address}/api/sign-in`);
    const state = new URL(began.headers.get("location") ?? "").searchParams.get("state") ?? "";
    const query = new URLSearchParams({ state, code, iss: issuer });
    const answer = await other.open(`${luotsi.address}/api/sign-in/callback?${query.toString()}`);
    expect(answer.headers.get("location")).toBe("/?problem=SIGN_IN_FAILED");
    expect((await sessionOf(other)).user).toBeNull();
  });
});

/** Says yes on the provider's page that asks whether to sign out. */
async function confirmSignOut(browser: BareBrowser, page: Response): Promise<void> {
  const html = await page.text();
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
  await browser.open(action, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ xsrf, logout: "yes" }).toString(),
  });
}

describe("signing out", () => {
  test("of Luotsi says where to sign out of the provider too", async () => {
    const browser = bareBrowser();
    await signIn(browser);
    const answer = await browser.open(`${luotsi.address}/api/session`, { method: "DELETE" });
    const { leaveAt, session } = (await answer.json()) as {
      leaveAt: string;
      session: SessionView;
    };
    expect(session.user).toBeNull();
    const { searchParams } = new URL(leaveAt);
    expect(searchParams.get("post_logout_redirect_uri")).toBe(`${luotsi.address}/`);
    expect(searchParams.get("id_token_hint")).toMatch(/^ey/);
    expect((await browser.open(leaveAt)).status).toBe(200);
  });

  test("of the provider ends the session here, without the browser", async () => {
    const browser = bareBrowser();
    await signIn(browser);
    expect((await sessionOf(browser)).user?.role).toBe("controller");
    const { idToken } = await keptSession();
    const page = await browser.open(`${issuer}/session/end?id_token_hint=${idToken}`);
    await confirmSignOut(browser, page);
    await expect.poll(async () => (await sessionOf(browser)).user).toBeNull();
  });

  test("by the front channel needs the provider's name and the session's id there", async () => {
    const browser = bareBrowser();
    await signIn(browser);
    const { sid } = await keptSession();
    const at = (query: Readonly<Record<string, string>>): string =>
      `${luotsi.address}/api/sign-in/front-channel-logout?${new URLSearchParams(query).toString()}`;
    for (const wrong of [{ iss: "https://evil.example", sid }, { iss: issuer, sid: "" }, {}]) {
      expect((await fetch(at(wrong))).status).toBe(400);
    }
    expect(await (await fetch(at({ iss: issuer, sid: "unknown" }))).json()).toEqual({ ended: 0 });
    expect((await sessionOf(browser)).user).not.toBeNull();
    expect(await (await fetch(at({ iss: issuer, sid }))).json()).toEqual({ ended: 1 });
    expect((await sessionOf(browser)).user).toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["no token", "logout_token=not-a-token"],
    ["a token nobody signed", `logout_token=${forged({ alg: "none" })}`],
    ["a token signed with a shared secret", `logout_token=${forged({ alg: "HS256" })}`],
  ])("by the back channel with %s ends nothing", async (_, body) => {
    const browser = bareBrowser();
    await signIn(browser);
    const answer = await fetch(`${luotsi.address}/api/sign-in/back-channel-logout`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: body.replace("ISSUER", issuer),
    });
    expect(answer.status).toBe(400);
    expect((await sessionOf(browser)).user).not.toBeNull();
  });
});

function forged(header: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    iss: "ISSUER",
    aud: "luotsi",
    sub: "u-kaisa",
    iat: Math.floor(Date.now() / 1000),
    jti: "1",
    events: { "http://schemas.openid.net/event/backchannel-logout": {} },
  };
  return `${part(header)}.${part(claims)}.${part({})}`;
}

async function keptSession(): Promise<{ readonly sid: string; readonly idToken: string }> {
  const [row] = await workspace.store.ownReader.rows<{ sid: string; idToken: string }>(
    `SELECT provider_session AS sid, id_token AS "idToken" FROM sign_in_session
     ORDER BY started_at DESC LIMIT 1`,
  );
  if (row === undefined) throw new Error("somebody is signed in");
  return row;
}

test("a form is taken on the provider's way in alone, so that no other site can send one for a reader", async () => {
  const browser = bareBrowser();
  await signIn(browser);
  const answer = await browser.open(`${luotsi.address}/api/session/role`, {
    method: "PUT",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "role=controller",
  });
  expect(answer.status).toBe(415);
});

test("neither the log nor the audit log holds a code, a state, a token or a name", async () => {
  const browser = bareBrowser();
  const callback = new URL(callbackIn(await signIn(browser)));
  const rows = await workspace.store.reader.rows("SELECT * FROM audit_event");
  const kept = JSON.stringify(rows) + logLines.join("");
  for (const name of ["code", "state"]) {
    expect(kept).not.toContain(callback.searchParams.get(name) ?? "missing");
  }
  expect(kept).not.toContain(browser.cookies.get(sessionCookie) ?? "missing");
  expect(kept).not.toContain("Kaisa Koe");
});

import { AppError, errorCatalogue } from "@luotsi/base";
import {
  getQuarantineFile,
  getRules,
  putSessionRole,
  type RulesView,
  type SessionView,
} from "@luotsi/contract";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { fileRoute, viewRoute, type Route } from "./route.ts";
import type { ServerSettings } from "./server-settings.ts";
import { ownSessions, type OwnSessions } from "./testing/test-session.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

const nobodyView: SessionView = {
  user: null,
  permissions: ["public"],
  area: { name: { fi: "Koe", sv: "Prov", en: "Test" }, synthetic: true },
  signIn: { kind: "closed", users: [] },
  version: "0.0.0",
};
const law: RulesView = {
  on: "2026-11-22",
  topics: [],
  rules: [],
  assumptions: [],
  changeDays: [],
  lawVersion: "test",
};
const somebody = "010190-123A Matti Meikäläinen";

function rulesRoute(handle: () => Promise<RulesView> | RulesView, repeatable?: true): Route {
  return viewRoute({
    endpoint: getRules,
    audit: ({ query }) => ({ on: query.on }),
    ...(repeatable === undefined ? {} : { repeatable }),
    handle,
  });
}

const refusalOf: Readonly<Record<number, string>> = {
  400: "INVALID_REQUEST",
  413: "BODY_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
};

let sessions: OwnSessions;
beforeAll(async () => {
  sessions = await ownSessions();
});
afterAll(async () => await sessions.close());

let open: TestServer[] = [];
async function serve(route: Route, changes: Partial<ServerSettings> = {}): Promise<TestServer> {
  const server = await testServer([route], { sessions: sessions.keeper, ...changes });
  open.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(open.map(async (server) => await server.close()));
  open = [];
});

async function get(
  server: TestServer,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Awaited<ReturnType<TestServer["app"]["inject"]>>> {
  const cookie = await server.cookieOf("controller");
  return await server.app.inject({ url, headers: { cookie, ...headers } });
}

async function change(
  server: TestServer,
  headers: Readonly<Record<string, string>>,
  payload: string | object,
): Promise<Awaited<ReturnType<TestServer["app"]["inject"]>>> {
  const cookie = await server.cookieOf("coach");
  const url = "/api/session/role";
  return await server.app.inject({ method: "PUT", url, headers: { cookie, ...headers }, payload });
}

describe("who may ask", () => {
  test("a stranger is asked to sign in", async () => {
    const server = await serve(rulesRoute(() => law));
    const answer = await server.app.inject("/api/rules");
    expect(answer.json()).toMatchObject({ status: 401, code: "NOT_SIGNED_IN" });
  });

  test("a role without the permission is refused before anything is read, and it is noted", async () => {
    const server = await serve(
      fileRoute({
        endpoint: getQuarantineFile,
        audit: ({ params }) => ({ batch: params.batch }),
        handle: () => {
          throw new Error("nobody asked for this");
        },
      }),
    );
    const cookie = await server.cookieOf("coach");
    const url = "/api/batches/not-a-number/quarantine.csv";
    const answer = await server.app.inject({ url, headers: { cookie } });
    expect(answer.json()).toMatchObject({ status: 403, code: "NOT_ALLOWED" });
    expect(server.events.at(-1)).toMatchObject({
      user: "demo-coach",
      permission: "read-data",
      route: "quarantineFile",
      ids: {},
      outcome: "NOT_ALLOWED",
    });
  });

  test("a page of another site cannot make a reader's browser change anything", async () => {
    const server = await serve(roleRoute());
    const answer = await change(server, { "sec-fetch-site": "cross-site" }, { role: "controller" });
    expect(answer.json()).toMatchObject({ status: 403, code: "CROSS_SITE_REQUEST" });
    expect(answer.cookies).toEqual([]);
    expect(server.events).toEqual([]);
  });

  test("a foreign name that points to this machine gets nothing", async () => {
    const server = await serve(rulesRoute(() => law));
    const answer = await get(server, "/api/rules", { host: "attacker.example" });
    expect(answer.json()).toMatchObject({ status: 403, code: "CROSS_SITE_REQUEST" });
  });
});

describe("what is asked", () => {
  test.each([
    ["fi", "/api/rules?on=tomorrow", "Pyyntö ei ole oikeaa muotoa: query.on"],
    ["sv", "/api/rules?on=tomorrow", "Begäran har fel form: query.on"],
    ["en", "/api/rules?onn=2026-01-01", "The request is not of the right form: query.onn?"],
    ["en", "/api/rules?verbose=1", "The request is not of the right form: query.verbose?"],
  ])("a request that does not fit is refused in %s", async (language, url, detail) => {
    const server = await serve(rulesRoute(() => law));
    const answer = await get(server, url, { "accept-language": language });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail.startsWith(detail)).toBe(true);
  });

  test.each([
    { why: "malformed JSON", payload: "{not json" },
    { why: "no JSON at all", payload: "" },
    { why: "a poisoned prototype", payload: '{"__proto__":{"a":1}}' },
    { why: "an unknown field", payload: '{"role":"coach","admin":true}' },
    { why: "another media type", type: "text/csv", payload: "a;b", status: 415 },
    { why: "a body over a megabyte", payload: `"${"x".repeat(1024 * 1024)}"`, status: 413 },
  ])("$why is refused", async ({ type = "application/json", payload, status = 400 }) => {
    const server = await serve(roleRoute());
    const answer = await change(server, { "content-type": type }, payload);
    expect(answer.json<{ code: string }>().code).toBe(refusalOf[status]);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.cookies).toEqual([]);
  });

  test("too many requests a minute are refused with the time to wait", async () => {
    const server = await serve(
      rulesRoute(() => law),
      { requestsPerMinute: 2 },
    );
    await server.app.inject("/api/rules");
    await server.app.inject("/api/rules");
    const answer = await server.app.inject({
      url: "/api/rules",
      headers: { "accept-language": "en" },
    });
    expect(answer.json()).toMatchObject({
      status: 429,
      code: "TOO_MANY_REQUESTS",
      next: "Try again in 60 seconds.",
    });
    expect(answer.headers["retry-after"]).toBe("60");
  });

  test("one who asks too much leaves the others behind the same proxy their own limit", async () => {
    const server = await serve(
      rulesRoute(() => law),
      { requestsPerMinute: 2 },
    );
    const [busy, calm] = [await server.cookieOf("coach"), await server.cookieOf("analyst")];
    const ask = async (cookie: string): Promise<number> =>
      (await server.app.inject({ url: "/api/rules", headers: { cookie } })).statusCode;
    expect([await ask(busy), await ask(busy), await ask(busy)]).toEqual([200, 200, 429]);
    expect(await ask(calm)).toBe(200);
    expect((await server.app.inject("/api/rules")).statusCode).toBe(401);
  });
});

describe("a refusal", () => {
  test("is told as RFC 9457 says, with code, next step, id and the lines at fault", async () => {
    const message = { fi: "Päivä puuttuu", sv: "Dagen saknas", en: "The day is missing" };
    const server = await serve(
      rulesRoute(() => {
        throw new AppError("ROWS_REJECTED", { rejected: 1, rows: 3 }, [
          { line: 2, column: "from", code: "MISSING", message },
        ]);
      }),
    );
    const answer = await get(server, "/api/rules", { "accept-language": "sv" });
    expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(answer.json()).toEqual({
      type: "urn:luotsi:problem:rows-rejected",
      title: "… av … rader förkastades.",
      status: 422,
      detail: "1 av 3 rader förkastades.",
      code: "ROWS_REJECTED",
      next: "Rätta de uppräknade raderna och importera dem på nytt.",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      problems: [{ line: 2, column: "from", code: "MISSING", message: "Dagen saknas" }],
    });
    expect(server.events.at(-1)).toMatchObject({ outcome: "ROWS_REJECTED" });
  });

  test("every code of the catalogue has a status of refusal", () => {
    const statuses = Object.values(errorCatalogue).map(({ status }) => status);
    expect(statuses.filter((status) => status < 400 || status > 599)).toEqual([]);
  });
});

describe("our own fault", () => {
  test.each([
    [
      "an answer that breaks the contract",
      (): RulesView => JSON.parse(`{"on":"${somebody}","rules":"${somebody}"}`) as RulesView,
    ],
    [
      "a failing question",
      (): RulesView => {
        throw Object.assign(new TypeError(`Key (name)=(${somebody}) already exists`), {
          detail: somebody,
        });
      },
    ],
    [
      "something thrown that is no error",
      (): RulesView => {
        throw somebody;
      },
    ],
  ])("%s is a 500 whose answer and log line tell nobody's data", async (_, handle) => {
    const server = await serve(rulesRoute(handle));
    const answer = await get(server, "/api/rules");
    expect(answer.statusCode).toBe(500);
    const { id, code } = answer.json<{ id: string; code: string }>();
    expect(code).toBe("INTERNAL");
    const lines = server.logLines().filter((line) => line.includes(id));
    expect(lines.some((line) => line.includes('"failed"'))).toBe(true);
    const told = [answer.body, ...server.logLines(), JSON.stringify(server.events)].join("\n");
    expect(told).not.toMatch(/Meikäläinen|010190/);
  });

  test("what goes wrong after the answer was sent is logged without values too", async () => {
    const server = await serve(rulesRoute(() => law));
    server.app.log.error({ err: new Error(somebody) }, "late");
    const line = server.logLines().find((text) => text.includes('"late"'));
    expect(line).toContain('"type":"Error"');
    expect(line).not.toMatch(/Meikäläinen|010190/);
  });

  test("a field the contract does not know never leaves the house", async () => {
    const server = await serve(rulesRoute(() => Object.assign({ name: somebody }, law)));
    const answer = await get(server, "/api/rules");
    expect(answer.json()).toEqual(law);
  });
});

describe("the audit log", () => {
  test("keeps a read once it is answered", async () => {
    const server = await serve(rulesRoute(() => law));
    await get(server, "/api/rules?on=2026-05-01");
    expect(server.events.filter(({ route }) => route === "rules")).toMatchObject([
      { user: "demo-controller", role: "controller", ids: { on: "2026-05-01" }, outcome: "done" },
    ]);
  });

  test("keeps a change before it is tried and after", async () => {
    const server = await serve(roleRoute());
    await change(server, {}, { role: "coach" });
    expect(server.events.map(({ outcome }) => outcome)).toEqual(["started", "done"]);
  });

  test("that cannot be written means no answer", async () => {
    const server = await serve(roleRoute(), {
      audit: async () => await Promise.reject(new Error("disk full")),
    });
    const answer = await change(server, {}, { role: "coach" });
    expect(answer.statusCode).toBe(500);
    expect(answer.cookies).toEqual([]);
  });

  test("refuses free text where a code belongs", async () => {
    const server = await serve(
      viewRoute({ endpoint: getRules, audit: () => ({ who: somebody }), handle: () => law }),
    );
    expect((await get(server, "/api/rules")).statusCode).toBe(400);
    expect(JSON.stringify(server.events)).not.toContain("Meikäläinen");
  });

  test("cannot be left out by a route that is not public", async () => {
    const silent = viewRoute({ endpoint: getRules, audit: "not-audited", handle: () => law });
    await expect(testServer([silent])).rejects.toThrow("rules is not public");
  });
});

describe("a repeatable answer", () => {
  test("is computed once until the data changes", async () => {
    let version = "1";
    let computed = 0;
    const server = await serve(
      rulesRoute(() => {
        computed += 1;
        return { ...law, lawVersion: version };
      }, true),
      { dataVersion: async () => await Promise.resolve(version) },
    );
    const first = await get(server, "/api/rules");
    const again = await get(server, "/api/rules");
    expect(again.json()).toEqual(first.json());
    expect(computed).toBe(1);
    expect((await get(server, "/api/rules?on=2025-01-01")).statusCode).toBe(200);
    expect(computed).toBe(2);
    version = "2";
    expect((await get(server, "/api/rules")).json()).toMatchObject({ lawVersion: "2" });
    expect(computed).toBe(3);
  });

  test("that the browser has already is not sent again, but is noted", async () => {
    const server = await serve(rulesRoute(() => law, true));
    const etag = String((await get(server, "/api/rules")).headers["etag"]);
    const again = await get(server, "/api/rules", { "if-none-match": etag });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe("");
    expect(again.headers["cache-control"]).toBe("private, no-cache");
    expect(server.events.filter(({ route }) => route === "rules")).toHaveLength(2);
  });

  test("asked for by many at once is computed once", async () => {
    let computed = 0;
    const server = await serve(
      rulesRoute(async () => {
        computed += 1;
        return await Promise.resolve(law);
      }, true),
    );
    const cookie = await server.cookieOf("coach");
    const ask = { url: "/api/rules", headers: { cookie } };
    await Promise.all(Array.from({ length: 20 }, async () => await server.app.inject(ask)));
    expect(computed).toBe(1);
  });

  test("that failed is tried anew", async () => {
    let tries = 0;
    const server = await serve(
      rulesRoute(() => {
        tries += 1;
        if (tries === 1) throw new AppError("DATABASE_UNAVAILABLE", { reason: "restarting" });
        return law;
      }, true),
    );
    expect((await get(server, "/api/rules")).statusCode).toBe(503);
    expect((await get(server, "/api/rules")).statusCode).toBe(200);
  });
});

describe("a file as the answer", () => {
  test("comes under its own name and type, and is not kept", async () => {
    const server = await serve(
      fileRoute({
        endpoint: getQuarantineFile,
        audit: ({ params }) => ({ batch: params.batch }),
        handle: async ({ params }) =>
          await Promise.resolve({
            fileName: `erä ${params.batch}.csv`,
            content: ["a;b\r\n", "1;2\r\n"],
            reach: { people: ["lp1aaaa"] },
          }),
      }),
    );
    const answer = await get(server, "/api/batches/7/quarantine.csv");
    expect(answer.body).toBe("a;b\r\n1;2\r\n");
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe(
      "attachment; filename=\"er__7.csv\"; filename*=UTF-8''er%C3%A4%207.csv",
    );
    expect(answer.headers["cache-control"]).toBe("no-store");
  });
});

test("the same address is not published twice", async () => {
  await expect(testServer([roleRoute(), roleRoute()])).rejects.toThrow("changeRole");
});

/** A change that anybody who is signed in may make. */
function roleRoute(): Route {
  return viewRoute({ endpoint: putSessionRole, audit: () => ({}), handle: () => nobodyView });
}

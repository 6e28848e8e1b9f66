import { wholeArea } from "@luotsi/contract";
import type { Store } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeBreakGlassCode, takeBreakGlassCode } from "./break-glass.ts";
import { sessionKeeper, type Identified, type SessionKeeper } from "./session-keeper.ts";
import { beginAttempt, finishAttempt } from "./sign-in-attempts.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const start = 1_795_341_600_000;

let store: Store;
let now = start;
let keeper: SessionKeeper;
beforeAll(async () => {
  store = await openTestStore();
  keeper = keeperOf("https://provider.example");
});
afterAll(async () => await store.close());

function keeperOf(issuer: string | undefined): SessionKeeper {
  const limits = { idle: 30 * minute, absolute: 8 * hour, renewal: 15 * minute };
  return sessionKeeper({ store, now: () => now, limits, issuer: () => issuer });
}

const ville: Identified = {
  user: "u-1",
  name: "Ville",
  grants: [
    { role: "coach", scope: { kind: "limited", municipalities: [], teams: [], workers: ["u-1"] } },
    { role: "analyst", scope: wholeArea },
  ],
  issuer: "https://provider.example",
  subject: "s-1",
  providerSession: "sid-1",
  idToken: undefined,
};

async function began(who: Identified = ville): Promise<string> {
  now = start;
  return (await keeper.begin(who)).token;
}

async function isLive(token: string, at: number): Promise<boolean> {
  now = at;
  return (await keeper.find(token)) !== undefined;
}

describe("a session", () => {
  test.each([
    ["a second before the idle limit it lives", 30 * minute - second, true],
    ["at the idle limit it has ended", 30 * minute, false],
    ["a second after the idle limit it has ended", 30 * minute + second, false],
  ])("%s", async (_, age, lives) => {
    expect(await isLive(await began(), start + age)).toBe(lives);
  });

  test.each([
    ["a second before the absolute limit it lives", 8 * hour - second, true],
    ["at the absolute limit it has ended, however busy", 8 * hour, false],
    ["a second after it too", 8 * hour + second, false],
  ])("%s", async (_, age, lives) => {
    let token = await began();
    for (let at = start; at < start + 8 * hour - 10 * minute; at += 10 * minute) {
      now = at;
      token = (await keeper.find(token))?.newToken ?? token;
    }
    expect(await isLive(token, start + age)).toBe(lives);
  });

  test("gets a new token every quarter of an hour, and the old one is taken for half a minute more", async () => {
    const first = await began();
    now = start + 15 * minute - second;
    expect(await keeper.find(first)).toMatchObject({ newToken: undefined });
    now = start + 15 * minute;
    const renewed = (await keeper.find(first))?.newToken ?? "";
    expect(renewed).not.toBe("");
    expect(renewed).not.toBe(first);
    const renewedAt = now;
    expect(await isLive(first, renewedAt + 30 * second - 1)).toBe(true);
    expect(await isLive(first, renewedAt + 30 * second)).toBe(false);
    expect(await isLive(renewed, renewedAt + 30 * second)).toBe(true);
  });

  test("asked for by many at once when its token is old, gets one new token", async () => {
    const first = await began();
    now = start + 20 * minute;
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => await keeper.find(first)),
    );
    expect(answers.every((answer) => answer !== undefined)).toBe(true);
    expect(answers.filter((answer) => answer?.newToken !== undefined)).toHaveLength(1);
  });

  test("is in the database as a hash only, and goes with its name when it ends", async () => {
    const token = await began();
    const kept = async (): Promise<string> =>
      JSON.stringify(
        await store.ownReader.rows("SELECT * FROM sign_in_session WHERE user_id = 'u-1'"),
      );
    expect(await kept()).not.toContain(token);
    const live = await keeper.find(token);
    if (live !== undefined) await keeper.end(live.session);
    expect(await keeper.find(token)).toBeUndefined();
    now = start + 24 * hour;
    await keeper.begin({ ...ville, user: "u-2" });
    expect(await kept()).toBe("[]");
  });

  test("of another provider, or of the demo's, is not honoured", async () => {
    const token = await began();
    expect(await keeperOf("https://other.example").find(token)).toBeUndefined();
    expect(await keeperOf(undefined).find(token)).toBeUndefined();
  });

  test("acts in another of its own roles, and in no other", async () => {
    const token = await began();
    const live = await keeper.find(token);
    if (live === undefined) throw new Error("it lives");
    expect(live.session).toMatchObject({ role: "coach", scope: { workers: ["u-1"] } });
    expect(await keeper.actAs(live.session, "analyst")).toMatchObject({ scope: wholeArea });
    expect((await keeper.find(token))?.session.role).toBe("analyst");
    expect(await keeper.actAs(live.session, "administrator")).toBeUndefined();
  });

  test("ends when the provider says so: one by its id there, all by the person, none of others", async () => {
    const [one, two, other] = [
      await began(),
      await began({ ...ville, providerSession: "sid-2" }),
      await began({ ...ville, subject: "s-2", providerSession: "sid-3" }),
    ];
    const issuer = "https://provider.example";
    const end = async (subject?: string, providerSession?: string): Promise<number> =>
      await keeper.endAtProvider({ issuer, subject, providerSession });
    expect(await end()).toBe(0);
    expect(await end("s-2", "sid-2")).toBe(0);
    expect(await end(undefined, "sid-2")).toBe(1);
    expect(await keeper.find(two)).toBeUndefined();
    expect(await keeper.find(one)).toBeDefined();
    expect(await end("s-1")).toBeGreaterThanOrEqual(1);
    expect(await keeper.find(one)).toBeUndefined();
    expect(await keeper.find(other)).toBeDefined();
  });
});

describe("a sign-in under way", () => {
  const secrets = { nonce: "n", codeVerifier: "v", returnTo: "/talous" };

  test("is finished once, by the browser that began it, within a quarter of an hour", async () => {
    const state = "state-1";
    const browser = await beginAttempt(store, { ...secrets, state }, start);
    const finish = async (by: string, at: number): Promise<unknown> =>
      await finishAttempt(store, { state, browser: by }, at);
    await expect(finish("another", start)).rejects.toThrow("SIGN_IN_FAILED");
    await expect(finish(browser, start + 15 * minute)).rejects.toThrow("SIGN_IN_FAILED");
    expect(await finish(browser, start + 15 * minute - 1)).toMatchObject(secrets);
    await expect(finish(browser, start)).rejects.toThrow("SIGN_IN_FAILED");
  });
});

describe("an emergency code", () => {
  test("works once, however it is typed, and gives the administrator's role alone", async () => {
    const { code, id } = await makeBreakGlassCode(store, start);
    expect(code).toMatch(/^([A-HJ-NP-Z2-9]{5}-){4}[A-HJ-NP-Z2-9]{5}$/);
    const typed = code.toLowerCase().replaceAll("-", " ");
    const who = await takeBreakGlassCode(store, typed, start);
    expect(who).toMatchObject({ user: `break-glass-${id}`, grants: [{ role: "administrator" }] });
    await expect(takeBreakGlassCode(store, code, start)).rejects.toThrow("BREAK_GLASS_REFUSED");
    const kept = JSON.stringify(await store.ownReader.rows("SELECT * FROM break_glass_code"));
    expect(kept).not.toContain(code);
  });

  test.each([
    ["a millisecond before a quarter of an hour is over it works", 15 * minute - 1, true],
    ["when it is over it does not", 15 * minute, false],
    ["on a clock set back to before it was made it does not", -1, false],
  ])("%s", async (_, age, works) => {
    const { code } = await makeBreakGlassCode(store, start);
    const taken = takeBreakGlassCode(store, code, start + age);
    if (works) expect(await taken).toBeDefined();
    else await expect(taken).rejects.toThrow("BREAK_GLASS_REFUSED");
  });

  test("used by twenty at once lets one in", async () => {
    const { code } = await makeBreakGlassCode(store, start);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, async () => await takeBreakGlassCode(store, code, start)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is honoured also where a provider is, for those who have it", async () => {
    const { code } = await makeBreakGlassCode(store, start);
    const { token } = await keeper.begin(await takeBreakGlassCode(store, code, start), hour);
    expect((await keeper.find(token))?.session.signedInBy).toBe("break-glass");
    expect(await keeperOf(undefined).find(token)).toBeDefined();
  });
});

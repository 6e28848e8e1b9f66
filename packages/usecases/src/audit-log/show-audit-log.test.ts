import { day } from "@luotsi/base";
import type { AuditLogQuery } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import type { AuditEvent } from "./audit-event.ts";
import { auditSheet } from "./audit-sheet.ts";
import { showAuditLog, showAuditUsers } from "./show-audit-log.ts";

const noon = 1_795_341_600_000;
const hour = 3_600_000;

/** Event `i` of 260: users, acts, people, things and moments in different rhythms, two of a moment now and then. */
function event(i: number): AuditEvent {
  const act = (["read", "read", "read", "change", "export"] as const)[i % 5] ?? "read";
  return {
    at: noon + Math.floor(i / 2) * hour,
    request: `r${i}`,
    user: `user-${i % 7}`,
    role: "controller",
    permission: "read-rules",
    route: i % 3 === 0 ? "rules" : "finance",
    act,
    ids: act === "change" ? { batch: i % 11 } : { number: i },
    reach:
      i % 60 === 59
        ? { people: "everyone" }
        : {
            people: i % 4 === 0 ? [`lp1${i % 13}`, `lp1${i % 17}`] : "nobody",
            months: { first: `20${String(10 + (i % 15)).padStart(2, "0")}-03`, last: "2026-10" },
          },
    outcome: i % 10 === 3 ? "NOT_FOUND" : "done",
  };
}

const all = Array.from({ length: 260 }, (_, i) => event(i));
let workspace: Workspace;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  for (const one of all) await workspace.audit(one);
});
afterAll(async () => await workspace.close());

function shows({ reach }: AuditEvent, person: string): boolean {
  const people = reach?.people;
  return people === "everyone" || (Array.isArray(people) && people.includes(person));
}

/** What fits, said plainly; ids are places from 1. */
function expected(query: AuditLogQuery): readonly number[] {
  const { who, route, act, person, thing } = query;
  const from = query.from === undefined ? -Infinity : Date.parse(`${query.from}T00:00+02:00`);
  const end = query.to === undefined ? Infinity : Date.parse(`${query.to}T00:00+02:00`) + 24 * hour;
  return all
    .map((one, i) => ({ one, id: i + 1 }))
    .filter(
      ({ one }) =>
        (who === undefined || one.user === who) &&
        (route === undefined || one.route === route) &&
        (act === undefined || one.act === act) &&
        (person === undefined || shows(one, person)) &&
        (thing === undefined ||
          (one.act !== "read" && thing === `batch:${String(one.ids["batch"])}`)) &&
        one.at >= from &&
        one.at < end,
    )
    .map(({ id }) => id)
    .toReversed();
}

async function everyPage(query: AuditLogQuery): Promise<readonly number[]> {
  const ids: number[] = [];
  let before: number | undefined;
  for (;;) {
    const { lines, next } = await showAuditLog(workspace, { ...query, before });
    ids.push(...lines.map(({ id }) => id));
    if (next === null) return ids;
    before = next;
  }
}

describe("events asked for, page by page", () => {
  test.each<AuditLogQuery>([
    {},
    { who: "user-3" },
    { who: "user-3", act: "export" },
    { who: "user-3", route: "rules" },
    { route: "finance", act: "change" },
    { act: "read", from: "2026-11-23", to: "2026-11-24" },
    { person: "lp13" },
    { person: "lp13", who: "user-1" },
    { person: "lp1nobody" },
    { thing: "batch:4" },
    { thing: "batch:4", from: "2026-11-24" },
    { who: "somebody else" },
  ])("%j", async (query) => {
    expect(await everyPage(query)).toEqual(expected(query));
  });
});

test("who looked at this person: each user once, how often and how far back; refusals are not looks", async () => {
  const { users, finding } = await showAuditUsers(workspace, { person: "lp13" });
  const looks = all.filter((one) => shows(one, "lp13") && one.outcome === "done");
  expect(users.map(({ who }) => who).toSorted()).toEqual(
    [...new Set(looks.map(({ user = "" }) => user))].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  for (const { who, events, exports, reach } of users) {
    const own = looks.filter(({ user }) => user === who);
    expect(events).toBe(own.length);
    expect(exports).toBe(own.filter(({ act }) => act === "export").length);
    const firsts = own.flatMap((one) => one.reach?.months?.first ?? []).toSorted();
    expect(reach?.start).toBe(firsts[0] === undefined ? undefined : `${firsts[0]}-01`);
  }
  expect(finding.fi).toContain(`on katsottu ${looks.length} kertaa, katsojia on ${users.length}`);
});

test("the newest events of a person come without the others being counted", async () => {
  const { finding, lines } = await showAuditLog(workspace, { person: "lp13" });
  const newest = lines[0];
  expect(newest?.id).toBe(expected({ person: "lp13" })[0]);
  expect(finding.fi).toContain(`${newest?.who ?? ""} (tapahtuma ${newest?.id})`);
});

test("signing in and out is left out when it went as it should; what was refused and emergency codes stay", async () => {
  const base = { ...event(0), act: "read", reach: undefined, ids: {} } as const;
  const at = noon + 200 * hour;
  const signing = { ...base, at, user: "signer", permission: "public" } as const;
  await workspace.audit({ ...signing, request: "s1", route: "finishSignIn", outcome: "done" });
  await workspace.audit({
    ...signing,
    request: "s2",
    permission: "manage-own-session",
    route: "changeRole",
    outcome: "done",
  });
  await workspace.audit({ ...signing, request: "s3", route: "breakGlass", outcome: "done" });
  await workspace.audit({
    ...signing,
    request: "s4",
    route: "finishSignIn",
    outcome: "SIGN_IN_FAILED",
  });
  const shown = async (more: Partial<AuditLogQuery>): Promise<readonly string[]> => {
    const { lines } = await showAuditLog(workspace, { who: "signer", ...more });
    return lines.map(({ route, outcome }) => `${route} ${outcome}`);
  };
  expect(await shown({})).toHaveLength(4);
  expect(await shown({ signIns: "hidden" })).toEqual([
    "finishSignIn SIGN_IN_FAILED",
    "breakGlass done",
  ]);
});

test("how far back a user has gone names the event", async () => {
  const { finding } = await showAuditLog(workspace, { who: "user-0" });
  const own = all.filter(({ user, reach }) => user === "user-0" && reach?.months !== undefined);
  const first = own.map((one) => one.reach?.months?.first ?? "").toSorted()[0];
  const id = 1 + all.findIndex((one) => own.includes(one) && one.reach?.months?.first === first);
  expect(finding.fi).toContain(`1.3.${first?.slice(0, 4)} asti taaksepäin (tapahtuma ${id})`);
});

test("the file has the same events, and counts people instead of naming them", async () => {
  const { sheet, reach } = await auditSheet(workspace, { person: "lp13", language: "fi" });
  expect(sheet.rows.map(([id]) => id)).toEqual(expected({ person: "lp13" }));
  expect(JSON.stringify(sheet.rows)).not.toContain("lp1");
  expect(reach).toEqual({ people: ["lp13"] });
});

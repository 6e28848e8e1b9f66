import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import type { Store } from "@luotsi/store";
import { afterAll, beforeAll, expect, test } from "vitest";

import { nameArea } from "./area.ts";
import type { AuditEvent } from "./audit-log/audit-event.ts";
import { workspaceOn, type Workspace } from "./workspace.ts";

let store: Store;
let workspace: Workspace;
beforeAll(async () => {
  store = await openTestStore();
  workspace = workspaceOn(store, () => day("2026-11-22"));
});
afterAll(async () => await workspace.close());

function event(number: number): AuditEvent {
  return {
    at: 1_795_341_600_000 + number,
    request: `request-${number}`,
    user: "demo-coach",
    role: "coach",
    permission: "read-rules",
    route: "rules",
    act: "read",
    ids: { on: "2026-05-01", number },
    outcome: "done",
  };
}

interface Line {
  readonly who: string;
  readonly role: string;
  readonly permission: string;
  readonly route: string;
  readonly ids: unknown;
  readonly outcome: string;
  readonly request: string;
  readonly milliseconds: string;
}

async function lines(): Promise<readonly Line[]> {
  return await store.reader.rows<Line>(
    `SELECT who, role, permission, route, ids, outcome, request, (extract(epoch FROM at) * 1000)::bigint::text AS milliseconds
     FROM audit_event ORDER BY id`,
  );
}

test("an event is in the log when its promise is fulfilled, and many at once keep their order", async () => {
  await workspace.audit(event(0));
  expect(await lines()).toEqual([
    {
      who: "demo-coach",
      role: "coach",
      permission: "read-rules",
      route: "rules",
      ids: { on: "2026-05-01", number: 0 },
      outcome: "done",
      request: "request-0",
      milliseconds: "1795341600000",
    },
  ]);
  await Promise.all(
    Array.from({ length: 50 }, async (_, i) => await workspace.audit(event(i + 1))),
  );
  const requests = (await lines()).map(({ request }) => request);
  expect(requests).toEqual(Array.from({ length: 51 }, (_, i) => `request-${i}`));
});

test("nobody is written as a dash", async () => {
  await workspace.audit({ ...event(99), user: undefined, role: undefined });
  expect((await lines()).at(-1)).toMatchObject({ who: "-", role: "-" });
});

test("the data's version changes when the area is named, and the name stays with the data", async () => {
  const before = await workspace.dataVersion();
  expect(await workspace.dataVersion()).toBe(before);
  expect(await workspace.area()).toMatchObject({ synthetic: false });
  const area = {
    name: { fi: "Koeala", sv: "Provområdet", en: "Test area" },
    synthetic: true,
    municipalities: ["398"],
    employmentArea: { code: "19", name: "Lahti" },
  };
  await nameArea(store, area, "test");
  expect(await workspace.area()).toEqual(area);
  expect(await workspace.dataVersion()).not.toBe(before);
});

test("after closing, the log refuses instead of losing", async () => {
  const other = await openTestStore();
  const closed = workspaceOn(other, () => day("2026-11-22"));
  await closed.close();
  await expect(closed.audit(event(1))).rejects.toThrow();
});

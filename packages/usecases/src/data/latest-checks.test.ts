import { day } from "@luotsi/base";
import type { Store } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { latestChecks } from "./latest-checks.ts";

let store: Store;
let workspace: Workspace;
beforeAll(async () => {
  store = await openTestStore();
  workspace = workspaceOn(store, () => day("2026-11-22"));
});
afterAll(async () => await workspace.close());

async function aMomentLater(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1100));
}

test("the findings stand until the data, the day or the law changes", async () => {
  const first = await latestChecks(workspace);
  await aMomentLater();
  const restarted = workspaceOn(store, () => day("2026-11-22"));
  expect(await latestChecks(restarted)).toEqual(first);

  await store.write(async (writer) => {
    await writer.run("UPDATE data_state SET version = version + 1");
  });
  const afterChange = await latestChecks(workspace);
  expect(afterChange.ranAt).not.toBe(first.ranAt);

  await aMomentLater();
  const nextDay = await latestChecks(workspaceOn(store, () => day("2026-11-23")));
  expect(nextDay.ranAt).not.toBe(afterChange.ranAt);
});

test("those who ask at once share one run, and keeping it changes no other answer", async () => {
  await store.write(async (writer) => {
    await writer.run("UPDATE data_state SET version = version + 1");
  });
  const version = await workspace.dataVersion();
  const [one, other] = await Promise.all([latestChecks(workspace), latestChecks(workspace)]);
  // On a busy machine the second may come after the first's whole run: then it finds what that one kept.
  expect(other).toEqual(one);
  expect(await workspace.dataVersion()).toBe(version);
});

import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { wholeAreaWorkspace } from "./access/scoped-workspace.ts";
import { remembering } from "./remember.ts";
import { workspaceOn, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
});
afterAll(async () => await workspace.close());

test("what was made for a workspace is there in anybody's hands, until its version changes", async () => {
  const remembered = remembering<number>();
  let made = 0;
  const make = async (): Promise<number> => await Promise.resolve(++made);
  expect(await remembered.recall(workspace, "1", make)).toBe(1);
  expect(await remembered.recall(wholeAreaWorkspace(workspace, "a"), "1", make)).toBe(1);
  expect(await remembered.recall(wholeAreaWorkspace(workspace, "b"), "1", make)).toBe(1);
  expect(await remembered.recall(wholeAreaWorkspace(workspace, "b"), "2", make)).toBe(2);
  expect(await remembered.recall(workspace, "2", make)).toBe(2);
});

test("two workspaces on one database remember apart", async () => {
  const remembered = remembering<string>();
  const other = workspaceOn(workspace.store, () => day("2027-01-01"));
  expect(await remembered.recall(workspace, "1", async () => await Promise.resolve("a"))).toBe("a");
  expect(await remembered.recall(other, "1", async () => await Promise.resolve("b"))).toBe("b");
});

import { day } from "@luotsi/base";
import { openTestStore, testDatabases } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { checksVersion, latestChecks } from "./latest-checks.ts";
import { runNightlyChecks } from "./nightly-checks.ts";

const night = day("2026-12-01");

describe.each(testDatabases)("the checks of a night on the $name database", (database) => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = workspaceOn(await openTestStore(database), () => night);
  });
  afterAll(async () => await workspace.close());

  test("two servers that come at the same time run them once, and the page shows how it went", async () => {
    const runs = await Promise.all([
      runNightlyChecks(workspace, night),
      runNightlyChecks(workspace, night),
    ]);
    expect(runs.filter((run) => run !== undefined).length).toBe(1);
    expect(await runNightlyChecks(workspace, night)).toBeUndefined();
    const { nights, checks } = await latestChecks(workspace);
    expect(nights.length).toBe(1);
    const countOf = (level: string): number =>
      checks.filter((check) => check.level === level).length;
    expect(nights[0]).toMatchObject({
      night: "2026-12-01",
      errors: countOf("error"),
      warnings: countOf("warning"),
    });
  });

  test("one whose server went away is taken over after two hours, and not before", async () => {
    const next = day("2026-12-02");
    await workspace.store.write(async (writer) => {
      await writer.run(
        "INSERT INTO nightly_check (night, began_at) VALUES ('2026-12-02', clock_timestamp() - interval '119 minutes')",
      );
    });
    expect(await runNightlyChecks(workspace, next)).toBeUndefined();
    const version = await checksVersion(workspace);
    expect(await checksVersion(workspace)).toBe(version);
    await workspace.store.write(async (writer) => {
      await writer.run(
        "UPDATE nightly_check SET began_at = clock_timestamp() - interval '121 minutes' WHERE night = '2026-12-02'",
      );
    });
    expect(await runNightlyChecks(workspace, next)).toBeDefined();
    expect(await checksVersion(workspace)).not.toBe(version);
    const { nights } = await latestChecks(workspace);
    expect(nights.map((each) => each.night)).toEqual(["2026-12-02", "2026-12-01"]);
  });
});

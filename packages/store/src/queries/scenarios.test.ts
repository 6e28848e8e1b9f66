import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { openTestStore, testDatabases } from "../testing.ts";
import { insertRun } from "./runs.ts";
import {
  findRunOfQuestion,
  insertScenarioListing,
  insertScenarioVersion,
  listScenarios,
  listScenarioVersions,
} from "./scenarios.ts";

describe.each(testDatabases)("scenarios kept on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
  });
  afterAll(async () => {
    await store.close();
  });

  async function save(
    name: string,
    id: number | undefined,
    basedOnVersion: number,
  ): Promise<number> {
    const definition = { name, changes: [] };
    return await store.write(
      async (writer) =>
        await insertScenarioVersion(writer, {
          id,
          basedOnVersion,
          name,
          definition,
          savedBy: "anna",
        }),
    );
  }

  test("each saving is a version of its own, and the newest stands in the list", async () => {
    const id = await save("Äänekoski", undefined, 0);
    await save("Äänekoski 2", id, 1);
    const other = await save("Aura", undefined, 0);
    expect(
      (await listScenarios(store.reader)).map(({ id: each, name, version }) => [
        each,
        name,
        version,
      ]),
    ).toEqual([
      [other, "Aura", 1],
      [id, "Äänekoski 2", 2],
    ]);
    const versions = await listScenarioVersions(store.reader, id);
    expect(
      versions.map(({ version, name, newestVersion }) => [version, name, newestVersion]),
    ).toEqual([
      [2, "Äänekoski 2", 2],
      [1, "Äänekoski", 2],
    ]);
    expect(versions[1]).toMatchObject({
      definition: { name: "Äänekoski", changes: [] },
      savedBy: "anna",
      isWithdrawn: false,
    });
  });

  test("a change made on an older version than the newest is refused", async () => {
    const id = await save("Kaksi kirjoittajaa", undefined, 0);
    await save("Kaksi kirjoittajaa", id, 1);
    await expect(save("Kaksi kirjoittajaa", id, 1)).rejects.toMatchObject({
      code: "CONFLICTING_CHANGE",
    });
    await expect(save("Ei ole", 999_999, 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a withdrawn scenario says so and can be put back; its versions stay", async () => {
    const id = await save("Turha", undefined, 0);
    const list = async (event: "withdrawn" | "restored"): Promise<boolean | undefined> => {
      await store.write(async (writer) => {
        await insertScenarioListing(writer, { id, event, by: "anna" });
      });
      return (await listScenarioVersions(store.reader, id))[0]?.isWithdrawn;
    };
    expect(await list("withdrawn")).toBe(true);
    expect(await list("withdrawn")).toBe(true);
    expect(await list("restored")).toBe(false);
    const events = await store.reader.rows<{ event: string }>(
      "SELECT event FROM scenario_listing WHERE scenario_id = $1 ORDER BY id",
      [id],
    );
    expect(events.map(({ event }) => event)).toEqual(["withdrawn", "restored"]);
  });

  test("a saved version is never changed or removed", async () => {
    await save("Pysyvä", undefined, 0);
    for (const statement of [
      "UPDATE scenario_version SET name = ''",
      "DELETE FROM scenario_listing",
    ]) {
      await expect(
        store.write(async (writer) => await writer.run(statement)),
      ).rejects.toMatchObject({ code: "23001" });
    }
  });

  test("a run is found by its question, and not by another version of the law", async () => {
    const asked = {
      kind: "scenario-simulation",
      question: "a1",
      codeVersion: "1",
      lawVersion: "x",
    };
    const keep = async (result: string): Promise<number> =>
      await store.write(
        async (writer) =>
          await insertRun(writer, {
            ...asked,
            parameters: { question: asked.question },
            batches: [],
            seed: 1,
            result,
          }),
      );
    await keep("{}");
    const newest = await keep('{"b":1}');
    expect(await findRunOfQuestion(store.reader, asked)).toMatchObject({
      id: newest,
      result: '{"b":1}',
    });
    expect(await findRunOfQuestion(store.reader, { ...asked, lawVersion: "y" })).toBeUndefined();
    expect(await findRunOfQuestion(store.reader, { ...asked, question: "a2" })).toBeUndefined();
  });
});

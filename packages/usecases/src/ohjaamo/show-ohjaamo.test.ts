import { sources } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openArea, type TestArea } from "../testing/open-area.ts";
import { showOhjaamo } from "./show-ohjaamo.ts";

const head = "paiva;toimipiste;syy;ikaryhma;kaynnit";

let area: TestArea;
beforeAll(async () => {
  area = await openArea("2026-05-10", ["398"]);
  await area.deliver("ohjaamo-visits", [
    head,
    "2.1.2026;Keskusta;work;18-24;30",
    "3.1.2026;Keskusta;education;;12",
    "3.1.2026;Kauppakeskus;housing;;3",
    "5.2.2026;Keskusta;work;;2",
    "6.2.2026;Keskusta;housing;;1",
    "7.3.2026;Keskusta;work;25-29;40",
  ]);
});
afterAll(async () => {
  await area.close();
});

describe("visits to Ohjaamo", () => {
  test("are counted by month; a small count is hidden with the smallest other, a small month whole", async () => {
    const view = await showOhjaamo(area.workspace, { by: "reason" });
    expect(view.groups.map(({ code }) => code)).toEqual(["work", "education", "housing"]);
    expect(view.months).toEqual([
      { month: "2026-01", visits: 45, counts: [30, null, null] },
      { month: "2026-02", visits: null, counts: [null, null, null] },
      { month: "2026-03", visits: 40, counts: [40, 0, 0] },
    ]);
    expect(view.finding.fi).toBe("Ohjaamossa käytiin vuonna 2026 ainakin 85 kertaa.");
  });

  test("are divided by site and by age group where it was asked", async () => {
    const site = await showOhjaamo(area.workspace, { by: "site" });
    expect(site.groups.map(({ code }) => code)).toEqual(["Kauppakeskus", "Keskusta"]);
    expect(site.months[0]?.counts).toEqual([null, null]);
    const age = await showOhjaamo(area.workspace, { by: "age" });
    expect(age.groups.map(({ code }) => code)).toEqual(["18-24", "25-29", "not-asked"]);
  });

  test("a corrected day replaces the earlier count", async () => {
    const outcome = await area.deliver("ohjaamo-visits", [head, "7.3.2026;Keskusta;work;25-29;41"]);
    expect(outcome).toMatchObject({ accepted: 1, corrections: 1 });
    const view = await showOhjaamo(area.workspace, { by: "reason" });
    expect(view.months[2]?.visits).toBe(41);
  });

  test("cannot name a visitor: no column of a person, and a name or code in the site is refused", async () => {
    const kinds = sources["ohjaamo-visits"].columns.map(({ kind }) => kind);
    expect(kinds).toEqual(["day", "text", "code", "code", "integer"]);
    const { store } = area.workspace;
    const keys = await store.reader.rows<{ target: string }>(
      `SELECT confrelid::regclass::text AS target FROM pg_constraint
       WHERE contype = 'f' AND conrelid = 'ohjaamo_visit_count'::regclass`,
    );
    expect([...new Set(keys.map(({ target }) => target))]).toEqual(["import_batch"]);
    const outcome = await area.deliver("ohjaamo-visits", [
      `${head};henkilötunnus;nimi`,
      "8.3.2026;131052-308T;work;;1;131052-308T;Meikäläinen Maija",
    ]);
    expect(outcome).toMatchObject({ accepted: 0, rejected: 1 });
    expect(outcome.problems.map(({ code }) => code)).toEqual(["PERSONAL_DATA"]);
    const fates = outcome.detected.columns.slice(-2).map(({ fate }) => fate);
    expect(fates).toEqual(["dropped", "dropped"]);
  });
});

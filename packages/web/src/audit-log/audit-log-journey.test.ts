import type { Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { looks, settled } from "../testing/browser.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

let pages: ServedPages;

beforeAll(async () => {
  pages = await servePages(logSomeEvents);
}, 300_000);
afterAll(async () => {
  await pages.close();
});

async function open(role: string, path: string, look = looks[0] as (typeof looks)[number]) {
  return await pages.open({ path, role, look });
}

/** Two have looked at a person, one of them two years back; somebody has changed a delivery. */
async function logSomeEvents({ audit }: Workspace): Promise<void> {
  const event = {
    at: 1_795_341_600_000,
    role: "controller",
    permission: "read-invoice-cases",
    route: "invoiceCheck",
    act: "read",
    ids: { from: "2026-01" },
    outcome: "done",
  } as const;
  const months = { first: "2024-11", last: "2026-10" };
  const people = ["lp1aaaa", "lp1bbbb"];
  await audit({ ...event, request: "1", user: "demo:controller", reach: { people, months } });
  await audit({ ...event, request: "2", user: "demo:director", reach: { people } });
  for (const outcome of ["started", "done"] as const) {
    await audit({
      ...event,
      request: "3",
      user: "demo:controller",
      permission: "undo-import",
      route: "undoBatch",
      act: "change",
      ids: { batch: 7 },
      outcome,
    });
  }
}

describe("the audit log on the page Hallinta", () => {
  test.each(looks)("has no accessibility fault and fits, $name", async (look) => {
    const page = await open("auditor", "/hallinta/loki?person=lp1aaaa", look);
    expect(await pageFaults(page, `audit-${look.name}`)).toEqual([]);
    await page.context().close();
  });

  test("who looked at a person and how far back is said by the address alone", async () => {
    const page = await open("auditor", "/hallinta/loki");
    await page.getByLabel("Kuka katsoi asiakasta").fill("lp1aaaa");
    await page.getByLabel("Kuka katsoi asiakasta").press("Enter");
    await page.waitForURL(/person=lp1aaaa/);
    await page.getByText("pisimmillään katse ulottui taaksepäin 1.11.2024 asti").waitFor();
    const users = page.getByRole("table", { name: "Käyttäjittäin" });
    for (const who of ["demo:controller", "demo:director", "demo-auditor"]) {
      await users.getByRole("row").filter({ hasText: who }).waitFor();
    }
    const shared = await open("administrator", "/hallinta/loki?thing=batch%3A7");
    await shared.getByText("Kohdetta batch:7 on viimeksi muuttanut demo:controller").waitFor();
    await shared.context().close();
    await page.context().close();
  });

  test("the file is taken with the same choices, and the taking stands in the log", async () => {
    const page = await open("auditor", "/hallinta/loki?person=lp1aaaa&act=export");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Lataa haku (CSV)" }).click();
    expect((await coming).suggestedFilename()).toBe("luotsi-loki.csv");
    await page.reload();
    await settled(page);
    await page.getByText("otti tiedoston").first().waitFor();
    await page.context().close();
  });
});

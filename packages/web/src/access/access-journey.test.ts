import { roles } from "@luotsi/contract/roles";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { looks, settled } from "../testing/browser.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

let pages: ServedPages;

beforeAll(async () => {
  pages = await servePages();
}, 300_000);
afterAll(async () => {
  await pages.close();
});

async function open(role: string, path: string, look = looks[0] as (typeof looks)[number]) {
  return await pages.open({ path, role, look });
}

async function rowsOf(page: Page): Promise<number> {
  return await page.locator(".data-table").first().locator("tbody tr").count();
}

describe("who may do what, on the page Hallinta", () => {
  test.each(looks)("has no accessibility fault and fits, $name", async (look) => {
    const page = await open("administrator", "/hallinta", look);
    expect(await pageFaults(page, `access-${look.name}`)).toEqual([]);
    await page.context().close();
  });

  test("one role's permissions are shown by the address alone, so that they can be shared", async () => {
    const page = await open("auditor", "/hallinta");
    const every = await rowsOf(page);
    await page.getByRole("combobox", { name: "Rooli" }).selectOption("coach");
    await page.waitForURL(/role=coach/);
    await settled(page);
    expect(await rowsOf(page)).toBe(roles.coach.permissions.length);
    expect(every).toBeGreaterThan(10);
    await page.context().close();
  });

  test("the administrator's first page is the rules, and the coach is not offered Hallinta", async () => {
    const administrator = await open("administrator", "/");
    expect(administrator.url()).toContain("/saannot");
    expect(await administrator.getByRole("link", { name: "Hallinta" }).count()).toBe(1);
    await administrator.context().close();
    const coach = await open("coach", "/hallinta");
    expect(await coach.getByRole("link", { name: "Hallinta" }).count()).toBe(0);
    await coach.getByRole("heading", { name: "Ei oikeutta sivulle" }).waitFor();
    await coach.context().close();
  });
});

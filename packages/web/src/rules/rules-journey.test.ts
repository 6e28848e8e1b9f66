import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { focusedName, looks, settled } from "../testing/browser.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

let pages: ServedPages;

beforeAll(async () => {
  pages = await servePages();
}, 300_000);
afterAll(async () => {
  await pages.close();
});

async function open(path: string, look = looks[0] as (typeof looks)[number]): Promise<Page> {
  return await pages.open({ path, role: "board-member", look });
}

/** Presses Tab until the focus is on what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${name}`);
}

describe("the law of Finland on the page Säännöt", () => {
  test.each(looks)("has no accessibility fault and fits, $name", async (look) => {
    const page = await open("/saannot", look);
    expect(await pageFaults(page, `rules-${look.name}`)).toEqual([]);
    await page.context().close();
  });

  test("the share of labour-market subsidy has its five steps before 1.5.2026, and rests on an assumption after", async () => {
    const page = await open("/saannot?day=2026-04-30");
    const share = page.locator('[id="municipal-liability/labour-market-subsidy-share"]');
    const value = (await share.locator(".rule-value").innerText()).replaceAll(/\s+/g, " ");
    for (const percent of [10, 20, 30, 40, 50]) expect(value).toContain(`${percent} %`);
    expect(await share.getByRole("link", { name: /385\/2023|1290\/2002/ }).count()).toBeGreaterThan(
      0,
    );
    await page.goto(`${pages.address}/saannot?day=2026-05-01`);
    await settled(page);
    const general = page.locator('[id="municipal-liability/general-benefit-share"]');
    await general.getByRole("link", { name: "oletus" }).click();
    expect(page.url()).toContain("#assumption-general_benefit_shares");
    await page.context().close();
  });

  test("is walked by keyboard alone: to the change before, to a search and into a rule's history", async () => {
    const page = await open("/saannot?day=2026-05-01");
    await tabTo(page, "Edellinen muutos");
    await page.keyboard.press("Enter");
    await page.waitForURL(/day=2026-0[1-4]/);
    await settled(page);
    await tabTo(page, "Seuraava muutos");
    await page.keyboard.press("Tab");
    const field = page.getByRole("searchbox", { name: "Hae säännöistä" });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("labour-market-subsidy-share");
    await page.waitForURL(/search=labour-market-subsidy-share/);
    await expect.poll(() => page.locator('article[id*="/"]').count()).toBe(1);
    await tabTo(page, "Historia");
    await page.keyboard.press("Enter");
    expect(await page.getByText("1.1.2015–31.12.2024").isVisible()).toBe(true);
    await page.context().close();
  });

  test("a search that finds nothing says so", async () => {
    const page = await open("/saannot?search=olematon");
    await page.getByText("Mikään sääntö ei vastaa hakua.").waitFor();
    await page.context().close();
  });
});

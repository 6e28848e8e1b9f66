import { startServer, type RunningServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { roles } from "@luotsi/contract/roles";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  accessibilityFaults,
  looks,
  openPage,
  overflowsSideways,
  settled,
  startBrowser,
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";

let workspace: Workspace;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: await buildPages(),
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  browser = await startBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
});

async function open(role: string, path: string, look = looks[0] as (typeof looks)[number]) {
  return await openPage(browser, { origin: server.address, path, role, look });
}

async function rowsOf(page: Page): Promise<number> {
  return await page.locator(".data-table").first().locator("tbody tr").count();
}

describe("who may do what, on the page Hallinta", () => {
  test.each(looks)("has no accessibility fault and fits, $name", async (look) => {
    const page = await open("administrator", "/hallinta", look);
    if (process.env["SHOTS"] !== undefined) {
      await page.screenshot({ path: `${process.env["SHOTS"]}/access-${look.name}.png` });
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
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

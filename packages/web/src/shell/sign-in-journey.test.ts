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

async function open(path: string, look = looks[0] as (typeof looks)[number]): Promise<Page> {
  return await pages.open({ path, look });
}

describe("signing in with the demo's provider, in a browser", () => {
  test.each(looks)("the page has no accessibility fault and fits, $name", async (look) => {
    const page = await open("/", look);
    expect(await pageFaults(page, `sign-in-${look.name}`)).toEqual([]);
    await page.context().close();
  });

  test("a shared address opens after the provider, over plain http on this machine, with a cookie no script sees", async () => {
    const page = await open("/saannot?day=2026-05-01");
    await page.getByRole("link", { name: /Luottamushenkilö/ }).click();
    await page.getByRole("heading", { level: 1, name: "Säännöt" }).waitFor();
    expect(page.url()).toBe(`${pages.address}/saannot?day=2026-05-01`);
    const cookies = await page.context().cookies(pages.address);
    expect(cookies.find(({ name }) => name === "__Host-luotsi")).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
      path: "/",
      expires: -1,
    });
    expect(await page.evaluate(() => document.cookie)).toBe("");
    await page.context().close();
  });

  test("the name localhost leads to the one name the provider knows", async () => {
    const page = await pages.open({ path: "/" });
    const { port } = new URL(pages.address);
    await page.goto(`http://localhost:${port}/saannot`);
    await settled(page);
    await page.getByRole("link", { name: /^Omavalmentaja/ }).click();
    await page.getByRole("heading", { level: 1, name: "Säännöt" }).waitFor();
    expect(page.url()).toBe(`${pages.address}/saannot`);
    await page.context().close();
  });

  test("signing out ends the session, and going back shows nothing", async () => {
    const page = await pages.open({ path: "/hallinta", role: "auditor" });
    const cookies = await page.context().cookies(pages.address);
    const cookie = cookies.find(({ name }) => name === "__Host-luotsi");
    await page.getByRole("button", { name: "Tarkastaja" }).click();
    await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
    await page.getByRole("heading", { level: 1, name: "Kirjaudu sisään" }).waitFor();
    const kept = `${cookie?.name ?? ""}=${cookie?.value ?? ""}`;
    const answer = await fetch(`${pages.address}/api/access`, { headers: { cookie: kept } });
    expect(answer.status).toBe(401);
    await page.context().close();
  });

  test("a sign-in that was refused says why, and the way in is there", async () => {
    const page = await open("/?problem=NO_ROLE");
    await page.getByText("sinulla ei ole roolia Luotsissa").waitFor();
    expect(await page.getByRole("link", { name: /Luottamushenkilö/ }).count()).toBe(1);
    await page.context().close();
  });
});

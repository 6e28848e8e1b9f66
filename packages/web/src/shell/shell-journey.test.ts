import type { RulesView } from "@luotsi/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  accessibilityFaults,
  focusedName,
  looks,
  openPage,
  overflowsSideways,
  startBrowser,
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";
import { exampleRules } from "../testing/example-rules.ts";
import { startShellServer, type ShellServer } from "../testing/shell-server.ts";

let browser: Browser;
let server: ShellServer;
let realArea: ShellServer;

beforeAll(async () => {
  const folder = await buildPages();
  const rules: RulesView = exampleRules;
  server = await startShellServer({ folder, isSynthetic: true, rules });
  realArea = await startShellServer({ folder, isSynthetic: false, rules });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.stop();
  realArea.stop();
});

async function open(options: Partial<Parameters<typeof openPage>[1]>): Promise<Page> {
  return await openPage(browser, { origin: server.origin, path: "/", ...options });
}

describe("signing in", () => {
  test.each(looks)(
    "$name: the page has no accessibility faults and fits its width",
    async (look) => {
      const page = await open({ look });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await overflowsSideways(page)).toBe(false);
      expect(await page.title()).toBe("Kirjaudu sisään – Luotsi");
      await page.context().close();
    },
  );

  test("a shared link opens after signing in, by keyboard alone", async () => {
    const page = await open({ path: "/saannot?day=2026-05-01" });
    await page.getByRole("link", { name: /Luottamushenkilö/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Säännöt" }).waitFor();
    expect(page.url()).toContain("/saannot?day=2026-05-01");
    expect(await page.title()).toBe("Säännöt – Luotsi");
    await page.context().close();
  });

  test("signing out brings the roles back", async () => {
    const page = await open({ path: "/saannot", role: "director" });
    await page.getByRole("button", { name: "Työllisyysjohtaja" }).click();
    await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
    await page.getByRole("heading", { level: 1, name: "Kirjaudu sisään" }).waitFor();
    await page.context().close();
  });
});

describe("the shell", () => {
  test.each(looks)("$name: a page has no accessibility faults and fits its width", async (look) => {
    const page = await open({ path: "/saannot", role: "controller", look });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  });

  test("the first stop of the tab key skips to the content", async () => {
    const page = await open({ path: "/saannot", role: "controller" });
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("Siirry sisältöön");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#content");
    await page.context().close();
  });

  test("the navigation offers only what the role may see, and the address is guarded too", async () => {
    const page = await open({ path: "/aineistot", role: "team-lead" });
    await page.getByRole("heading", { level: 1, name: "Ei oikeutta sivulle" }).waitFor();
    const offered = await page.getByRole("navigation", { name: "Päävalikko" }).textContent();
    expect(offered).toContain("Säännöt");
    expect(offered).not.toContain("Aineistot");
    await page.context().close();
  });

  test("an address without a page says so", async () => {
    const page = await open({ path: "/olematon", role: "controller" });
    await page.getByRole("heading", { level: 1, name: "Sivua ei löydy" }).waitFor();
    await page.context().close();
  });

  test("the chosen language stays over a reload and is told to the browser", async () => {
    const page = await open({ path: "/saannot", role: "controller", language: "sv" });
    await page.getByRole("heading", { level: 1, name: "Regler" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("sv");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Rules" }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem("luotsi.language"))).toBe("en");
    await page.context().close();
  });

  test("the chosen theme stays over a reload, before the application has started", async () => {
    const page = await open({ path: "/saannot", role: "controller" });
    await page.getByRole("button", { name: "Talouspäällikkö" }).click();
    await page.getByRole("radio", { name: "Tumma" }).check();
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
    await page.context().close();
  });

  test("paper is white also when the screen is dark", async () => {
    const page = await open({ path: "/saannot", role: "controller", look: looks[1] });
    const seen: string[] = [];
    await page.exposeFunction("tell", (theme: string) => seen.push(theme));
    await page.evaluate(() => {
      const classes = document.documentElement.classList;
      for (const moment of ["beforeprint", "afterprint"]) {
        dispatchEvent(new Event(moment));
        void Reflect.get(globalThis, "tell")(classes.contains("dark") ? "dark" : "light");
      }
    });
    await expect.poll(() => seen).toEqual(["light", "dark"]);
    await page.context().close();
  });

  test("the menu of a phone opens, leads to a page and closes", async () => {
    const page = await open({ path: "/olematon", role: "board-member", look: looks[2] });
    const menu = page.getByRole("button", { name: "Valikko" });
    expect(await page.getByRole("link", { name: "Säännöt" }).isVisible()).toBe(false);
    await menu.click();
    await page.getByRole("link", { name: "Säännöt" }).click();
    await page.getByRole("heading", { level: 1, name: "Säännöt" }).waitFor();
    expect(await menu.getAttribute("aria-expanded")).toBe("false");
    await page.context().close();
  });

  test("an invented area is marked on every page, a real one is not", async () => {
    const page = await open({ path: "/saannot", role: "controller" });
    expect(await page.getByText("Synteettinen aineisto").isVisible()).toBe(true);
    await page.context().close();
    const real = await open({ origin: realArea.origin, role: "controller" });
    expect(await real.getByText("Synteettinen aineisto").count()).toBe(0);
    await real.context().close();
  });

  test("without a server the reader learns what is safe and can try again", async () => {
    const page = await open({ path: "/saannot", role: "controller" });
    await page.route("**/api/**", async (route) => {
      await route.abort();
    });
    await page.reload();
    await page.getByText("Tallennetut tiedot ovat turvassa. Mitään ei muutettu.").waitFor();
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Yritä uudelleen" }).click();
    await page.getByRole("heading", { level: 1, name: "Säännöt" }).waitFor();
    await page.context().close();
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day, month } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import {
  importFile,
  nameArea,
  showLiabilityChange,
  workspaceOn,
  type Workspace,
} from "@luotsi/usecases";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  accessibilityFaults,
  focusedName,
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
const folder = mkdtempSync(join(tmpdir(), "luotsi-now-page-"));

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  writeArea({ people: 120, seed: 3, from: month("2024-05"), months: 30, out: folder });
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
  server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: await buildPages(),
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  browser = await startBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(
  path: string,
  options: { role?: string; look?: (typeof looks)[number]; language?: "fi" | "sv" | "en" } = {},
): Promise<Page> {
  return await openPage(browser, {
    origin: server.address,
    path,
    role: options.role ?? "controller",
    ...options,
  });
}

/** Text with plain spaces, as it reads. */
async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).innerText()).replaceAll("\u00a0", " ");
}

/** Of each picture its title and the words for whoever does not see it. */
async function picturesOf(page: Page): Promise<readonly { title: string; spoken: string }[]> {
  return await page.locator(".chart-frame").evaluateAll((frames) =>
    frames.map((frame) => ({
      title: frame.querySelector("h2")?.textContent ?? "",
      spoken: frame.querySelector("svg > desc")?.textContent ?? "",
    })),
  );
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${name}`);
}

test.each(["/talous/nyt", "/talous/muutos"])(
  "%s without payments says what to bring",
  async (path) => {
    const page = await open(path);
    expect(await page.getByRole("link", { name: "Tuo maksetut etuudet" }).count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  },
);

describe("with the payments of an area", () => {
  beforeAll(async () => {
    for (const source of [
      "persons",
      "residence",
      "benefit-payments",
      "benefit-invoices",
    ] as const) {
      const file = { path: join(folder, `${source}.csv`), name: `${source}.csv` };
      await importFile(workspace, { file, source, importer: "test", afterwards: "later" });
    }
    // Rolling the ledger back is done once; no browser need wait for it.
    await showLiabilityChange(workspace, { kind: "months" });
  }, 120_000);

  const checked = looks.filter(({ name }) => name === "wide-light" || name === "phone-dark");

  describe.each(["/talous/nyt", "/talous/muutos"])("%s", (path) => {
    test.each(checked)("has no accessibility fault and fits, $name", async (look) => {
      const page = await open(path, { look });
      expect(await page.locator(".page-finding").count()).toBe(1);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await overflowsSideways(page)).toBe(false);
      await page.context().close();
    });

    test.each(["sv", "en"] as const)("fits a phone in %s", async (language) => {
      const page = await open(path, { language, look: looks[2] });
      expect(await overflowsSideways(page)).toBe(false);
      await page.context().close();
    });
  });

  test("the running month is said first; its parts in the table add up to the whole", async () => {
    const page = await open("/talous/nyt");
    expect(await textOf(page, ".page-finding")).toMatch(/^Marraskuun 2026 kuntaosuus on arviolta /);
    const row = page.getByRole("table", { name: "Avoimet kuukaudet" }).locator("tbody tr").nth(1);
    const cents = (await row.locator("td").allTextContents()).slice(0, 4).map(centsOf);
    const [known = 0, forecast = 0, late = 0, total = 0] = cents;
    expect(known).toBeGreaterThan(0);
    expect(known + forecast + late).toBe(total);
    await page.context().close();
  });

  test("two months are chosen by keyboard, kept in the address, and the bridge adds up", async () => {
    const page = await open("/talous/muutos");
    await tabTo(page, "Aiempi kuukausi");
    await page.keyboard.press("ArrowDown");
    await settled(page);
    expect(new URL(page.url()).searchParams.get("from")).toBe("2025-10");
    const bridge = page.locator(".chart-frame").first();
    await bridge.getByRole("button", { name: "Taulukkona" }).click();
    const euros = (await bridge.locator("tbody td").allTextContents()).map(centsOf);
    const parts = euros.slice(1, -1).reduce((sum, value) => sum + value, 0);
    const grown = (euros.at(-1) ?? 0) - (euros[0] ?? 0);
    // The picture rounds each step to a euro.
    expect(Math.abs(parts - grown)).toBeLessThanOrEqual(100 * euros.length);
    await page.goBack();
    await settled(page);
    expect(new URL(page.url()).searchParams.get("from")).toBeNull();
    await page.context().close();
  });

  test.each([
    ["/talous/nyt", [/^Kuntaosuudesta /, /^Arvio .*toteumasta /]],
    ["/talous/muutos", [/^(Kasvua|Pelkkää|Koko ero) /]],
  ] as const)(
    "every picture of %s has its finding as title, seen and spoken",
    async (path, titles) => {
      const page = await open(path);
      await page.locator(".chart-frame svg").first().waitFor();
      const pictures = await picturesOf(page);
      expect(pictures.length).toBe(titles.length);
      for (const [at, { title, spoken }] of pictures.entries()) {
        expect(title).toMatch(titles[at] ?? "");
        expect(spoken.startsWith(`${title}. `)).toBe(true);
      }
      await page.context().close();
    },
  );

  test("whoever may not read the liability is sent away", async () => {
    const page = await open("/talous", { role: "board-member" });
    expect(await page.getByRole("link", { name: "Tämä kuukausi" }).count()).toBe(0);
    const answer = await page.request.get(`${server.address}/api/nowcast`);
    expect(answer.status()).toBe(403);
    await page.context().close();
  });

  test("when the server does not answer the page says what is safe", async () => {
    const page = await open("/saannot");
    await page.route("**/api/liability-change*", async (route) => await route.abort());
    await page.goto(`${server.address}/talous/muutos`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("heading", { level: 1, name: "Miksi muuttui" }).count()).toBe(1);
    await page.context().close();
  });
});

/** `1 234,50 €` as cents. */
function centsOf(text: string): number {
  const plain = text
    .replaceAll(/[\s€+]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  return Math.round(Number(plain) * 100);
}

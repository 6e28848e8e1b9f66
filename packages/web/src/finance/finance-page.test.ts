import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day, month } from "@luotsi/base";
import { readShape, writtenArea } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { closeMonth, importFile, nameArea, workspaceOn, type Workspace } from "@luotsi/usecases";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  accessibilityFaults,
  focusedName,
  looks,
  openPage,
  overflowsSideways,
  settled,
  startBrowser,
  type Look,
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";

let workspace: Workspace;
let server: RunningServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "luotsi-finance-page-"));

/** A small area of almost two years; June 2026 and what came before are closed, July could be. */
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const out = join(folder, "area");
  writeArea({ people: 150, seed: 3, from: month("2025-01"), months: 22, out });
  const reading = readShape(
    writtenArea,
    JSON.parse(readFileSync(join(out, "area.json"), "utf8")),
    "en",
  );
  if (reading.kind === "does-not-fit") throw new Error("the written area has its own shape");
  await nameArea(workspace.store, reading.value, "test");
  for (const { file, source } of reading.value.imports) {
    const path = join(out, file);
    await importFile(workspace, {
      file: { path, name: file },
      source,
      importer: "test",
      afterwards: "later",
    });
  }
  await closeMonth(workspace, { month: month("2026-06"), by: "test" });
  server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: await buildPages(),
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  browser = await startBrowser();
}, 400_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

type Opening = Partial<Parameters<typeof openPage>[1]>;

async function open(path: string, options: Opening = {}): Promise<Page> {
  return await openPage(browser, { origin: server.address, path, role: "controller", ...options });
}

/** Presses Tab until the focus is on what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 160; presses++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** Text with plain spaces, as it reads. */
async function textOf(place: Locator): Promise<string> {
  return (await place.innerText()).replaceAll("\u00a0", " ");
}

const cost = (page: Page, id: "operating" | "benefit-liability"): Locator =>
  page.locator(`[data-cost="${id}"]`);

const [wideLight, wideDark, phoneLight, phoneDark] = looks;
const views: readonly { readonly path: string; readonly seen: readonly Look[] }[] = [
  { path: "/tilannekuva", seen: [wideLight, wideDark, phoneLight] },
  { path: "/talous", seen: [wideLight, wideDark, phoneLight] },
  { path: "/talous?view=accrual&show=cumulative", seen: [wideDark] },
  { path: "/talous?cost=operating&month=2026-08", seen: [phoneDark] },
];

describe.each(views)("$path", ({ path, seen }) => {
  test.each(seen)("has no accessibility fault and fits, $name", async (look) => {
    const page = await open(path, { look });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  });

  test.each(["fi", "sv", "en"] as const)("fits a phone in %s", async (language) => {
    const page = await open(path, { language, look: phoneDark });
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  });
});

test("the front page tells the controller, and nobody else, what waits to be asked from the payer", async () => {
  const page = await open("/tilannekuva");
  const attention = page.getByRole("complementary", { name: "Mitä vaatii huomiota" });
  const told = attention.getByRole("listitem").filter({ hasText: "Laskuissa on" });
  await told.getByRole("link", { name: "Katso laskut" }).click();
  await page.waitForURL("**/talous/laskut");
  await page.context().close();
  const director = await open("/tilannekuva", { role: "director" });
  await settled(director);
  expect(await director.getByText("Laskuissa on").count()).toBe(0);
  await director.context().close();
});

describe("the money page", () => {
  test("says the case first, then shows both costs on one scale", async () => {
    const page = await open("/talous");
    expect(await page.title()).toBe("Talous – Luotsi");
    expect(await textOf(page.locator(".page-finding"))).toMatch(
      /^Työttömyysetuuksien kuntaosuus .* vuonna 2026/,
    );
    const ticks = async (id: "operating" | "benefit-liability"): Promise<readonly string[]> =>
      await cost(page, id).locator("svg text[text-anchor=end]").allTextContents();
    expect(await ticks("operating")).toEqual(await ticks("benefit-liability"));
    await page.context().close();
  });

  test("every chart has a table twin with a row for each of its places", async () => {
    const page = await open("/talous");
    const charts = page.locator(".chart-frame");
    expect(await charts.count()).toBe(4);
    for (const chart of await charts.all()) {
      const places = await chart.locator("svg [data-slot]").count();
      await chart.getByRole("button", { name: "Taulukkona" }).click();
      expect(places).toBeGreaterThan(0);
      expect(await chart.locator("tbody tr").count()).toBe(places);
      await chart.getByRole("button", { name: "Kuvana" }).click();
    }
    await page.context().close();
  });

  test("the bridge on the page adds up to the cent", async () => {
    const page = await open("/talous");
    const bridge = page.locator(".chart-frame").nth(3);
    await bridge.getByRole("button", { name: "Taulukkona" }).click();
    const cents = (await bridge.locator("tbody td").allTextContents()).map((text) =>
      Math.round(
        Number(
          text
            .replaceAll(/[\s€+]/g, "")
            .replace("\u2212", "-")
            .replace(",", "."),
        ) * 100,
      ),
    );
    const [accrued, earlier, computed, billing, billed] = cents;
    expect(cents.every(Number.isFinite)).toBe(true);
    expect((accrued ?? 0) + (earlier ?? 0)).toBe(computed);
    expect((computed ?? 0) + (billing ?? 0)).toBe(billed);
    await page.context().close();
  });

  test("the classes unfold into services, whose rows open beside the page", async () => {
    const page = await open("/talous");
    await page.getByRole("button", { name: "Avaa luokat" }).click();
    await page.getByRole("button", { name: "Palkkatuki: rivit" }).click();
    await settled(page);
    const panel = page.getByRole("dialog");
    expect(await panel.getByRole("heading", { level: 2 }).innerText()).toBe("Rivit: Palkkatuki");
    const services = await panel.locator("tbody th").allTextContents();
    expect(new Set(services)).toEqual(new Set(["Palkkatuki"]));
    expect(new URL(page.url()).searchParams.get("service")).toBe("palkkatuki");
    await page.context().close();
  });

  test("a year before has no forecast left: the year is known", async () => {
    const page = await open("/talous?year=2025");
    expect(await textOf(cost(page, "operating").locator(".key-figure-title"))).toBe("Koko vuosi");
    // The general benefit is of 2026: no figure of the year before rests on it.
    expect(await page.getByText("Yleistuen kuntaosuus on oletus").count()).toBe(0);
    expect(await cost(page, "operating").locator(".key-figure-interval").count()).toBe(0);
    await page.context().close();
  });

  test("whoever may not see rows or close months is not offered them", async () => {
    const page = await open("/talous", { role: "board-member" });
    expect(await page.getByRole("button", { name: /^Sulje heinäkuu/ }).count()).toBe(0);
    expect(await page.locator('svg [role="button"]').count()).toBe(0);
    const answer = await page.request.get(
      `${server.address}/api/finance/rows?costType=operating&month=2026-08`,
    );
    expect(answer.status()).toBe(403);
    await page.context().close();
  });

  test("when the server does not answer it says what is safe and tries again", async () => {
    const page = await open("/saannot");
    await page.route("**/api/finance?*", async (route) => await route.abort());
    await page.getByRole("link", { name: "Talous", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await page.getByRole("heading", { level: 1, name: "Talous" }).count()).toBe(1);
    expect(await alert.innerText()).toContain("Tallennetut tiedot ovat turvassa");
    await page.unroute("**/api/finance?*");
    await alert.getByRole("button", { name: "Yritä uudelleen" }).click();
    await page.locator(".page-finding").waitFor();
    expect(await page.getByRole("heading", { level: 1, name: "Talous" }).count()).toBe(1);
    await page.context().close();
  });
});

test("year, view, figure card, rows and closing are all reached by keyboard alone", async () => {
  const page = await open("/talous");

  await tabTo(page, "Vuosi");
  await page.keyboard.press("ArrowUp");
  await settled(page);
  expect(new URL(page.url()).searchParams.get("year")).toBe("2025");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await tabTo(page, "Miten kuntaosuutta seurataan");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  expect(new URL(page.url()).searchParams.get("view")).toBe("accrual");
  await tabTo(page, "Kuukausittain vai kertymänä");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  expect(new URL(page.url()).searchParams.get("show")).toBe("cumulative");
  expect(await cost(page, "operating").locator(".chart-subtitle").innerText()).toContain(
    "vuoden alusta kertyneenä",
  );

  await tabTo(page, "Voimassa oleva suunnitelma (KS+LTA)");
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  expect(await card.innerText()).toContain("Käyttösuunnitelma ja siihen vuoden aikana tehdyt");
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  expect(await focusedName(page)).toContain("Voimassa oleva suunnitelma (KS+LTA)");

  await page.goBack();
  await settled(page);
  await page.locator('[data-cost="operating"] svg [tabindex="0"]').focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await settled(page);
  const rows = page.getByRole("dialog");
  expect(await rows.getByRole("table").innerText()).toContain("Palvelu");
  expect(new URL(page.url()).searchParams.get("month")).toBe("2026-01");
  await page.keyboard.press("Escape");
  await rows.waitFor({ state: "detached" });

  await tabTo(page, "Sulje heinäkuu");
  await page.keyboard.press("Enter");
  const ask = page.getByRole("dialog");
  expect(await ask.innerText()).toContain("Sulkeminen on lopullinen");
  expect(await focusedName(page)).toBe("Peruuta");
  await page.keyboard.press("Enter");
  await ask.waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: /^Sulje heinäkuu/ }).count()).toBe(1);
  await page.context().close();
});

describe("closing a month", () => {
  test("that the server refuses says why and leaves the month open", async () => {
    const page = await open("/talous");
    await page.getByRole("button", { name: /^Sulje heinäkuu/ }).click();
    await page.route("**/close", async (route) => await route.abort());
    await page.getByRole("button", { name: "Sulje kuukausi" }).click();
    const alert = page.getByRole("dialog").getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("Palvelimeen ei saada yhteyttä");
    await page.getByRole("button", { name: "Peruuta" }).click();
    expect(await page.getByRole("button", { name: /^Sulje heinäkuu/ }).count()).toBe(1);
    await page.context().close();
  });

  test("freezes it: the list says so and the next month comes up", async () => {
    const page = await open("/talous");
    await page.getByRole("button", { name: /^Sulje heinäkuu/ }).click();
    await page.getByRole("button", { name: "Sulje kuukausi" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await settled(page);
    const july = page.getByRole("row", { name: /heinäkuu.2026/ }).filter({ hasText: "Suljettu" });
    await july.waitFor();
    expect(await july.innerText()).toContain("demo-controller");
    await page.context().close();
  });
});

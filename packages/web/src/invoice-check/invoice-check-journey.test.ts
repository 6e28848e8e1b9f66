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
  showInvoiceCheck,
  wholeAreaWorkspace,
  workspaceOn,
  type Workspace,
} from "@luotsi/usecases";
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
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";

let workspace: Workspace;
let server: RunningServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "luotsi-invoice-page-"));

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  writeArea({ people: 500, seed: 3, from: month("2025-01"), months: 22, out: folder });
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
  for (const source of ["persons", "residence", "benefit-payments", "benefit-invoices"] as const) {
    const file = { path: join(folder, `${source}.csv`), name: `${source}.csv` };
    await importFile(workspace, { file, source, importer: "test", afterwards: "later" });
  }
  await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
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

async function open(
  path = "/talous/laskut",
  options: Partial<Parameters<typeof openPage>[1]> = {},
): Promise<Page> {
  return await openPage(browser, { origin: server.address, path, role: "controller", ...options });
}

const cases = (page: Page): Locator =>
  page.getByRole("table", { name: "Erot tapauksittain, euroa" }).locator("tbody tr");

const [wideLight, , , phoneDark] = looks;

test.each([wideLight, phoneDark])(
  "the page with a case open has no accessibility fault and fits, $name",
  async (look) => {
    const page = await open(undefined, { look });
    await cases(page).first().click();
    await page.getByRole("heading", { name: "Mitä kysymme maksajalta" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  },
);

test("the page fits a phone in Swedish", async () => {
  const page = await open(undefined, { language: "sv", look: phoneDark });
  expect(await overflowsSideways(page)).toBe(false);
  await page.context().close();
});

test("the page says the case first, and its parts add up to the cent", async () => {
  const page = await open();
  expect(await page.title()).toBe("Laskujen tarkastus – Luotsi");
  const finding = await page.locator(".page-finding").innerText();
  expect(finding).toMatch(/^Laskuissa on \d+ eroa?: liikaa laskutettu/);
  expect(finding).toContain(`Laskuissa on ${await cases(page).count()} `);
  for (const chart of await page.locator(".chart-frame").all()) {
    await chart.getByRole("button", { name: "Taulukkona" }).click();
    const cents = (await chart.locator("tbody td").allTextContents()).map(centsIn);
    expect(cents.length).toBeGreaterThan(1);
    expect(sum(cents.slice(0, -1))).toBe(cents.at(-1));
  }
  await page.context().close();
});

function centsIn(text: string): number {
  return Math.round(
    Number(
      text
        .replaceAll(/[\s€+]/g, "")
        .replace("\u2212", "-")
        .replace(",", "."),
    ) * 100,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

test("months, kind and state are chosen and stand in the address", async () => {
  const page = await open();
  await page.getByLabel("Ensimmäinen laskutuskuukausi").selectOption("2026-06");
  await settled(page);
  await page.getByLabel("Eron laji").selectOption("amount");
  const search = new URL(page.url()).searchParams;
  expect([search.get("from"), search.get("kind")]).toEqual(["2026-06", "amount"]);
  for (const row of await cases(page).all()) {
    expect(await row.innerText()).toContain("summa poikkeaa");
  }
  await page.context().close();
});

describe("a case", () => {
  test("is opened, read and marked with a note by keyboard, and the mark can be taken back", async () => {
    const page = await open();
    await cases(page).first().focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog");
    await panel.getByRole("heading", { name: "Mitä kysymme maksajalta" }).waitFor();
    expect(await panel.innerText()).toMatch(/benefit-(payments|invoices)\.csv, rivi \d/);
    await panel.getByLabel("Muistiinpano (ei henkilötietoja)").focus();
    await page.keyboard.type("Kysytty puhelimessa.");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("kysytty");
    await page.keyboard.press("Enter");
    await panel.getByRole("listitem").filter({ hasText: "Kysytty puhelimessa." }).waitFor();
    await cases(page).first().filter({ hasText: "kysytty" }).waitFor();
    await page.getByRole("button", { name: "Kumoa" }).click();
    await panel.getByRole("listitem").filter({ hasText: "avoin" }).waitFor();
    await cases(page).first().filter({ hasText: "avoin" }).waitFor();
    await panel.getByLabel("Muistiinpano (ei henkilötietoja)").focus();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("does not take a note with a personal identity code", async () => {
    const page = await open();
    await cases(page).first().click();
    const panel = page.getByRole("dialog");
    await panel.getByLabel("Muistiinpano (ei henkilötietoja)").fill("131052-308T");
    await panel.getByRole("button", { name: "kysytty" }).click();
    expect(await panel.getByRole("alert").innerText()).toContain("henkilötunnus");
    await page.context().close();
  });
});

test("the shown open cases are marked together after a question, and put back as they stood", async () => {
  const page = await open("/talous/laskut?kind=not_billed");
  const count = await cases(page).count();
  expect(count).toBeGreaterThan(0);
  await page.getByRole("button", { name: `Merkitse ${count} kysytyksi` }).click();
  const ask = page.getByRole("dialog");
  expect(await ask.innerText()).toContain("Luotsi ei lähetä mitään");
  await ask.getByRole("button", { name: "Merkitse kysytyiksi" }).click();
  await ask.waitFor({ state: "detached" });
  await cases(page)
    .filter({ hasText: "kysytty" })
    .nth(count - 1)
    .waitFor();
  await page.getByRole("button", { name: "Kumoa" }).click();
  await page.getByRole("button", { name: `Merkitse ${count} kysytyksi` }).waitFor();
  await page.context().close();
});

test("the list to send comes in the reader's language, and only to those who may read cases", async () => {
  const page = await open("/talous/laskut?kind=amount", { language: "sv" });
  const link = page.locator('a[href*="disputes.csv"]');
  const address = `${server.address}${await link.getAttribute("href")}`;
  const csv = await page.request.get(address);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  const [head = "", ...rows] = (await csv.text()).trim().split("\r\n");
  expect(head).toContain("Vad vi frågar");
  expect(rows.length).toBe(await page.locator(".invoice-part").nth(1).locator("tbody tr").count());
  const workbook = await page.request.get(address.replace(".csv", ".xlsx"));
  expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");
  await page.context().close();
  const other = await open("/talous", { role: "board-member" });
  expect((await other.request.get(address)).status()).toBe(403);
  expect(await other.getByRole("link", { name: "Laskujen tarkastus" }).count()).toBe(0);
  await other.context().close();
});

test("when the server does not answer the page says what is safe", async () => {
  const page = await open("/saannot");
  await page.route("**/api/invoice-check*", async (route) => await route.abort());
  await page.evaluate(() => {
    history.pushState({}, "", "/talous/laskut");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.innerText()).toContain("Tallennetut tiedot ovat turvassa");
  await page.context().close();
});

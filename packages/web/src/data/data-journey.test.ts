import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { importFile, workspaceOn, type Workspace } from "@luotsi/usecases";
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
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-data-page-"));
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
  await importText("ledger", ledger(["2026-01", "2026-02", "2026-04", "2026-05"]));
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

function ledger(months: readonly string[]): string {
  const rows = months.map((month) => `${month};4300;100;training;a;10,00`);
  return `month;account;cost_centre;service;entry;amount_eur\n${rows.join("\n")}\n`;
}

async function importText(source: "ledger", text: string): Promise<void> {
  await importFile(workspace, {
    file: { path: write("ledger.csv", text), name: "ledger.csv" },
    source,
    importer: "test",
  });
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function open(path: string, look = looks[0] as (typeof looks)[number]): Promise<Page> {
  return await openPage(browser, { origin: server.address, path, role: "controller", look });
}

/** Presses Tab until the focus is on what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${name}`);
}

const paths = [
  "/aineistot",
  "/aineistot/tuonti",
  "/aineistot/toimitukset",
  "/aineistot/toimitukset?toimitus=1",
  "/aineistot/tarkastukset",
  "/aineistot/lahteet",
  "/aineistot/sarakeohjeet",
];

describe.each(paths)("%s", (path) => {
  test.each([looks[0], looks[3]])("has no accessibility fault and fits, $name", async (look) => {
    const page = await open(path, look);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  });
});

test("a month without rows between others is shown as a gap with its reason", async () => {
  const page = await open("/aineistot");
  const notes = await page.getByRole("table", { name: "Huomiota vaativat kuukaudet" }).innerText();
  expect(notes).toContain("maaliskuu\u00a02026");
  expect(notes).toContain("ei tarkoita, ettei mitään tapahtunut");
  await page.context().close();
});

test("a file is inspected, tried, imported and undone by keyboard alone", async () => {
  const path = write(
    "uusi.csv",
    "kuukausi;tili;kustannuspaikka;palvelu;selite;euroa;henkilötunnus\n2026-06;4300;100;training;b;10,00;131052-308T\n2026-15;4300;100;training;b;10,00;131052-308T\n",
  );
  const page = await open("/aineistot/tuonti");
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel(/valitse tiedosto/).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(path);
  await page.getByText("Henkilötiedot, joita ei tallenneta").waitFor();
  await settled(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.content()).not.toContain("131052-308T");

  // The heading of the amount is not known: it is mapped on screen.
  await page.getByText("Pakollisia sarakkeita puuttuu").waitFor();
  await tabTo(page, "Luetaan sarakkeeseen: euroa");
  await page.keyboard.type("amount_eur");
  await page.getByRole("button", { name: "Kokeile tallentamatta" }).waitFor();
  await settled(page);

  await tabTo(page, "Kokeile tallentamatta");
  await page.keyboard.press("Enter");
  await page.getByText("Kokeilu on valmis. Mitään ei tallennettu.").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press("Shift+Tab");
  await tabTo(page, "Tuo aineisto");
  await page.keyboard.press("Enter");
  await page.getByText("1 riviä jäi karanteeniin").waitFor();
  await settled(page);
  expect(page.url()).toContain("/aineistot/tuonti/");
  expect(await accessibilityFaults(page)).toEqual([]);

  await tabTo(page, "Näytä toimitus");
  await page.keyboard.press("Enter");
  await page.getByText("Hylättyjen rivien syyt").waitFor();
  await settled(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await tabTo(page, "Peru toimitus");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Perutaanko toimitus" });
  await question.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Tab");
  await tabTo(page, "Peru toimitus");
  await page.keyboard.press("Enter");
  await page.getByText("on peruttu: 1 riviä poistui").waitFor();
  await page.context().close();
}, 240_000);

test("a role without the right to import is not offered it", async () => {
  const page = await openPage(browser, {
    origin: server.address,
    path: "/aineistot",
    role: "director",
  });
  expect(await page.getByRole("link", { name: "Tuo tiedosto" }).count()).toBe(0);
  await page.context().close();
});

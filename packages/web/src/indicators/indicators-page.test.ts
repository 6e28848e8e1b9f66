import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day, month } from "@luotsi/base";
import type { SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { importFile, nameArea, workspaceOn, type Workspace } from "@luotsi/usecases";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
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

const folder = mkdtempSync(join(tmpdir(), "luotsi-indicators-page-"));
const openData = new URL("../../../../data/open/", import.meta.url).pathname;
const statfin = "data/finland/statfin_12r5_tyottomat_alueittain_kk.csv";
const kela = "data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv";
const kelaAsItComes = "data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv";
const realFiles = [statfin, kela, kelaAsItComes].map(sharedFile);

let browser: Browser;
let empty: Opened;
let area: Opened;

interface Opened {
  readonly workspace: Workspace;
  readonly server: RunningServer;
}

async function openOn(webFolder: string): Promise<Opened> {
  const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder,
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  return { workspace, server };
}

async function bring({ workspace }: Opened, source: SourceId, path: string): Promise<void> {
  await importFile(workspace, {
    file: { path, name: path.slice(path.lastIndexOf("/") + 1) },
    source,
    importer: "test",
    afterwards: "later",
  });
}

/** A small area of two years, and the open data that comes with Luotsi; the other has nothing yet. */
beforeAll(async () => {
  const webFolder = await buildPages();
  [empty, area] = [await openOn(webFolder), await openOn(webFolder)];
  writeArea({ people: 400, seed: 4, from: month("2024-11"), months: 24, out: folder });
  await nameArea(
    area.workspace.store,
    {
      name: { fi: "Koealue", sv: "Provområde", en: "Test area" },
      synthetic: true,
      municipalities: ["398"],
      employmentArea: null,
    },
    "test",
  );
  for (const source of ["persons", "residence", "employment-codes", "service-periods"] as const) {
    await bring(area, source, join(folder, `${source}.csv`));
  }
  await bring(area, "statfin-12r5", join(openData, "statfin_12r5_lahti_paijathame_kokomaa.csv"));
  browser = await startBrowser();
}, 400_000);
afterAll(async () => {
  await browser.close();
  for (const { server, workspace } of [empty, area]) {
    await server.close();
    await workspace.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

type Opening = Partial<Parameters<typeof openPage>[1]>;

async function open(path: string, options: Opening = {}, { server } = area): Promise<Page> {
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

test.each([
  ["/mittarit", "wide-light"],
  ["/mittarit", "phone-dark"],
  ["/mittarit?ids=unemployed-jobseekers&by=education,language", "wide-dark"],
  ["/mittarit?ids=unemployed-jobseekers&by=education,language", "phone-light"],
  ["/mittarit?ids=activation-rate&by=age", "wide-light"],
  ["/mittarit?ids=no-such-indicator", "phone-dark"],
] as const)("%s has no accessibility fault and fits, %s", async (path, name) => {
  const page = await open(path, { look: looks.find((look) => look.name === name) ?? looks[0] });
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  await page.context().close();
});

test("before anything is imported the page says what to import, and how", async () => {
  const page = await open("/mittarit", {}, empty);
  const words = await page.locator("main").innerText();
  expect(words).toContain("Asiakastietoja ei ole vielä tuotu");
  expect(words).toContain("--source statfin-12r5");
  expect(words).toContain("--source kela-municipal-share");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

test("the months whose services were not recorded are a gap with its reason, and no figure", async () => {
  const page = await open("/mittarit?ids=activation-rate");
  await page.getByRole("note", { name: /palvelujaksoja ei kirjattu 4\/2025–6\/2025/ }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "toukokuu\u00A02025" });
  expect(await row.innerText()).toContain("kirjaamatta ei ole sama kuin ei toimintaa");
  expect(await row.innerText()).not.toMatch(/\d %/);
  await page.context().close();
});

test("ours and the official series have no month in common, and it is said", async () => {
  const page = await open("/mittarit?ids=unemployed-jobseekers");
  const words = await page.locator("main").innerText();
  expect(words).toContain("ei ole yhteisiä kuukausia");
  await page.context().close();
});

test("a figure's card tells which month's labour force it rests on, and how it may differ", async () => {
  const page = await open("/mittarit?ids=unemployed-share");
  await page
    .getByRole("button", { name: "Mihin luku perustuu: Työttömien osuus työvoimasta", exact: true })
    .click();
  const card = page.getByRole("dialog");
  await card.getByText("joulukuu\u00A02019 (Tilastokeskus 12r5)").waitFor();
  expect(await card.innerText()).toContain("labour_force_month=2019-12");
  expect(await card.innerText()).toContain("Miten luku voi poiketa virallisesta");
  await page.context().close();
});

test("by keyboard: one indicator, broken down twice, hidden cells with their reason, the file, and back", async () => {
  const page = await open("/mittarit");
  await tabTo(page, "Mittari");
  await page.getByLabel("Mittari", { exact: true }).selectOption("unemployed-jobseekers");
  await settled(page);
  await tabTo(page, "Jako");
  await page.getByLabel("Jako", { exact: true }).selectOption("education");
  await settled(page);
  await page.getByLabel("Toinen jako").selectOption("language");
  await settled(page);
  expect(page.url()).toContain("ids=unemployed-jobseekers");
  expect(decodeURIComponent(page.url())).toContain("by=education,language");
  const table = page.getByRole("region", { name: /Ryhmät, lokakuu/ });
  const hidden = table.getByRole("row").filter({ hasText: "salattu" });
  expect(await hidden.count()).toBeGreaterThan(1);
  expect(await hidden.first().innerText()).toContain("alle 5 henkilöä, tai toisen ryhmän");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    table.getByRole("button", { name: "Lataa CSV" }).press("Enter"),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("Kuukausi;Koulutusaste;Äidinkieli;Luku;Tila;Huomautus");
  expect(text).toContain(";salattu;");
  await page.goBack();
  await settled(page);
  expect(decodeURIComponent(page.url())).toContain("by=education");
  expect(decodeURIComponent(page.url())).not.toContain("language");
  await page.context().close();
});

test("an area is found by the beginning of its name, and the address keeps it", async () => {
  const page = await open("/mittarit");
  const field = page.getByLabel("Hae alue");
  expect(await field.inputValue()).toBe("Lahti (kunta)");
  await field.focus();
  await page.keyboard.type("koko");
  await page.keyboard.press("Enter");
  await settled(page);
  expect(page.url()).toContain("area=SSS");
  await page.getByText("Koko maa: työttömät työnhakijat 257 694 (12/2019)").waitFor();
  await page.context().close();
});

test.each(["sv", "en"] as const)("the page is whole in %s", async (language) => {
  const page = await open("/mittarit?by=age", { language });
  const words = await page.locator("main").innerText();
  expect(words).not.toMatch(/Työttömät|Kuinka|tammikuu|alustava/i);
  await page.context().close();
});

describe.skipIf(realFiles.includes(undefined))(
  `the real files ${statfin}, ${kela} and ${kelaAsItComes}`,
  () => {
    beforeAll(async () => {
      const [table = "", clean = "", found = ""] = realFiles;
      await bring(empty, "statfin-12r5", table);
      await bring(empty, "kela-municipal-share", clean);
      await bring(empty, "kela-municipal-share", found);
    }, 120_000);

    test("show Lahti's 7,640 unemployed of December 2019, 13.60 % of the labour force", async () => {
      const page = await open("/mittarit?area=KU398", {}, empty);
      await page.getByText("Lahti: työttömät työnhakijat 7 640 (12/2019)").waitFor();
      await page
        .getByRole("button", {
          name: "Mihin luku perustuu: Työttömien osuus työvoimasta (Tilastokeskus)",
        })
        .click();
      await page.getByRole("dialog").getByText("13,60 % (joulukuu 2019)").waitFor();
      await page.context().close();
    });

    test("show Hämeenlinna's municipal share month by month, 411,040.02 € in January 2015", async () => {
      const page = await open("/mittarit?area=KU109", {}, empty);
      const figure = page.getByRole("figure").filter({ hasText: "Kunnan maksuosuus" });
      expect(await figure.innerText()).toContain("Lähde: Kela");
      await figure.getByRole("button", { name: "Taulukkona" }).click();
      const row = figure.getByRole("row").filter({ hasText: "tammikuu\u00A02015" });
      expect(await row.innerText()).toContain("411\u00A0040,02\u00A0€");
      await page.context().close();
    });

    test("offer every area of the table to choose from", async () => {
      const page = await open("/mittarit", {}, empty);
      await page.getByText("414 aluetta").waitFor();
      await page.context().close();
    });
  },
);

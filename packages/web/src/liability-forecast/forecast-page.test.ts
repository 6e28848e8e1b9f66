import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day, month } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { importFile, nameArea, workspaceOn, type Workspace } from "@luotsi/usecases";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import {
  accessibilityFaults,
  looks,
  openPage,
  overflowsSideways,
  settled,
  startBrowser,
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";

const path = "/talous/ennuste";
const folder = mkdtempSync(join(tmpdir(), "luotsi-forecast-page-"));
let browser: Browser;
let workspace: Workspace;
let server: RunningServer;

/** A small area of two years: enough to learn from and to try the forecast out on a few months. */
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  writeArea({ people: 200, seed: 5, from: month("2024-10"), months: 25, out: folder });
  await nameArea(
    workspace.store,
    {
      name: { fi: "Koealue", sv: "Provområde", en: "Test area" },
      synthetic: true,
      municipalities: ["398"],
      employmentArea: null,
    },
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
}, 400_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(look: (typeof looks)[number], language: "fi" | "sv" | "en"): Promise<Page> {
  const origin = server.address;
  return await openPage(browser, { origin, path, role: "controller", look, language });
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

const [wideLight, wideDark, phoneLight, phoneDark] = looks;

test("without payments the page says what is missing and where to bring it", async () => {
  const page = await open(phoneLight, "fi");
  await page.getByText("Ennustetta ei voi vielä tehdä").waitFor();
  await page.getByRole("link", { name: "Tuo etuusmaksut" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

test("the first reader has the forecast made, and sees it come without asking again", async () => {
  for (const source of ["persons", "residence", "employment-codes", "benefit-payments"] as const) {
    const name = `${source}.csv`;
    await importFile(workspace, {
      file: { path: join(folder, name), name },
      source,
      importer: "test",
      afterwards: "later",
    });
  }
  const page = await open(wideLight, "fi");
  const bar = page.getByRole("progressbar");
  expect(await bar.first().isVisible()).toBe(true);
  await page.getByText("Ennuste tehtiin uudelleen").waitFor({ timeout: 240_000 });
  await settled(page);
  expect(await bar.count()).toBe(0);
  const finding = (await page.locator(".page-finding").innerText()).replaceAll("\u00a0", " ");
  expect(finding).toMatch(
    /kuntaosuus on vuonna 2026 ennusteen mukaan [\d,]+ milj. €, todennäköisesti/,
  );
  const pictures = await picturesOf(page);
  expect(pictures.length).toBe(3);
  for (const { title, spoken } of pictures) expect(spoken.startsWith(`${title}. `)).toBe(true);
  expect(pictures[0]?.title).toMatch(/^(Kuukauden kuntaosuus |Ei voi vielä sanoa, )/);
  expect(pictures[2]?.title).toMatch(/aiemmin tehty ennuste erehtyi /);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  await page.context().close();
}, 300_000);

test("what is chosen by keyboard stands in the address, and the figure's card tells its run", async () => {
  const page = await open(wideDark, "fi");
  await page.getByLabel("Jako").focus();
  await page.keyboard.type("rahoitus");
  await page.waitForURL(/split=step/);
  await page.getByRole("heading", { name: /^Suurin osuus ennusteesta, \d+\s%: / }).waitFor();
  await page.getByRole("button", { name: /Kuntaosuus 2026/ }).focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  await card.getByText("seed").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

test.each([
  ["sv", phoneDark],
  ["en", phoneLight],
] as const)("fits a phone in %s", async (language, look) => {
  const page = await open(look, language);
  await page.locator(".forecast-sentences").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  await page.context().close();
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer, type RunningServer } from "@luotsi/api";
import { day, month } from "@luotsi/base";
import type { ScenarioDefinition } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import {
  evaluateScenario,
  importFile,
  nameArea,
  workspaceOn,
  type Workspace,
} from "@luotsi/usecases";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import {
  accessibilityFaults,
  looks,
  openPage,
  type Look,
  overflowsSideways,
  settled,
  startBrowser,
} from "../testing/browser.ts";
import { buildPages } from "../testing/built-pages.ts";
import { decodeDraft, encodeDraft } from "./draft.ts";

const shared: ScenarioDefinition = {
  name: "Kaikki yhdessä",
  changes: [
    { kind: "steps", from: "2027-01", steps: [{ afterPaidDays: 150, percent: 20 }] },
    {
      kind: "service",
      from: "2027-01",
      until: "2028-01",
      who: { age: "under_25" },
      volumeFactor: 1.2,
      duringFactor: 1,
      afterFactor: 1.1,
      costEurPerMonth: 500,
    },
  ],
};
const draft = encodeDraft(shared);

const folder = mkdtempSync(join(tmpdir(), "luotsi-scenarios-"));
let browser: Browser;
let workspace: Workspace;
let server: RunningServer;

/** A small area of three years, of which the flow of people can be learnt. */
beforeAll(async () => {
  const webFolder = await buildPages();
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder,
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  writeArea({ people: 200, seed: 5, from: month("2023-11"), months: 36, out: folder });
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
  for (const source of ["persons", "residence", "employment-codes", "benefit-payments"] as const) {
    await importFile(workspace, {
      file: { path: join(folder, `${source}.csv`), name: `${source}.csv` },
      source,
      importer: "test",
      afterwards: "later",
    });
  }
  await evaluateScenario(workspace, JSON.stringify(shared), "fi");
  browser = await startBrowser();
}, 400_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, role = "controller", look: Look = looks[0]): Promise<Page> {
  const page = await openPage(browser, { origin: server.address, path, role, look });
  page.setDefaultTimeout(60_000);
  return page;
}

test.each([looks[0], looks[3]])(
  "a shared draft has no accessibility fault and fits, $name",
  async (look) => {
    const page = await open(`/talous/skenaariot?s=${draft}`, "controller", look);
    expect(await page.getByLabel("Skenaarion nimi").inputValue()).toBe("Kaikki yhdessä");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  },
  120_000,
);

/** Does the draft in an address move the steps by so many days? */
function isOfDays(url: URL, days: number): boolean {
  const draftInAddress = decodeDraft(url.searchParams.get("s") ?? "");
  const [change] = draftInAddress?.changes ?? [];
  return change?.kind === "step-shift" && change.laterDays === days;
}

test("an example is moved by keyboard, survives a reload, is saved, and taken out of the list again", async () => {
  const page = await open("/talous/skenaariot");
  const finding = page.locator(".scenario-finding");
  expect(await finding.textContent()).toContain("ei ole vielä muutoksia");
  await page.getByRole("button", { name: "Portaat 50 päivää myöhemmin" }).press("Enter");
  await finding.filter({ hasText: "pienempi kuin perusuralla" }).waitFor();
  const before = await finding.textContent();
  const slider = page.getByRole("slider", { name: "Portaat myöhemmin, liukusäädin" });
  await slider.focus();
  for (let presses = 0; presses < 5; presses++) await slider.press("ArrowRight");
  const written = page.getByRole("textbox", { name: "Portaat myöhemmin, päivää" });
  expect(await written.inputValue()).toBe("100");
  await page.waitForFunction(
    (text) => document.querySelector(".scenario-finding")?.textContent !== text,
    before,
  );
  // The address follows the fields a moment later.
  await page.waitForURL((url) => isOfDays(url, 100));
  await settled(page);
  const moved = await finding.textContent();
  await page.reload();
  await settled(page);
  expect(await written.inputValue()).toBe("100");
  expect(await finding.textContent()).toBe(moved);
  await page.getByRole("button", { name: "Tallenna", exact: true }).press("Enter");
  await page.waitForURL(/\/talous\/skenaariot\/\d+\?v=1$/);
  expect(await page.getByRole("combobox", { name: "Versio" }).textContent()).toContain("Versio 1");
  await page.getByRole("link", { name: "Kaikki skenaariot" }).press("Enter");
  await page.getByRole("button", { name: /^Poista luettelosta: Portaat/ }).press("Enter");
  await page.getByRole("button", { name: "Poista luettelosta", exact: true }).press("Enter");
  await page.getByText("Ei vielä tallennettuja skenaarioita.").waitFor();
  await page.getByRole("button", { name: "Kumoa" }).press("Enter");
  await page.getByRole("link", { name: "Portaat 50 päivää myöhemmin" }).waitFor();
  await page.context().close();
}, 240_000);

/** Saves a draft that came by link and leads to its first version. */
async function saveDraft(page: Page, definition: ScenarioDefinition): Promise<string> {
  await page.goto(`${server.address}/talous/skenaariot?s=${encodeDraft(definition)}`);
  await page.getByRole("button", { name: "Tallenna", exact: true }).click();
  await page.waitForURL(/\/talous\/skenaariot\/\d+\?v=1$/);
  return new URL(page.url()).pathname;
}

/** Takes a saved scenario out of the list. */
async function withdraw(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Poista luettelosta: ${name}` }).click();
  await page.getByRole("button", { name: "Poista luettelosta", exact: true }).click();
  await page
    .getByRole("button", { name: `Poista luettelosta: ${name}` })
    .waitFor({ state: "detached" });
}

test("two scenarios are compared side by side by link, by another user too, and after one has been taken out of the list", async () => {
  const page = await open("/talous/skenaariot");
  const shift = { kind: "step-shift", from: "2027-01", laterDays: 50, sharePoints: 0 } as const;
  const path = await saveDraft(page, { name: "Portaat siirtyvät", changes: [shift] });
  const days = page.getByRole("textbox", { name: "Portaat myöhemmin, päivää" });
  await days.fill("80");
  await days.blur();
  await page.getByRole("button", { name: "Tallenna uutena versiona" }).click();
  await page.waitForURL((url) => url.pathname === path && url.searchParams.get("v") === "2");
  await saveDraft(page, {
    name: "Osuudet kasvavat",
    changes: [{ ...shift, laterDays: 0, sharePoints: 5 }],
  });
  await page.getByRole("link", { name: "Kaikki skenaariot" }).click();
  for (const name of ["Portaat siirtyvät", "Osuudet kasvavat"]) {
    await page.getByRole("checkbox", { name }).check();
  }
  await page.getByRole("button", { name: "Vertaa valittuja" }).click();
  const finding = (reader: Page): Locator => reader.locator(".scenario-comparison p").first();
  await finding(page).filter({ hasText: "pienin skenaariossa ”Portaat siirtyvät”" }).waitFor();
  const rows = (reader: Page): Locator =>
    reader.getByRole("table", { name: "Skenaariot rinnakkain" }).locator("tbody tr");
  expect(await rows(page).allInnerTexts()).toEqual([
    expect.stringMatching(/Osuudet kasvavat[^]*\+[\d\s]+€/u),
    expect.stringMatching(/Portaat siirtyvät[^]*80 maksupäivää[^]*−[\d\s]+€/u),
  ]);
  await settled(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  const { pathname, search } = new URL(page.url());
  const other = await open(`${pathname}${search}`, "director", looks[2]);
  expect(await finding(other).textContent()).toBe(await finding(page).textContent());
  expect(await overflowsSideways(other)).toBe(false);
  await withdraw(page, "Osuudet kasvavat");
  await other.reload();
  await rows(other).filter({ hasText: "(poistettu luettelosta)" }).waitFor();
  expect(await rows(other).count()).toBe(2);
  await other.getByRole("link", { name: "Osuudet kasvavat" }).first().click();
  await other.getByText("Skenaario on poistettu luettelosta").waitFor();
  expect(await other.locator("main").innerText()).not.toMatch(/Advarsel|Informasjon/);
  await withdraw(page, "Portaat siirtyvät");
  await other.goto(`${server.address}${pathname}?vertaa=1.1,9999.1`);
  expect(await other.getByRole("alert").innerText()).toMatch(/^Kohdetta ei löytynyt: 9999\.1/);
  await other.context().close();
  await page.context().close();
}, 240_000);

test("what is typed survives a reload at once, and one too long for an address stays in the tab", async () => {
  const page = await open(`/talous/skenaariot?s=${draft}`);
  const name = page.getByLabel("Skenaarion nimi");
  await name.fill("Juuri kirjoitettu");
  await page.reload();
  await settled(page);
  expect(await name.inputValue()).toBe("Juuri kirjoitettu");
  await page.waitForURL((url) => {
    return decodeDraft(url.searchParams.get("s") ?? "")?.name === "Juuri kirjoitettu";
  });
  const note = page.getByLabel("Mitä kokeillaan ja miksi");
  const long = "Pitkä syy 🙂 ".repeat(70).trim();
  const steps = Array.from({ length: 10 }, (_, i) => ({ afterPaidDays: 100 * i, percent: i }));
  const many: ScenarioDefinition = {
    name: "Monta",
    note: long,
    changes: Array.from({ length: 20 }, () => ({ kind: "steps", from: "2027-01", steps })),
  };
  await page.locator("input[type=file]").setInputFiles({
    name: "monta.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(many)),
  });
  await page.getByText("liian pitkä osoitteeseen").waitFor();
  await page.reload();
  await settled(page);
  expect(await note.inputValue()).toBe(long);
  expect(await page.getByRole("button", { name: "Kopioi linkki" }).count()).toBe(0);
  expect(await page.locator(".scenario-change").count()).toBe(20);
  await page.context().close();
}, 120_000);

test("counter rules are chosen by keyboard on a phone, and a price is given a range", async () => {
  const page = await open("/talous/skenaariot", "controller", looks[2]);
  await page.getByLabel("Lisää muutos").selectOption("counter-rules");
  const restart = page.getByLabel("Laskuri alkaa alusta");
  await restart.focus();
  await restart.press("End");
  const months = page.getByRole("textbox", { name: "Ilman etuutta vähintään, kk" });
  expect(await months.inputValue()).toBe("6");
  await page.locator(".scenario-finding").filter({ hasText: "perusuralla" }).waitFor();
  await page.getByLabel("Lisää muutos").selectOption("service");
  await page.getByRole("checkbox", { name: "Hinta henkilöltä: anna väli" }).press("Space");
  const highest = page.getByRole("textbox", { name: "Hinta henkilöltä enintään, €/kk" });
  await highest.fill("700");
  expect(await highest.getAttribute("aria-invalid")).toBe("false");
  await settled(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  await page.context().close();
}, 120_000);

test("what is written wrong is marked and not asked; the figures stay those of the last number", async () => {
  const page = await open(`/talous/skenaariot?s=${draft}`);
  const share = page.getByRole("textbox", { name: "Kunnan osuus, %" });
  await share.fill("120");
  expect(await share.getAttribute("aria-invalid")).toBe("true");
  await share.blur();
  expect(await share.inputValue()).toBe("20");
  await page.context().close();
}, 120_000);

test("an answer that does not come says above the fields of a phone that nothing typed is lost, and comes when asked again", async () => {
  const page = await open(`/talous/skenaariot?s=${draft}`, "controller", looks[2]);
  await page.locator(".scenario-answer").waitFor();
  await page.route("**/api/scenario-answer*", async (route) => await route.abort());
  const share = page.getByRole("textbox", { name: "Kunnan osuus, %" });
  await share.fill("30");
  await share.blur();
  const said = page.getByText("Kaikki kirjoittamasi on tallella");
  await said.waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("Palvelimeen ei saada yhteyttä");
  expect(await share.inputValue()).toBe("30");
  const topOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.y ?? 0;
  expect(await topOf(said)).toBeLessThan(await topOf(page.getByLabel("Skenaarion nimi")));
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.unroute("**/api/scenario-answer*");
  await page.getByRole("button", { name: "Yritä uudelleen" }).click();
  await page.locator(".scenario-answer").waitFor();
  expect(await share.inputValue()).toBe("30");
  expect(await said.count()).toBe(0);
  await page.context().close();
}, 120_000);

test("whoever may not see the liability is told so", async () => {
  const page = await open("/talous/skenaariot", "board-member");
  await page.getByText("ei näe sivua Skenaariot").waitFor();
  await page.context().close();
}, 120_000);

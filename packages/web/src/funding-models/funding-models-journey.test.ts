import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { month } from "@luotsi/base";
import { writeArea } from "@luotsi/testkit";
import { importFile } from "@luotsi/usecases";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { focusedName, looks, settled } from "../testing/browser.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-models-page-"));
let pages: ServedPages;

beforeAll(async () => {
  pages = await servePages();
}, 300_000);
afterAll(async () => {
  await pages.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, look = looks[0] as (typeof looks)[number]): Promise<Page> {
  return await pages.open({ path, role: "controller", look });
}

async function importArea(): Promise<void> {
  writeArea({ people: 250, seed: 3, from: month("2023-01"), months: 42, out: folder });
  for (const source of ["persons", "residence", "benefit-payments"] as const) {
    const name = `${source}.csv`;
    await importFile(pages.workspace, {
      file: { path: join(folder, name), name },
      source,
      importer: "test",
    });
  }
}

test("before anything is imported, both pages say what is missing and where to go", async () => {
  for (const path of ["/talous/rahoitusmallit", "/talous/oletukset"]) {
    const page = await open(path);
    await page.getByRole("link", { name: "Tuo etuusmaksut" }).waitFor();
    await page.context().close();
  }
});

describe("with the payments of an area", () => {
  beforeAll(importArea, 120_000);

  const checked = looks.filter(({ name }) => name === "wide-light" || name === "phone-dark");

  test.each(checked)("no accessibility fault, and fits, $name", async (look) => {
    for (const path of ["/talous/rahoitusmallit", "/talous/oletukset"]) {
      const page = await open(path, look);
      expect(await pageFaults(page, `${path.slice(1).replaceAll("/", "-")}-${look.name}`)).toEqual(
        [],
      );
      await page.context().close();
    }
  });

  test("the models are walked by keyboard: another breakdown, kept in the address", async () => {
    const page = await open("/talous/rahoitusmallit?from=2025-01&to=2025-12");
    expect(await page.locator(".page-finding").innerText()).toMatch(
      /Vuoden 2025 malli maksaa samoista henkilöistä .+ kuin vuoden 2015 malli \(vuosi 2025\)\./,
    );
    for (let presses = 0; presses < 80; presses++) {
      if ((await focusedName(page)) === "Ryhmittely") break;
      await page.keyboard.press("Tab");
    }
    expect(await focusedName(page)).toBe("Ryhmittely");
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/by=age/);
    await settled(page);
    await page.getByRole("heading", { name: /^Kustannus kasvaa eniten: ikä .+ €\)/ }).waitFor();
    await page.context().close();
  });

  test("the analysis is downloaded in the page's language, for the page's period", async () => {
    const page = await open("/talous/rahoitusmallit?from=2025-01&to=2025-12");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Lataa kustannus-hyötyanalyysi (PDF)" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("rahoitusmallit-2025-01-2025-12.pdf");
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    await page.context().close();
  });

  test("the figures of the newest months say that they rest on an assumption", async () => {
    const page = await open("/talous/rahoitusmallit");
    const difference = page.locator(".key-figure").first();
    expect(await difference.innerText()).toContain("Oletus");
    expect(await page.locator(".models-notes").innerText()).toContain("Yleistuen");
    await page.context().close();
  });
});

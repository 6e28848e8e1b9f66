import { readFile } from "node:fs/promises";

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
import { buildGallery } from "../testing/built-pages.ts";
import { exampleRules } from "../testing/example-rules.ts";
import { startShellServer, type ShellServer } from "../testing/shell-server.ts";

let browser: Browser;
let server: ShellServer;

beforeAll(async () => {
  const folder = await buildGallery();
  server = await startShellServer({ folder, isSynthetic: false, rules: exampleRules });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.stop();
});

async function gallery(look: (typeof looks)[number] = looks[0], path = "/"): Promise<Page> {
  return await openPage(browser, { origin: server.origin, path, look });
}

test.each(looks)(
  "$name: the parts have no accessibility faults and fit their width",
  async (look) => {
    const page = await gallery(look);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.context().close();
  },
);

describe("a figure", () => {
  test("opens its card by keyboard; Escape closes it and the focus goes back to the figure", async () => {
    const page = await gallery();
    const figure = page.getByRole("button", { name: /rahoitusosuus 2026: mihin luku perustuu/ });
    await figure.focus();
    await page.keyboard.press("Enter");
    const card = page.getByRole("dialog", { name: "Työttömyysetuuksien rahoitusosuus 2026" });
    await card.waitFor();
    const text = await card.textContent();
    expect(text).toContain("Odotetuista tiedoista on tullut 96\u00a0%.");
    expect(text).toContain("toukokuu\u00a02026: Yleistuki korvasi työmarkkinatuen");
    expect(text).toContain("9f2c01ab77de");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await card.count()).toBe(0);
    expect(await focusedName(page)).toContain("31,4 milj. €");
    await page.context().close();
  });
});

describe("choices", () => {
  test("stand in the address, a default leaves it, and the back button takes them back", async () => {
    const page = await gallery();
    const year = page.getByRole("combobox", { name: "Vuosi" });
    await year.selectOption("2025");
    await expect.poll(() => page.url()).toContain("?year=2025");
    await page.getByRole("combobox", { name: "Tarkastelu" }).selectOption("invoice");
    await expect.poll(() => page.url()).toContain("year=2025&view=invoice");
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain("invoice");
    await year.selectOption("2026");
    await expect.poll(() => page.url()).not.toContain("year");
    await page.context().close();
  });

  test("a shared address opens with its choices", async () => {
    const page = await gallery(looks[0], "/?year=2024");
    expect(await page.getByRole("combobox", { name: "Vuosi" }).inputValue()).toBe("2024");
    await page.context().close();
  });

  test("a day is taken as people write it, and a day that is none is not taken", async () => {
    const page = await gallery();
    const field = page.getByRole("textbox", { name: "Päivä" });
    await field.fill("31.2.2026");
    await page.keyboard.press("Enter");
    expect(await page.getByText("Kirjoita päivä muodossa 1.5.2026.").isVisible()).toBe(true);
    expect(await page.getByTestId("day").textContent()).toBe("2026-05-01");
    await field.fill("1.1.2025");
    await page.keyboard.press("Enter");
    expect(await page.getByTestId("day").textContent()).toBe("2025-01-01");
    await page.context().close();
  });
});

describe("a table", () => {
  const names = async (page: Page): Promise<readonly string[]> =>
    await page
      .getByRole("table", { name: "Palvelut ja määrärahat" })
      .locator("tbody th")
      .allTextContents();

  test("is ordered by its headings: numbers from the largest, what is not recorded last", async () => {
    const page = await gallery();
    expect((await names(page)).at(0)).toBe("Työllisyyspalvelut");
    expect((await names(page)).at(-1)).toBe("Nuorten paja");
    await page.getByRole("button", { name: "Toteuma, €" }).click();
    expect((await names(page)).at(0)).toBe("Rekrytointilisä");
    expect((await names(page)).at(-1)).toBe("Nuorten paja");
    await page.getByRole("button", { name: "Palvelu", exact: true }).click();
    expect((await names(page)).at(-1)).toBe("Ääneseudun hanke");
    await page.context().close();
  });

  test("is walked by arrows; Enter opens the row beside it, Escape comes back", async () => {
    const page = await gallery();
    const rows = page.getByRole("table", { name: "Palvelut ja määrärahat" }).locator("tbody tr");
    await rows.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await focusedName(page)).toContain("Kotoutuminen");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Kotoutuminen" }).waitFor();
    expect(await rows.nth(2).getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await focusedName(page)).toContain("Kotoutuminen");
    await page.context().close();
  });

  test("is searched by what is read in it", async () => {
    const page = await gallery();
    const search = page.getByRole("searchbox", { name: "Hae taulukosta" }).first();
    await search.fill("4 123 456");
    expect(await names(page)).toEqual(["Palkkatuki"]);
    await search.fill("ÄÄNE");
    expect(await names(page)).toEqual(["Ääneseudun hanke"]);
    await page.context().close();
  });

  test("pastes into a spreadsheet: tabs, bare numbers with a decimal comma, the order on screen", async () => {
    const page = await gallery();
    await page.getByRole("button", { name: "Kopioi" }).first().click();
    await page.getByText("Taulukko on leikepöydällä").waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\r\n");
    expect(lines[0]).toBe("Palvelu\tToteuma, €\tKäyttösuunnitelma, €\tLuotettavuus");
    expect(lines[2]).toBe("Palkkatuki\t4123456\t3900000\tsuljettu");
    expect(lines.at(-1)).toBe("Nuorten paja\tei kirjattu\t400000\tei kirjattu");
    await page.context().close();
  });

  test("of five thousand rows draws a few, and the End key still reaches the last", async () => {
    const page = await gallery();
    const rows = page
      .getByRole("table", { name: "Viisituhatta riviä" })
      .locator("tbody tr[data-index]");
    await rows.first().scrollIntoViewIfNeeded();
    expect(await rows.count()).toBeLessThan(80);
    await rows.first().focus();
    await page.keyboard.press("End");
    await expect.poll(() => focusedName(page)).toContain("Rivi 5000");
    await page.context().close();
  });
});

describe("a chart", () => {
  test("is one stop of the tab key; arrows tell each month with its exact values", async () => {
    const page = await gallery();
    const months = page.locator(".chart-place [data-slot]");
    await months.last().focus();
    await page.keyboard.press("Home");
    expect(await focusedName(page)).toBe(
      "tammikuu\u00a02025: Työttömyysetuus 1,70\u00a0milj.\u00a0€; Oma toiminta 2,10\u00a0milj.\u00a0€",
    );
    await page.keyboard.press("ArrowRight");
    expect(await focusedName(page)).toContain("helmikuu\u00a02025");
    await page.context().close();
  });

  test("has a table twin with the same figures", async () => {
    const page = await gallery();
    await page.getByRole("button", { name: "Taulukkona" }).click();
    const row = page.getByRole("row", { name: /tammikuu 2025/ });
    expect(await row.textContent()).toContain("1,70\u00a0milj.\u00a0€");
    await page.getByRole("button", { name: "Kuvana" }).click();
    await page.locator(".chart-place svg").waitFor();
    await page.context().close();
  });

  test.each(["SVG", "PNG"])("is downloaded as %s that stands alone", async (kind) => {
    const page = await gallery(looks[1]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Lataa kuva, ${kind}` }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`kaksi-kustannusta.${kind.toLowerCase()}`);
    const content = await readFile(await file.path());
    if (kind === "SVG") {
      expect(content.toString()).not.toContain("var(");
      expect(content.toString()).toContain("#e58a5c");
    } else {
      expect(content.subarray(1, 4).toString()).toBe("PNG");
      expect(content.length).toBeGreaterThan(10_000);
    }
    await page.context().close();
  });
});

test("what matters is asked first with the safe choice in focus, and can be taken back", async () => {
  const page = await gallery();
  await page.getByRole("button", { name: "Kumoa erä" }).click();
  const question = page.getByRole("dialog", { name: "Kumotaanko erä 12?" });
  await question.waitFor();
  expect(await focusedName(page)).toBe("Peruuta");
  expect(await accessibilityFaults(page)).toEqual([]);
  await question.getByRole("button", { name: "Kumoa erä" }).click();
  await page.getByRole("button", { name: "Kumoa", exact: true }).click();
  await page.getByText("Erä on palautettu.").waitFor();
  await page.context().close();
});

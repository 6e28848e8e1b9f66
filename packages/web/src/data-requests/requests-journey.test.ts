import { makeVaultKey, type Workspace } from "@luotsi/usecases";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { focusedName, looks, settled } from "../testing/browser.ts";
import { bringFile } from "../testing/bring-file.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

const people = `person_id,birth_month,sukunimi,etunimet,henkilötunnus,sähköposti
A1,1980-05,Meikäläinen,Maija-Liisa,010580-950Y,yhteinen@example.org
A2,1990-05,Korhonen,Matti,010590-951K,yhteinen@example.org
`;
const spells = `person_id,from,to,code,job_search_from,end_reason,job_search_end_reason
A2,2026-05-01,,02,2026-05-01,,
`;

let pages: ServedPages;

beforeAll(async () => {
  pages = await servePages(fill);
}, 300_000);
afterAll(async () => {
  await pages.close();
});

async function fill(workspace: Workspace): Promise<void> {
  await makeVaultKey(workspace);
  await bringFile(workspace, "persons", people);
  await bringFile(workspace, "employment-codes", spells);
}

const path = "/asiakkuudet/pyynnot";

async function open(role: string, look = looks[0] as (typeof looks)[number]): Promise<Page> {
  return await pages.open({ path, role, look });
}

async function find(page: Page, way: string, value: string): Promise<void> {
  await page.getByLabel("Hakutapa").selectOption({ label: way });
  await page.getByLabel("Haettava arvo").fill(value);
  await page.getByRole("button", { name: "Hae", exact: true }).click();
  await settled(page);
}

async function check(page: Page, name: string): Promise<void> {
  expect(await pageFaults(page, name)).toEqual([]);
}

/** `SHOTS` looks at all four; the erasure below is done on a phone. */
const tried = process.env["SHOTS"] === undefined ? [looks[0]] : looks;

describe.each(tried)("the page of requests, $name", (look) => {
  test("shows what is held of a customer, who has looked, and why nothing may be erased yet", async () => {
    const page = await open("director", look);
    await find(page, "Henkilötunnus", "010590-951K");
    await page.getByRole("cell", { name: "Korhonen" }).waitFor();
    await page.getByText("Henkilö on asiakas", { exact: false }).waitFor();
    expect(await page.getByLabel("Rekisteröity pyytää poistoa").isDisabled()).toBe(true);
    expect(page.url()).not.toContain("0105");
    await check(page, `pyynnot-asiakas-${look.name}`);
    await page.context().close();
  });
});

test("several who share an address are all shown; nobody is an answer of its own", async () => {
  const page = await open("director");
  await find(page, "Sähköposti", "yhteinen@example.org");
  expect(await page.getByRole("heading", { level: 2, name: /^Henkilö lp1/ }).count()).toBe(2);
  await find(page, "Henkilötunnus", "010190-999X");
  await page.getByText("Ketään ei löytynyt", { exact: false }).waitFor();
  await check(page, "pyynnot-ei-ketaan");
  await page.context().close();
});

test("a wrong value is put right on a ground, and the history shows both; a code that is none is refused", async () => {
  const page = await open("team-lead");
  await find(page, "Henkilötunnus", "010580-950Y");
  await page.getByRole("button", { name: "Oikaise" }).click();
  await page.getByText("Kirjoita oikea arvo.").waitFor();
  await page.getByLabel("Oikea arvo").fill("Mäkeläinen");
  await page.getByRole("button", { name: "Oikaise" }).click();
  await page.getByText("Sukunimi on oikaistu", { exact: false }).waitFor();
  const earlier = await page.getByRole("row", { name: /Meikäläinen/ }).innerText();
  expect(earlier).toMatch(/korvattu .*, demo-team-lead: Rekisteröidyn pyyntö/);
  await page.getByLabel("Tieto", { exact: true }).selectOption({ label: "Henkilötunnus" });
  await page.getByLabel("Oikea arvo").fill("010580-950X");
  await page.getByRole("button", { name: "Oikaise" }).click();
  await page.getByRole("alert").waitFor();
  await check(page, "pyynnot-oikaisu");
  await page.context().close();
});

test("a person is erased with the keyboard alone, once the end of the pseudonym is typed, and a receipt is given", async () => {
  const page = await open("director", looks[3]);
  await find(page, "Henkilötunnus", "010580-950Y");
  await page.getByRole("cell", { name: "Mäkeläinen" }).waitFor();
  const heading = await focusedName(page);
  const end = heading.slice(-6);
  await page.getByRole("button", { name: "Poista henkilön tiedot …" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Valitse peruste.").waitFor();
  await page.getByLabel("Viranomainen on määrännyt poiston").focus();
  await page.keyboard.press("Space");
  await check(page, "pyynnot-esikatselu");
  await page.getByRole("button", { name: "Poista henkilön tiedot …" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel(`Kirjoita vahvistukseksi peitetunnuksen loppu: ${end}`).focus();
  await page.keyboard.type("kaikki");
  await page.keyboard.press("Enter");
  await page.getByText(`Vahvistus ei täsmää. Kirjoita ${end}.`).waitFor();
  await check(page, "pyynnot-vahvistus");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(end);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Tiedot on poistettu" }).waitFor();
  expect(await focusedName(page)).toBe("Tiedot on poistettu");
  await check(page, "pyynnot-kuitti");
  const [receipt] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tallenna kuitti" }).press("Enter"),
  ]);
  expect(receipt.suggestedFilename()).toBe("poiston-kuitti-2026-11-22.txt");
  await find(page, "Henkilötunnus", "010580-950Y");
  await page.getByText("Ketään ei löytynyt", { exact: false }).waitFor();
  await page.context().close();
});

test("when the server does not answer, the page says so and that nothing was changed, and keeps what was typed", async () => {
  const page = await open("director");
  await page.route("**/api/data-subject", async (route) => await route.abort());
  await find(page, "Peitetunnus", "lp1x");
  await page.getByText("Palvelimeen ei saada yhteyttä").waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("lp1x");
  await check(page, "pyynnot-ei-yhteytta");
  await page.context().close();
});

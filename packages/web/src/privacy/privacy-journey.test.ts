import { makeVaultKey, type Workspace } from "@luotsi/usecases";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { looks, settled } from "../testing/browser.ts";
import { bringFile } from "../testing/bring-file.ts";
import { pageFaults, servePages, type ServedPages } from "../testing/served-pages.ts";

const people = `person_id,birth_month,sukunimi,etunimet,henkilötunnus,sähköposti
A1,1980-05,Meikäläinen,Maija-Liisa,010580-950Y,maija@example.org
A2,1990-05,Korhonen,Matti,010590-951K,
`;
const visits = `paiva;toimipiste;syy;ikaryhma;kaynnit
2.1.2026;Keskusta;work;18-24;30
3.1.2026;Keskusta;education;;12
3.1.2026;Kauppakeskus;housing;;3
5.2.2026;Keskusta;work;;2
7.3.2026;Keskusta;work;25-29;40
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
  await bringFile(workspace, "ohjaamo-visits", visits);
}

async function open(role: string, path: string, look = looks[0] as (typeof looks)[number]) {
  return await pages.open({ path, role, look });
}

async function check(page: Page, name: string): Promise<void> {
  expect(await pageFaults(page, name)).toEqual([]);
}

/** The widest and the narrowest, light and dark; `SHOTS` looks at all four. */
const tried = process.env["SHOTS"] === undefined ? [looks[0], looks[3]] : looks;

describe.each(tried)("the pages of privacy, $name", (look) => {
  test.each([
    ["director", "/hallinta/tietosuoja"],
    ["coach", "/saannot/riskipisteet"],
    ["board-member", "/mittarit/ohjaamo"],
  ])("a %s reads %s without accessibility faults", async (role, path) => {
    const page = await open(role, path, look);
    await check(page, `${path.split("/").at(-1)}-${look.name}`);
    await page.context().close();
  });
});

test("a team lead finds a person by the code, which shows nowhere afterwards", async () => {
  const page = await open("team-lead", "/asiakkuudet/henkilo");
  await page.getByLabel("Mihin tietoa tarvitaan").selectOption("statutory-deadline");
  await page.getByLabel("Haettava arvo").fill("010580-950y");
  await page.getByRole("button", { name: "Hae", exact: true }).click();
  await page.getByText("Meikäläinen").waitFor();
  await settled(page);
  await check(page, "henkilo");
  expect(page.url()).not.toContain("0105");
  expect(await page.getByLabel("Haettava arvo").inputValue()).toBe("");
  const left = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(left).not.toContain("950");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "JSON" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("omat-tiedot.json");
  await page.context().close();
});

test("somebody without the right is not offered the page of persons", async () => {
  const page = await open("analyst", "/asiakkuudet/henkilo");
  expect(await page.getByRole("link", { name: "Asiakkuudet" }).count()).toBe(0);
  await page.getByRole("heading", { name: "Ei oikeutta sivulle" }).waitFor();
  await page.context().close();
});

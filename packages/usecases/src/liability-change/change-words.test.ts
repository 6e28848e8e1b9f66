import { month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { forecastFinding, monthCauses, monthsFinding } from "./change-words.ts";

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

const change = {
  from: month("2025-09"),
  to: month("2026-09"),
  earlierCents: 261_624_200,
  laterCents: 281_823_600,
  parts: [
    { title: monthCauses.inflow.title, cents: 21_200_400 },
    { title: monthCauses.exits.title, cents: -42_356_000 },
    { title: monthCauses.step_mix.title, cents: 27_250_200 },
    { title: monthCauses.daily_amount.title, cents: 3_000_000 },
    { title: monthCauses.late.title, cents: 11_104_800 },
  ],
};

describe("why it moved is said", () => {
  test("with the two largest parts each way; parts under a tenth of the largest are left out", () => {
    const { fi, sv, en } = monthsFinding(change);
    expect(plain(fi)).toBe(
      "Kuntaosuus kasvoi 202 000 € syyskuusta 2025 syyskuuhun 2026: 2,62 milj. € → 2,82 milj. €. Kasvattivat: portaat +272 500 € ja tulleet +212 000 €; pienensivät: poistuneet −423 600 €.",
    );
    expect(plain(sv)).toBe(
      "Kommunandelen ökade med 202 000 € från september 2025 till september 2026: 2,62 mn € → 2,82 mn €. Ökade: stegen +272 500 € och nya mottagare +212 000 €; minskade: de som slutat få −423 600 €.",
    );
    expect(plain(en)).toContain("Up: steps +€272,500 and inflow +€212,000; down: exits −€423,600.");
  });

  test("with one way only where nothing went the other", () => {
    const parts = [{ title: monthCauses.law.title, cents: 79_045_200 }];
    const laterCents = change.earlierCents + 79_045_200;
    expect(plain(monthsFinding({ ...change, laterCents, parts }).fi)).toMatch(
      / Kasvattivat: laki \+790 500 €\.$/,
    );
  });

  test("of equal months as equal", () => {
    const { earlierCents } = change;
    expect(plain(monthsFinding({ ...change, laterCents: earlierCents, parts: [] }).fi)).toBe(
      "Kuntaosuus oli syyskuussa 2025 ja syyskuussa 2026 yhtä suuri, 2,62 milj. €.",
    );
  });

  test("of a forecast as over or under it", () => {
    const under = { ...change, laterCents: change.earlierCents - 4_530_000, parts: [] };
    expect(plain(forecastFinding(under).fi)).toBe(
      "Syyskuun 2026 kuntaosuus on 2,57 milj. €, 45 300 € alle syyskuussa 2025 tehdyn ennusteen (2,62 milj. €).",
    );
    expect(plain(forecastFinding(change).en)).toContain("€202,000 above the forecast made in");
  });
});

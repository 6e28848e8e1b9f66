import { sources, type MappingProfile } from "@luotsi/contract/sources";
import { describe, expect, test } from "vitest";

import { suggestMapping } from "./suggest-mapping.ts";
import { validateMapping } from "./validate-mapping.ts";

const payments = sources["benefit-payments"];

describe("suggestions", () => {
  const headings = [
    "Hetu",
    "Nimi",
    "Tuen laji",
    "Alkupvm",
    "Loppupv",
    "maksupvm",
    "Päiviä",
    "Paid EUR",
    "peruste",
    "x",
  ];
  const row = (...cells: readonly string[]): { line: number; cells: readonly string[] } => ({
    line: 2,
    cells,
  });
  const sample = [
    row(
      "010190-900P",
      "Matti Virtanen",
      "Yleistuki",
      "1.5.2026",
      "31.5.2026",
      "1.6.2026",
      "21",
      "781,41",
      "työttömyys",
      "soita",
    ),
    row(
      "010190-900P",
      "Matti Virtanen",
      "peruspäiväraha",
      "1.5.2026",
      "31.5.2026",
      "1.6.2026",
      "21",
      "781,41",
      "työttömyys",
      "ei",
    ),
  ];
  const suggestions = suggestMapping(payments, headings, sample);
  const by = Object.fromEntries(suggestions.map((suggestion) => [suggestion.heading, suggestion]));

  test("known headings are known, likely ones are proposed, and the reason is told", () => {
    const found = suggestions.map(({ heading, column, because }) => [heading, column, because]);
    expect(found).toEqual([
      ["Hetu", "person_id", "similar"],
      ["Nimi", null, "none"],
      ["Tuen laji", "benefit", "similar"],
      ["Alkupvm", "from", "alias"],
      ["Loppupv", "to", "similar"],
      ["maksupvm", "paid_on", "alias"],
      ["Päiviä", "paid_days", "similar"],
      ["Paid EUR", "paid_eur", "exact"],
      ["peruste", "ground", "alias"],
      ["x", null, "none"],
    ]);
  });

  test("no person's key, name or code is shown as an example", () => {
    expect(JSON.stringify(suggestions)).not.toMatch(/010190|Virtanen/);
    expect(by["Hetu"]?.examples).toEqual([]);
    expect(by["Nimi"]?.fate).toBe("dropped");
    expect(by["Tuen laji"]?.examples).toEqual(["Yleistuki", "peruspäiväraha"]);
  });
});

describe("a profile", () => {
  const profile: MappingProfile = {
    id: "m1",
    version: 1,
    name: "Kelan listat",
    source: "benefit-payments",
    headings: { Hetu: "person_id", Laji: "benefit" },
    codes: { benefit: { "07": "labour_market_subsidy" } },
    constants: { ground: "unemployment", paid_on: "10.2.2025" },
  };
  const codes = (changed: Partial<MappingProfile>): readonly string[] =>
    validateMapping(payments, { ...profile, ...changed }).map(({ code }) => code);

  test("that is sound has no problems", () => {
    expect(codes({})).toEqual([]);
  });

  test.each<[string, Partial<MappingProfile>]>([
    ["WRONG_SOURCE", { source: "ledger" }],
    ["UNKNOWN_COLUMN", { headings: { Laji: "benefits" } }],
    ["COLUMN_TWICE", { headings: { Laji: "benefit", Etuus: "benefit" } }],
    ["COLUMN_TWICE", { headings: { Peruste: "ground" } }],
    ["IDENTITY_HEADING", { headings: { Sukunimi: "benefit" } }],
    ["UNKNOWN_TARGET_CODE", { codes: { benefit: { "07": "toimeentulotuki" } } }],
    ["NO_CODE_LIST", { codes: { paid_days: { a: "b" } } }],
    ["CONSTANT_UNREADABLE", { constants: { paid_on: "joskus" } }],
    ["CONSTANT_PERSON", { headings: {}, constants: { person_id: "P1" } }],
  ])("%s", (code, changed) => {
    expect(codes(changed)).toEqual([code]);
  });

  test("may give municipalities other names, but only numbers to them", () => {
    const residence: MappingProfile = {
      ...profile,
      source: "residence",
      headings: {},
      constants: {},
      codes: { municipality: { "Koski HL": "283" } },
    };
    expect(validateMapping(sources.residence, residence)).toEqual([]);
    const wrong = { ...residence, codes: { municipality: { "Koski HL": "Hämeenkoski" } } };
    expect(validateMapping(sources.residence, wrong)[0]?.code).toBe("UNKNOWN_TARGET_CODE");
  });

  test("a problem is told in three languages", () => {
    const [problem] = validateMapping(payments, { ...profile, headings: { Sukunimi: "benefit" } });
    expect(problem?.message.fi).toContain("Sukunimi");
    expect(problem?.message.sv).toContain("Sukunimi");
    expect(problem?.message.en).toContain("Sukunimi");
  });
});

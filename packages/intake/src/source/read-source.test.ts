import { day, month } from "@luotsi/base";
import {
  sources,
  type MappingProfile,
  type ReadingStep,
  type SourceId,
} from "@luotsi/contract/sources";
import { describe, expect, test } from "vitest";

import { createPseudonymiser } from "../privacy/pseudonym.ts";
import { quarantineCsv } from "../quarantine/quarantine-csv.ts";
import { readSource, type ReadingOptions, type SourceReading } from "./read-source.ts";

const { pseudonymOf } = createPseudonymiser("a-key-for-these-tests");
/** Of the range kept for tests; not a person. */
const identityCode = "010190-900P";
const header =
  "person_id;benefit;from;to;paid_on;paid_days;paid_eur;ground;full_eur;max_period_start";
const good = "P1;labour_market_subsidy;2025-01-06;2025-02-02;2025-02-10;20;744,20;unemployment;;";

describe("a payment file", () => {
  test("becomes records: pseudonyms, half-open periods, whole cents", async () => {
    const { records, rejected } = await read("benefit-payments", `${header}\n${good}\n`);
    expect(rejected).toEqual([]);
    expect(records).toEqual([
      [
        pseudonymOf("P1"),
        "labour_market_subsidy",
        day("2025-01-06"),
        day("2025-02-03"),
        day("2025-02-10"),
        20,
        74_420,
        "unemployment",
        null,
        null,
        null,
        null,
      ],
    ]);
  });

  test("in Finnish headings, with titles for codes and columns in any order, is the same", async () => {
    const text =
      "Etuus;Henkilö ID;Peruste;Alkupvm;Loppupvm;Maksupäivä;Maksetut päivät;Maksettu EUR\n" +
      "Työmarkkinatuki;P1;työttömyys;6.1.2025;2.2.2025;10.2.2025;20;744,20\n";
    const finnish = await read("benefit-payments", text);
    const own = await read("benefit-payments", `${header}\n${good}\n`);
    expect(finnish.records).toEqual(own.records);
  });

  test("columns of identity are dropped and said to be; others are ignored", async () => {
    const text =
      `${header};Sukunimi;Huomautus;viite;yhteys\n` +
      `${good};Virtanen;soita;${identityCode};040 123 4567\n`;
    const { detected, records, rejected } = await read("benefit-payments", text);
    const fates = Object.fromEntries(detected.columns.map(({ heading, fate }) => [heading, fate]));
    expect(fates).toMatchObject({
      person_id: "read",
      Sukunimi: "dropped",
      Huomautus: "ignored",
      viite: "dropped",
      yhteys: "dropped",
    });
    expect(JSON.stringify({ detected, records, rejected })).not.toMatch(/Virtanen|010190|4567/);
  });

  test("good rows are taken although others are bad, and each problem has its line and column", async () => {
    const text = [
      header,
      good,
      good.replace("20;744,20", "21;744,20"),
      good.replace("744,20", "744.20"),
      good.replace("2025-02-02", "2024-12-31"),
      good.replace("20;744,20", "-20;744,20"),
      good.replace("labour_market_subsidy", "opintotuki"),
      good.replace("P1;", ";"),
      good.replace("P1", "Virtanen Matti"),
      `${good};;ylimääräinen`,
      "P1;labour_market_subsidy",
      good.replace("P1", "P2"),
      "",
    ].join("\n");
    const { records, lines, rejected } = await read("benefit-payments", text);
    expect(records).toHaveLength(2);
    expect(lines).toEqual([2, 12]);
    const found = rejected.flatMap((row) => row.problems.map((p) => [p.line, p.column, p.code]));
    expect(found).toEqual([
      [3, "paid_days", "TOO_MANY_PAID_DAYS"],
      [4, "paid_eur", "WRONG_DECIMAL_MARK"],
      [5, "to", "PERIOD_REVERSED"],
      [5, "paid_days", "TOO_MANY_PAID_DAYS"],
      [6, "paid_eur", "SIGNS_DIFFER"],
      [7, "benefit", "UNKNOWN_CODE"],
      [8, "person_id", "MISSING_VALUE"],
      [9, "person_id", "NOT_A_PERSON_KEY"],
      [10, undefined, "RAGGED_ROW"],
      [11, undefined, "RAGGED_ROW"],
    ]);
    for (const { problems } of rejected) {
      for (const { message } of problems) {
        expect(Object.keys(message)).toEqual(["fi", "sv", "en"]);
        expect(message.fi).not.toMatch(/\{|Virtanen|opintotuki/);
      }
    }
  });

  test("a recovery has negative days and euros", async () => {
    const { records } = await read(
      "benefit-payments",
      `${header}\n${good.replace("20;744,20", "-20;-744,20")}\n`,
    );
    expect(records[0]?.slice(5, 7)).toEqual([-20, -74_420]);
  });

  test("notes below the table are left out, but a broken row in it is not", async () => {
    const note = "Lähde: maksaja;;;;;;;;;";
    const below = await read(
      "benefit-payments",
      `${header}\n${good}\n${note}\nPoimittu 1.2.2025\n`,
    );
    expect([below.records.length, below.rejected.length]).toEqual([1, 0]);
    const within = await read("benefit-payments", `${header}\n${note}\n${good}\n`);
    expect([within.records.length, within.rejected.length]).toEqual([1, 1]);
  });

  test("a file cut in the middle of its last row loses no row in silence", async () => {
    const { rejected } = await read("benefit-payments", `${header}\n${good}\nP000123`);
    expect(rejected.map(({ line }) => line)).toEqual([3]);
  });
});

describe("the most days a period can be paid for", () => {
  const payment = (from: string, to: string, days: number): string =>
    `${header}\nP1;basic_allowance;${from};${to};2025-12-31;${days};10;unemployment;;\n`;

  test.each([
    ["2025-01-06", "2025-01-12", 5, "a week from Monday to Sunday"],
    ["2025-01-08", "2025-01-14", 7, "Wednesday to Tuesday: five and two"],
    ["2025-01-11", "2025-01-12", 2, "a weekend"],
    ["2025-01-01", "2025-01-31", 25, "January: five, three weeks, five"],
    ["2025-01-06", "2025-02-02", 20, "four weeks"],
  ])("from %s to %s is %i: %s", async (from, to, most) => {
    const at = await read("benefit-payments", payment(from, to, most));
    const above = await read("benefit-payments", payment(from, to, most + 1));
    expect([at.rejected.length, above.rejected.length]).toEqual([0, 1]);
  });
});

test("a command that stores nothing may judge doubtful rows for itself", async () => {
  const doubtful = good.replace("P1", "Anna Esimerkki").replace("20;744,20", "-60;744,20");
  const text = `${header}\n${doubtful}\n`;
  const pseudonymise = (key: string): string => key;
  const { records } = await read("benefit-payments", text, { pseudonymise, doubtful: "accept" });
  expect(records.map((record) => [record[0], record[5]])).toEqual([["Anna Esimerkki", -60]]);
  expect((await read("benefit-payments", text, { pseudonymise })).records).toEqual([]);
});

describe("personal data where it does not belong", () => {
  const ledger = "month;account;cost_centre;service;entry;amount_eur";

  test("a personal identity code in a text column rejects the row and is not kept", async () => {
    const text = `${ledger}\n2025-01;4310;100;ostot;tosite ${identityCode};5,00\n`;
    const { rejected } = await read("ledger", text);
    expect(rejected[0]?.problems[0]).toMatchObject({ code: "PERSONAL_DATA", column: "entry" });
    expect(JSON.stringify(rejected)).not.toContain("010190");
  });

  test("voucher numbers that only look like identity codes are vouchers, an e-mail is still none", async () => {
    const vouchers = Array.from({ length: 400 }, (_, i) => `240101-${String(i).padStart(4, "0")}`);
    const rows = vouchers.map((voucher) => `2025-01;4310;100;ostot;${voucher};5,00`);
    const text = [ledger, ...rows, "2025-01;4310;100;ostot;matti@example.org;5,00", ""].join("\n");
    const { records, rejected } = await read("ledger", text);
    expect(records).toHaveLength(400);
    expect(rejected.map(({ line }) => line)).toEqual([402]);
  });

  test("a name in a misshapen row is not kept", async () => {
    const text = `${header}\nP1;labour_market_subsidy;Virtanen;Matti;2025-01-06;2025-02-02;x;y;z;å;ä;ö\n`;
    const { rejected } = await read("benefit-payments", text);
    expect(rejected).toHaveLength(1);
    expect(JSON.stringify(rejected)).not.toMatch(/Virtanen|Matti/);
  });

  test("a name in a column of days is not kept", async () => {
    const { rejected } = await read(
      "benefit-payments",
      `${header}\n${good.replace("2025-01-06", "Virtanen")}\n`,
    );
    expect(rejected[0]?.problems[0]?.code).toBe("NOT_A_DAY");
    expect(JSON.stringify(rejected)).not.toContain("Virtanen");
  });
});

describe("a file of the wrong structure", () => {
  test("is refused whole, with what was expected, found, missing and probably meant", async () => {
    const text = `${header.replace("paid_eur", "maksetu_eur")}\n${good}\n`;
    await expect(read("benefit-payments", text)).rejects.toMatchObject({
      code: "WRONG_STRUCTURE",
      details: { missing: "paid_eur", hint: "maksetu_eur → paid_eur?" },
      problems: [{ code: "MISSING_COLUMN", column: "paid_eur", line: 1 }],
    });
  });

  test("names the source that the file fits", async () => {
    await expect(read("persons", `${header}\n${good}\n`)).rejects.toMatchObject({
      details: { hint: "→ benefit-payments?" },
    });
  });

  test("never repeats the values of a file that has no headings", async () => {
    const text = `Virtanen Matti;${identityCode};040 123 4567;matti@example.org\n`.repeat(3);
    const refusal = await read("persons", text).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "WRONG_STRUCTURE" });
    expect(JSON.stringify(refusal)).not.toMatch(/Virtanen|010190|4567|example/);
  });

  test("the same heading twice is refused, because it is not known which to read", async () => {
    await expect(read("benefit-payments", `${header};paid_eur\n${good};1\n`)).rejects.toMatchObject(
      {
        problems: [{ code: "DUPLICATE_HEADING", column: "paid_eur" }],
      },
    );
  });
});

describe("a mapping profile", () => {
  const mapping: Pick<MappingProfile, "headings" | "codes" | "constants"> = {
    headings: { Asiakas: "person_id", Laji: "benefit", Alku: "", A: "from", B: "to" },
    codes: { benefit: { "07": "labour_market_subsidy" }, ground: { T: "unemployment" } },
    constants: { ground: "T", paid_on: "10.2.2025" },
  };

  test("reads another system's headings and codes, and fills in what the file leaves out", async () => {
    const text = "Asiakas;Laji;Alku;A;B;paid_days;paid_eur\nP1;07;x;6.1.2025;2.2.2025;20;744,20\n";
    const mapped = await read("benefit-payments", text, { mapping });
    const own = await read("benefit-payments", `${header}\n${good}\n`);
    expect(mapped.records).toEqual(own.records);
    expect(mapped.detected.constants).toEqual(mapping.constants);
  });

  test("a constant that cannot be read is refused", async () => {
    const text = `${header}\n${good}\n`;
    const constants = { paid_on: "joskus" };
    await expect(read("benefit-payments", text, { constants })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
  });
});

test("municipalities are read by their names too, Finnish and Swedish", async () => {
  const text =
    "person_id;from;kotikunta\nP1;1.1.2025;Hämeenlinna\nP2;1.1.2025;Lahtis\nP3;1.1.2025;5\n";
  const { records } = await read("residence", text);
  expect(records.map((record) => record[3])).toEqual(["109", "398", "005"]);
});

describe("what a file leaves out and the source's description fills in", () => {
  test("an invoice without its month is of the month after the benefit month", async () => {
    const text = "person_id;benefit;month;days;billed_eur\nP1;general_benefit;2026-12;5;100\n";
    const { records } = await read("benefit-invoices", text);
    expect(records[0]?.[3]).toBe(month("2027-01"));
  });

  test("an area's level follows from its code", async () => {
    const { records } = await read(
      "statfin-12r5",
      "aluekoodi;alue;kuukausi\nKU398;Lahti;2019-12\n",
    );
    expect(records).toEqual([["kunta", "KU398", "Lahti", month("2019-12"), null, null, null]]);
  });
});

describe("official figures", () => {
  test("a suppressed figure is empty, never zero", async () => {
    const text = "alue;nimi;kuukausi;tyottomat\nKU398;Lahti;2019M12;..\nKU016;Asikkala;2019M12;-\n";
    const { records } = await read("statfin-12r5", text);
    expect(records.map((record) => record[4])).toEqual([null, null]);
  });

  test("code and name are told apart in both of the official layouts", async () => {
    const layouts = [
      "Aluekoodi;Alue;Kuukausi\nKU398;Lahti;2019-12\n",
      "Alue;Aluekoodi;Kuukausi\nLahti;KU398;2019-12\n",
      "alue;nimi;kuukausi\nKU398;Lahti;2019-12\n",
      "nimi;alue;kuukausi\nLahti;KU398;2019-12\n",
    ];
    for (const layout of layouts) {
      const { records } = await read("statfin-12r5", layout);
      expect(records[0]?.slice(1, 3)).toEqual(["KU398", "Lahti"]);
    }
  });

  test.each([
    ["tmtmaksut_hameenlinna_iso8859-1.csv", "109"],
    ["Kuntaosuus Hämeenlinna 2024.csv", "109"],
    ["kuntaosuus_esbo.csv", "049"],
  ])("%s is of municipality %s", async (name, code) => {
    const { columns } = sources["kela-municipal-share"];
    const headings = columns
      .slice(1)
      .map((column) => column.name)
      .join(";");
    const cells = columns
      .slice(1)
      .map((_, i) => (i === 0 ? "2024-01" : "5"))
      .join(";");
    const file = { name, bytes: Buffer.from(`${headings}\n${cells}\n`) };
    const { records } = await collect(
      await readSource(file, sources["kela-municipal-share"], { pseudonymise: pseudonymOf }),
    );
    expect(records[0]?.[0]).toBe(code);
  });

  test("a name that names two places names none", async () => {
    const { columns } = sources["kela-municipal-share"];
    const bytes = Buffer.from(
      `${columns
        .slice(1)
        .map((column) => column.name)
        .join(";")}\n`,
    );
    const file = { name: "lahti_ja_hollola.csv", bytes };
    await expect(
      readSource(file, sources["kela-municipal-share"], { pseudonymise: pseudonymOf }),
    ).rejects.toMatchObject({ details: { missing: "kunta" } });
  });
});

describe("the quarantine", () => {
  test("comes in again after correction, with the same people and without the reasons", async () => {
    const text = [
      header,
      good.replace("744,20", "1 744,205"),
      good.replace("labour_market_subsidy", '"=cmd|calc;1"'),
      good.replace("P1", "P2").replace("2025-02-02", "2024-02-02"),
      "",
    ].join("\n");
    const first = await read("benefit-payments", text);
    const csv = quarantineCsv(sources["benefit-payments"], first.rejected);
    expect(csv.startsWith("\uFEFFperson_id;benefit;")).toBe(true);
    expect(csv.split("\r\n")[0]).toMatch(/;syy$/);
    expect(csv).toContain('"\'=cmd|calc;1"');
    expect(csv).toContain("kaksi desimaalia");
    expect(csv).toContain("more than two decimals");
    const corrected = csv
      .replace("1 744,205", "1 744,20")
      .replace('"\'=cmd|calc;1"', "Työmarkkinatuki")
      .replace("2024-02-02", "2025-02-02");
    const again = await read("benefit-payments", corrected);
    expect(again.rejected).toEqual([]);
    expect(again.records.map((record) => [record[0], record[6]])).toEqual([
      [pseudonymOf("P1"), 174_420],
      [pseudonymOf("P1"), 74_420],
      [pseudonymOf("P2"), 74_420],
    ]);
  });

  test("a recovery's minus sign is no formula, a function's is", () => {
    const row = { line: 1, problems: [], cells: ["-5,00", "-1+1", "+358", "@SUM(A1)", 'a"b'] };
    const csv = quarantineCsv(sources["benefit-payments"], [row]);
    expect(csv.split("\r\n")[1]).toMatch(/^-5,00;'-1\+1;\+358;'@SUM\(A1\);"a""b";/);
  });
});

interface Collected {
  readonly detected: SourceReading["detected"];
  readonly records: readonly ReadingStep["accepted"]["records"][number][];
  readonly lines: readonly number[];
  readonly rejected: readonly ReadingStep["rejected"][number][];
}

async function read(
  id: SourceId,
  text: string,
  options: Partial<ReadingOptions> = {},
): Promise<Collected> {
  const file = { name: "file.csv", bytes: Buffer.from(text, "utf8") };
  return await collect(
    await readSource(file, sources[id], { pseudonymise: pseudonymOf, ...options }),
  );
}

async function collect({ detected, steps }: SourceReading): Promise<Collected> {
  const all: ReadingStep[] = [];
  for await (const step of steps) all.push(step);
  return {
    detected,
    records: all.flatMap((step) => step.accepted.records),
    lines: all.flatMap((step) => step.accepted.lines),
    rejected: all.flatMap((step) => step.rejected),
  };
}

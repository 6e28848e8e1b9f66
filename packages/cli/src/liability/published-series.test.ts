import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { accrueMonths, municipalLiability, shareTable, type PaymentColumns } from "@luotsi/engines";
import { day, roundToCents } from "@luotsi/base";
import { optionalIntegers } from "@luotsi/frame";
import { chooseAssumptions, fundingRules, liabilityPlan } from "@luotsi/law";
import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

const kela = sharedFile("data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv");
const classes = [300, 500, 1000] as const;

describe("Kela's published municipal share", () => {
  test.skipIf(kela === undefined)(
    "Hämeenlinna 2015–2019: 180 of 180 cells to the cent (data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv)",
    () => {
      const [heading = "", ...lines] = readFileSync(kela ?? "", "utf8")
        .trim()
        .split(/\r?\n/);
      const names = heading.split(",");
      let agree = 0;
      for (const line of lines) {
        const cells = line.split(",");
        const value = (name: string): number => Number(cells[names.indexOf(name)]);
        const month = cells[0] ?? "";
        if (month >= "2020") continue;
        for (const from of classes) {
          const benefit = Math.round(value(`etuudet_eur_${from}`) * 100);
          const owed = shareOfClass(month, from, { benefit, days: value(`paivat_${from}`) });
          expect(owed, `${month} ${from}`).toBe(Math.round(value(`osuus_eur_${from}`) * 100));
          agree++;
        }
      }
      expect(agree).toBe(180);
    },
  );
});

/** The class as one payment of subsidy days, all of them past the class's limit. */
function shareOfClass(
  month: string,
  from: (typeof classes)[number],
  { benefit, days }: { readonly benefit: number; readonly days: number },
): number {
  const start = day(`${month}-01`);
  const payments: PaymentColumns = {
    personCount: 1,
    person: Int32Array.of(0),
    benefit: Uint8Array.of(0),
    start: Int32Array.of(start),
    end: Int32Array.of(start + 28),
    paidOn: Int32Array.of(start + 30),
    paidDays: Int32Array.of(days),
    paidCents: Float64Array.of(benefit),
    ground: Uint8Array.of(0),
  };
  const persons = {
    openingLabourMarketSubsidy: optionalIntegers([undefined]),
    openingDailyAllowance: optionalIntegers([undefined]),
    openingUnemployment: optionalIntegers([from]),
    openingOn: optionalIntegers([undefined]),
    exemptGroup: new Uint8Array(1),
    firstMunicipalityEntry: optionalIntegers([undefined]),
  };
  const plan = liabilityPlan("fi-dated", chooseAssumptions([]));
  const { owedHundredths } = municipalLiability({ payments, persons }, plan);
  return roundToCents((owedHundredths[0] ?? 0) / 100);
}

const script = fileURLToPath(new URL("../../../../bench/numpy_liability.py", import.meta.url));

describe("ten million seeded months", () => {
  test.skipIf(!hasNumpy())("cost 899,472,860,759 tenths of a cent exactly (python3-numpy)", () => {
    const folder = mkdtempSync(`${tmpdir()}/luotsi-months-`);
    try {
      execFileSync("/usr/bin/python3", [script, "generate", folder, "1000000", "10", "42"]);
      const bytes = (name: string): ArrayBuffer => {
        const file = readFileSync(`${folder}/${name}.bin`);
        return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
      };
      const rows = {
        person: new Int32Array(bytes("person")),
        days: new Uint8Array(bytes("days")),
        restart: new Uint8Array(bytes("reset")),
        dailyCents: new Uint16Array(bytes("daily")),
        opening: new Uint16Array(bytes("start")),
        group: new Uint16Array(bytes("muni")),
        month: new Uint16Array(bytes("month")),
        groupCount: 308,
        monthCount: 10,
      };
      expect(rows.person).toHaveLength(10_000_000);
      const [totals] = accrueMonths(rows, [
        shareTable(fundingRules["tmt-2025"].steps),
      ]).owedHundredths;
      expect((totals ?? []).reduce((all, owed) => all + owed, 0)).toBe(8_994_728_607_590);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function hasNumpy(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

import { readFileSync } from "node:fs";

import { sources, type ReadingStep, type SourceId } from "@luotsi/contract/sources";
import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import { createPseudonymiser } from "../privacy/pseudonym.ts";
import { inspectFile } from "./inspect-file.ts";
import { readSource } from "./read-source.ts";

const { pseudonymOf: pseudonymise } = createPseudonymiser("a-key-for-these-tests");

/** Each file as it came, and its clean twin. */
const pairs: readonly (readonly [SourceId, string, string])[] = [
  [
    "statfin-12r5",
    "data/finnish-csv/johdettu_tyottomat_iso8859-1_ppkkvvvv.csv",
    "data/finland/statfin_12r5_lahti_paijathame_kokomaa.csv",
  ],
  [
    "kela-municipal-share",
    "data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv",
    "data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv",
  ],
];

describe.each(pairs)("%s", (id, found, clean) => {
  const foundPath = sharedFile(found);
  const cleanPath = sharedFile(clean);

  test.skipIf(foundPath === undefined || cleanPath === undefined)(
    `${found} equals ${clean} cell by cell`,
    async () => {
      const records = await recordsOf(id, foundPath ?? "");
      expect(records.length).toBeGreaterThan(0);
      expect(records).toEqual(await recordsOf(id, cleanPath ?? ""));
    },
  );
});

const reference = sharedFile("data/finnish-csv/reference-results.json");
const kela = sharedFile("data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv");

test.skipIf(reference === undefined || kela === undefined)(
  "data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv adds up to the reference's column sums",
  async () => {
    const facts = JSON.parse(readFileSync(reference ?? "", "utf8")) as Record<
      string,
      { readonly column_sums: Readonly<Record<string, number>> }
    >;
    const sums = facts["tmtmaksut_hameenlinna_iso8859-1.csv"]?.column_sums ?? {};
    const records = await recordsOf("kela-municipal-share", kela ?? "");
    const { columns } = sources["kela-municipal-share"];
    const ours = Object.keys(sums).map((heading) => {
      const at = columns.findIndex((column) => column.aliases.includes(heading));
      const total = records.reduce((sum, record) => sum + Number(record[at]), 0);
      return [heading, columns[at]?.kind === "euros" ? total / 100 : total];
    });
    expect(Object.fromEntries(ours)).toEqual(sums);
  },
);

const whole = sharedFile("data/finland/statfin_12r5_tyottomat_alueittain_kk.csv");

test.skipIf(whole === undefined)(
  "data/finland/statfin_12r5_tyottomat_alueittain_kk.csv is read whole, with Lahti's December 2019",
  async () => {
    const records = await recordsOf("statfin-12r5", whole ?? "");
    expect(records).toHaveLength(69_552);
    const december = 2019 * 12 + 11;
    const lahti = records.find((record) => record[1] === "KU398" && record[3] === december);
    expect(lahti?.slice(4, 6)).toEqual([7640, 56_183]);
  },
);

describe("the open data that comes with Luotsi", () => {
  test.each([
    ["municipalities", "kunnat_2025.csv", 308],
    ["employment-areas", "tyollisyysalueet_2025.csv", 308],
    ["statfin-12r5", "statfin_12r5_lahti_paijathame_kokomaa.csv", 672],
    ["statfin-12r5", "statfin_12r5_hameenlinna.csv", 168],
  ] as const)("%s: %s has %i rows", async (id, file, rows) => {
    const path = `data/open/${file}`;
    expect(await recordsOf(id, path)).toHaveLength(rows);
    expect((await inspectFile(path, {})).candidates[0]).toEqual({ source: id, fit: 1 });
  });
});

async function recordsOf(
  id: SourceId,
  path: string,
): Promise<readonly ReadingStep["accepted"]["records"][number][]> {
  const { steps } = await readSource(path, sources[id], { pseudonymise });
  const records: ReadingStep["accepted"]["records"][number][] = [];
  for await (const { accepted, rejected } of steps) {
    expect(rejected).toEqual([]);
    records.push(...accepted.records);
  }
  return records;
}

// Writes the seeded cases as CSV, repetition 0 for tools/golden/effects.R and, when a number is given, so many for effect-truth.R.
//
// usage: node tools/golden/effect-cases.ts FOLDER [REPETITIONS]
import { writeFileSync } from "node:fs";

import {
  cellEffectCase,
  constantEffectCase,
  staggeredCase,
} from "../../packages/engines/src/effects/seeded-cases-for-tests.ts";

const [folder, wanted = "0"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node tools/golden/effect-cases.ts FOLDER [N]");

function write(name: string, columns: Readonly<Record<string, ArrayLike<number>>>): void {
  const names = Object.keys(columns);
  const rows = Array.from({ length: columns[names[0] ?? ""]?.length ?? 0 }, (_, i) =>
    names.map((one) => columns[one]?.[i]).join(","),
  );
  writeFileSync(`${folder}/${name}.csv`, `${[names.join(","), ...rows].join("\n")}\n`);
}

function writeRepetition(r: number, ending: string): void {
  for (const [name, rows] of [
    ["constant", constantEffectCase(1000 + r, 20)],
    ["null", constantEffectCase(2000 + r, 0)],
    ["cells", cellEffectCase(3000 + r)],
  ] as const) {
    const covariates = rows.covariates.map((values, j) => [`x${j + 1}`, values] as const);
    write(`${name}${ending}`, {
      d: rows.treated,
      y: rows.outcome,
      ...Object.fromEntries(covariates),
    });
  }
  const { unit, time, treatment, outcome } = staggeredCase(9000 + r);
  write(`staggered${ending}`, { unit, time, start: treatment, y: outcome });
}

writeRepetition(0, "");
for (let r = 0; r < Number(wanted); r++) writeRepetition(r, `-${r}`);

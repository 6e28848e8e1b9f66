// Writes repetition 0 of the seeded cases as CSV, for tools/golden/effects.R.
//
// usage: node tools/golden/effect-cases.ts FOLDER
import { writeFileSync } from "node:fs";

import {
  cellEffectCase,
  constantEffectCase,
  staggeredCase,
} from "../../packages/engines/src/effects/seeded-cases-for-tests.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node tools/golden/effect-cases.ts FOLDER");

function write(name: string, columns: Readonly<Record<string, ArrayLike<number>>>): void {
  const names = Object.keys(columns);
  const rows = Array.from({ length: columns[names[0] ?? ""]?.length ?? 0 }, (_, i) =>
    names.map((one) => columns[one]?.[i]).join(","),
  );
  writeFileSync(`${folder}/${name}.csv`, `${[names.join(","), ...rows].join("\n")}\n`);
}

for (const [name, rows] of [
  ["constant", constantEffectCase(1000, 20)],
  ["null", constantEffectCase(2000, 0)],
  ["cells", cellEffectCase(3000)],
] as const) {
  const covariates = rows.covariates.map((values, j) => [`x${j + 1}`, values] as const);
  write(name, { d: rows.treated, y: rows.outcome, ...Object.fromEntries(covariates) });
}
const { unit, time, treatment, outcome } = staggeredCase(9000);
write("staggered", { unit, time, start: treatment, y: outcome });

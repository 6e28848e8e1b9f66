// Runs every benchmark and prints one JSON line a measurement: a ratio to a named peer or limit
// measured on the same machine in the same run, and how the cost grows.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../bench/", import.meta.url));
// The engines of effects and of durations are one topic: asking for the first measures both.
const wanted = process.argv
  .slice(2)
  .flatMap((name) => (name === "effects" ? [name, "survival"] : [name]));
const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));

let failed = 0;
for (const file of files) {
  const name = file.slice(0, -".ts".length);
  // `effects` runs effects.ts and every effects-….ts.
  const isWanted = wanted.some((word) => name === word || name.startsWith(`${word}-`));
  if (wanted.length > 0 && !isWanted) continue;
  console.error(`— ${name}`);
  const done = spawnSync(process.execPath, [`${folder}${file}`], { stdio: "inherit" });
  if (done.status !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);

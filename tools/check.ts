// The one gate: format, types, lint, unused code, the rules of the house, known faults of packages. Stops at the first red.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = `${root}node_modules`;

const steps: readonly (readonly [string, string, ...string[]])[] = [
  ["format", `${modules}/.bin/oxfmt`, "--check", "."],
  ["types", `${modules}/.bin/tsc`, "-b"],
  ["lint", `${modules}/.bin/oxlint`, "--type-aware", "-c", ".oxlintrc.json", "--max-warnings=0"],
  ["unused", `${modules}/.bin/knip`],
  ["house rules", `${modules}/.bin/vitest`, "run", "tools"],
  ["known faults of packages", process.execPath, `${root}tools/audit.ts`],
];

for (const [name, program, ...args] of steps) {
  console.log(`— ${name}`);
  const done = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (done.status !== 0) {
    console.error(`${name} failed.`);
    process.exit(done.status ?? 1);
  }
}

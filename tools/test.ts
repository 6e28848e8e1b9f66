// Runs every test, on a real PostgreSQL server too where there is one, and closes with the counts.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { openTestStore } from "@luotsi/store/testing";

import { startSystemPostgres } from "./postgres-server.ts";

interface Assertion {
  readonly status: string;
  readonly fullName: string;
}
interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly Assertion[];
  }[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const file = `${root}.cache/test-results.json`;
rmSync(file, { force: true });

const named = process.env["TEST_DATABASE_URL"];
const server = named === undefined ? await startSystemPostgres() : { url: named, stop: () => {} };
if (typeof server === "string")
  console.error(`Store tests run on the embedded database only: ${server}.`);
const url = typeof server === "string" ? {} : { TEST_DATABASE_URL: server.url };

// While this is open the tests' own server stays up, instead of going down and up with every few files.
const open = await openTestStore();
const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
const child = spawn(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, ...args, ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, ...url } },
);
const status = await new Promise<number>((resolve) => {
  child.on("exit", (code) => resolve(code ?? 1));
});
const lost = await open.close().then(
  () => 0,
  (error: unknown) => {
    console.error("The tests' own server did not stay up to the end:", error);
    return 1;
  },
);
if (typeof server !== "string") server.stop();

if (!existsSync(file)) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const results = JSON.parse(readFileSync(file, "utf8")) as Results;
const tests = results.testResults.flatMap((suite) => suite.assertionResults);
const count = (wanted: readonly string[]): number =>
  tests.filter((test) => wanted.includes(test.status)).length;
const brokenFiles = results.testResults.filter(
  (suite) =>
    suite.status === "failed" && suite.assertionResults.every((test) => test.status !== "failed"),
);
const skipped = tests.filter((test) =>
  ["pending", "skipped", "todo", "disabled"].includes(test.status),
);
for (const test of skipped) console.log(`skipped: ${test.fullName}`);
for (const suite of brokenFiles) console.log(`failed to run: ${suite.name}`);
const failed = count(["failed"]) + brokenFiles.length + lost;
console.log(`${skipped.length} skipped`);
console.log(`${count(["passed"])} passed, ${failed} failed`);
process.exit(status !== 0 || failed > 0 ? 1 : 0);

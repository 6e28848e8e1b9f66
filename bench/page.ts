// First paint and weight of the page Talous in a headless browser, on the demo workspace that
// bench/api.ts makes. Limits: a page opens under a second; 300 kB of JavaScript on the wire.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { startServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { openWorkspace } from "@luotsi/usecases";
import { chromium } from "playwright-core";

const folder = fileURLToPath(new URL("../.cache/bench-workspace", import.meta.url));
const webFolder = fileURLToPath(new URL("../packages/web/dist", import.meta.url));
const limitSeconds = 1;
const limitBytes = 300_000;

if (!existsSync(folder)) {
  console.error("skipped: run bench/api.ts first, it makes the demo workspace");
  process.exit(0);
}

const workspace = await openWorkspace({ folder, clock: () => day("2026-11-22") });
const server = await startServer({
  workspace,
  host: "127.0.0.1",
  port: 0,
  webFolder,
  log: { level: "error", stream: process.stderr },
  now: () => Date.now(),
  requestsPerMinute: 1_000_000,
});
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().endsWith(".js")) return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`${server.address}/api/sign-in?as=demo-controller`);
  await open(page);
  const scriptBytes = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  let best = Infinity;
  for (let round = 0; round < 3; round++) best = Math.min(best, await open(page));
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  );
  console.log(
    JSON.stringify({
      name: "Talous: first meaningful paint (chart drawn), warm",
      n: 3,
      seconds: best / 1000,
      firstContentfulPaintSeconds: painted / 1000,
      limitSeconds,
      ratio: best / 1000 / limitSeconds,
    }),
  );
  console.log(
    JSON.stringify({
      name: "Talous: JavaScript on the wire, first visit",
      n: 1,
      bytes: scriptBytes,
      limitBytes,
      ratio: scriptBytes / limitBytes,
    }),
  );
} finally {
  await browser.close();
  await server.close();
  await workspace.close();
}

/** Milliseconds from asking for the page to its first chart. */
async function open(page: Awaited<ReturnType<typeof browser.newPage>>): Promise<number> {
  const began = performance.now();
  await page.goto(`${server.address}/talous`);
  await page.locator("main svg[role='img'], main figure svg").first().waitFor();
  return performance.now() - began;
}

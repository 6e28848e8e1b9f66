import { fileURLToPath } from "node:url";

import { build } from "vite";

const room = fileURLToPath(new URL("../..", import.meta.url));
const cache = fileURLToPath(new URL("../../../../.cache", import.meta.url));

/** Test files run beside each other: each worker builds into a folder of its own. */
const worker = process.env["VITEST_POOL_ID"] ?? "alone";

/** Builds the application into a folder of the tests' own. @returns the folder. */
export async function buildPages(): Promise<string> {
  return await buildInto(room, `${cache}/web-pages-${worker}`);
}

/** Builds the gallery of the shared parts. @returns the folder. */
export async function buildGallery(): Promise<string> {
  return await buildInto(`${room}src/testing/gallery`, `${cache}/web-gallery-${worker}`);
}

async function buildInto(root: string, outDir: string): Promise<string> {
  await build({
    configFile: `${room}vite.config.ts`,
    root,
    publicDir: `${room}public`,
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}

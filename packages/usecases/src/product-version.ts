import { readFileSync } from "node:fs";

/** Version of the product, such as `0.1.0`; all rooms share one. */
export const productVersion: string = readVersion();

function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const found = /"version": "([^"]+)"/.exec(text)?.[1];
  if (found === undefined) throw new Error("the room's package.json states a version");
  return found;
}

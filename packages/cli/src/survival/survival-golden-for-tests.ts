import { readFileSync } from "node:fs";

/** Made by tools/golden/survival.R with R 4.2.2 and survival 3.5-3; the same data and figures as in the engine's tests. JSON. */
export const goldenText = readFileSync(
  new URL("../../../engines/src/survival/survival.golden.json", import.meta.url),
  "utf8",
);

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

import { transformSync } from "rolldown/utils";

let isReady = false;

/**
 * Lets this process import the charts' own sources. Node strips types but knows no JSX; the pages get the same files
 * through their build.
 */
export function allowTsx(): void {
  if (isReady) return;
  isReady = true;
  registerHooks({
    load: (url, context, next) => {
      if (!url.endsWith(".tsx")) return next(url, context);
      const path = fileURLToPath(url);
      const { code, errors } = transformSync(path, readFileSync(path, "utf8"), {
        jsx: { runtime: "automatic" },
      });
      const [error] = errors;
      if (error !== undefined) throw new Error(`${path}: ${error.message}`);
      return { format: "module", source: code, shortCircuit: true };
    },
  });
}

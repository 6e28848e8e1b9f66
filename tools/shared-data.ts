import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../shared/", import.meta.url));

/**
 * A file of the reference collection that may lie beside the repository. Its licences do not allow
 * it inside, so a test that reads it is skipped, by name, where it is absent.
 *
 * @param path inside the collection, such as `data/finland/README.md`.
 * @returns the path to open, or undefined when it is not there.
 */
export function sharedFile(path: string): string | undefined {
  const full = `${folder}${path}`;
  return existsSync(full) ? full : undefined;
}

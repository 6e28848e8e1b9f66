import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { assert } from "@luotsi/base";

/**
 * The key that seals this workspace's sessions; made on the first start, readable by its owner only.
 *
 * @param file where the key is kept.
 */
export async function loadSessionSecret(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  assert(secret.length >= 43, "a session secret has 256 bits");
  return secret;
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { AppError } from "@luotsi/base";

const shortestKey = 16;

/**
 * The area's key of pseudonyms: from `LUOTSI_PSEUDONYM_KEY`, else from the workspace's
 * `pseudonym.key`, which is made, readable to its owner only, when there is none.
 *
 * @throws AppError PSEUDONYM_KEY_UNUSABLE when the key is too short to protect anybody.
 */
export async function loadPseudonymKey(
  workspace: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const given = environment["LUOTSI_PSEUDONYM_KEY"];
  if (given !== undefined && given !== "") return usable(given, "LUOTSI_PSEUDONYM_KEY");
  const path = join(workspace, "pseudonym.key");
  await mkdir(workspace, { recursive: true });
  try {
    await writeFile(path, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return usable(await readFile(path, "utf8"), path);
}

function usable(text: string, where: string): string {
  const key = text.trim();
  if (key.length < shortestKey) {
    throw new AppError("PSEUDONYM_KEY_UNUSABLE", { where, shortest: shortestKey });
  }
  return key;
}

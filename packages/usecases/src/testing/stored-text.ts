import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import type { Store } from "@luotsi/store";
import { everyRowAsText } from "@luotsi/store/testing";

/** Every row of every table as text, the vault's too; bytes stand in hexadecimal. */
export async function storedText(store: Store): Promise<string> {
  return await everyRowAsText(store);
}

/** The contents of every file below a folder. */
export function filesBelow(
  folder: string,
): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => ({ name, bytes: readFileSync(name) }));
}

/** Which of the planted values stand in a text, as they are or as the hexadecimal digits of their bytes. */
export function leaksIn(planted: readonly string[], content: string | Buffer): readonly string[] {
  return planted.filter(
    (value) =>
      content.includes(value) || content.includes(Buffer.from(value, "utf8").toString("hex")),
  );
}

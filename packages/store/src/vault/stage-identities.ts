import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Writer } from "../postgres/access.ts";
import type { SealedIdentity } from "./open-vault.ts";

const portionLines = 5_000;

/** Sealed identities on their way in: only what is sealed reaches the database, temporary tables too. */
export interface IdentityStage {
  readonly add: (n: number, identity: SealedIdentity) => void;
  readonly isFull: () => boolean;
  readonly send: () => Promise<void>;
}

/** A temporary table of sealed identities; `n` is the number of the staged record they belong to. */
export async function stageIdentities(writer: Writer): Promise<IdentityStage> {
  await writer.run(
    `CREATE TEMPORARY TABLE staged_identity
       (n integer, pseudonym text, envelope_id uuid, wrapped bytea, key_id text, field text,
        sealed bytea, digest bytea, search_index bytea) ON COMMIT DROP`,
  );
  let lines: string[] = [];
  return {
    add: (n, { envelope, pseudonym, wrapped, keyId, details }) => {
      for (const { field, sealed, digest, searchIndex } of details) {
        const cells = [
          String(n),
          pseudonym,
          envelope,
          hex(wrapped),
          keyId,
          field,
          hex(sealed),
          hex(digest),
          searchIndex === null ? String.raw`\N` : hex(searchIndex),
        ];
        lines.push(`${cells.join("\t")}\n`);
      }
    },
    isFull: () => lines.length >= portionLines,
    send: async () => {
      if (lines.length === 0) return;
      const copy = writer.copyIn("COPY staged_identity FROM STDIN");
      await pipeline(Readable.from([Buffer.from(lines.join(""), "utf8")]), copy);
      lines = [];
    },
  };
}

/** As `COPY` reads bytes: a backslash is doubled there. */
function hex(bytes: Buffer): string {
  return String.raw`\\x${bytes.toString("hex")}`;
}

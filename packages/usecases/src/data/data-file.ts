import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

import { AppError } from "@luotsi/base";

/** A file on its way in: where it lies and what it is called. */
export interface DataFile {
  readonly path: string;
  readonly name: string;
}

export interface FileIdentity {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What tells a file from another. @throws AppError FILE_NOT_READABLE. */
export async function identify(file: DataFile): Promise<FileIdentity> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(file.path, { highWaterMark: 1 << 20 })) {
      const content = piece as Buffer;
      hash.update(content);
      bytes += content.length;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new AppError("FILE_NOT_READABLE", { file: file.name, reason: code });
  }
  return { sha256: hash.digest("hex"), bytes };
}

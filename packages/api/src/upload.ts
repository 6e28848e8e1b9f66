import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";

import type { MultipartFile } from "@fastify/multipart";
import { AppError } from "@luotsi/base";
import type { FastifyRequest } from "fastify";

import { codeOf } from "./problem-details.ts";

/** A file that came with a request, kept in a folder only the server reads until it is discarded. */
export interface Upload {
  readonly path: string;
  /** The file's own name, without folders. */
  readonly fileName: string;
  readonly bytes: number;
  readonly discard: () => Promise<void>;
}

export interface ReceivedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly upload: Upload;
}

export interface UploadSettings {
  /** Folder for files on their way in. */
  readonly folder: string;
  readonly maxBytes: number;
}

/** Writes the form's one file to disk as it arrives, in constant memory. */
export async function receiveForm(
  request: FastifyRequest,
  settings: UploadSettings,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) {
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "multipart/form-data" });
  }
  const fields: Record<string, string> = {};
  let upload: Upload | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: settings.maxBytes } })) {
      if (part.type === "file") upload = await keep(part, settings);
      else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    await upload?.discard();
    throw isBrokenForm(error) ? new AppError("INVALID_REQUEST", { reason: "multipart" }) : error;
  }
  if (upload === undefined) throw new AppError("INVALID_REQUEST", { reason: "body.file?" });
  return { fields, upload };
}

/** The reader of forms throws bare errors for what it cannot read, and a sender may leave in the middle. */
function isBrokenForm(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return (
    code === "ERR_STREAM_PREMATURE_CLOSE" || (code === "UNKNOWN" && error.constructor === Error)
  );
}

async function keep(part: MultipartFile, settings: UploadSettings): Promise<Upload> {
  await mkdir(settings.folder, { recursive: true, mode: 0o700 });
  const path = join(settings.folder, randomUUID());
  async function discard(): Promise<void> {
    await rm(path, { force: true });
  }
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: "wx" }));
    if (part.file.truncated) {
      throw new AppError("BODY_TOO_LARGE", { limit: inMegabytes(settings.maxBytes) });
    }
    const { size } = await stat(path);
    return { path, fileName: plainName(part.filename), bytes: size, discard };
  } catch (error) {
    await discard();
    throw codeOf(error) === "ENOSPC" ? new AppError("DISK_FULL", { where: "incoming" }) : error;
  }
}

/** A size for a reader. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

function plainName(name: string): string {
  const last = basename(name.replaceAll("\\", "/")).replaceAll(/\p{Cc}/gu, "");
  return last.slice(-200);
}

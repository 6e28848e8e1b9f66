import { open, stat, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";

import { AppError } from "@luotsi/base";

import type { TableInput } from "./table.ts";

/** Bytes of a file, in pieces of about `pieceLength`. */
export interface ByteSource {
  readonly name: string;
  /** Size in bytes; undefined for a stream. */
  readonly size: number | undefined;
  /**
   * From the beginning; a stream gives its bytes once. The first piece keeps, a later one only until
   * the next is asked for.
   */
  readonly read: () => AsyncIterable<Uint8Array>;
  readonly rereadable: boolean;
}

export const pieceLength = 64 * 1024;

/** Opens the input without reading it. @throws AppError FILE_NOT_READABLE */
export async function byteSource(input: TableInput): Promise<ByteSource> {
  if (typeof input === "string") return await fileSource(input, basename(input));
  const { name } = input;
  if ("path" in input) return await fileSource(input.path, name);
  if ("bytes" in input) {
    const { bytes } = input;
    return { name, size: bytes.length, read: () => pieces(bytes), rereadable: true };
  }
  return { name, size: undefined, read: () => evenPieces(input.stream), rereadable: false };
}

async function fileSource(path: string, name: string): Promise<ByteSource> {
  let size: number;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new AppError("FILE_NOT_READABLE", { file: name, reason: "EISDIR" });
    size = found.size;
  } catch (error) {
    throw notReadable(name, error);
  }
  return { name, size, read: () => filePieces(path, name), rereadable: true };
}

/** One buffer serves all pieces but the first, which is looked at again when the rows are walked. */
async function* filePieces(path: string, name: string): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    yield await filled(handle, Buffer.alloc(pieceLength));
    const buffer = Buffer.alloc(pieceLength);
    for (let piece = await filled(handle, buffer); piece.length > 0;) {
      yield piece;
      piece = await filled(handle, buffer);
    }
  } catch (error) {
    throw notReadable(name, error);
  } finally {
    await handle?.close();
  }
}

async function filled(handle: FileHandle, buffer: Buffer): Promise<Uint8Array> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function notReadable(name: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return error;
  return new AppError("FILE_NOT_READABLE", { file: name, reason: String(error.code) });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) {
    yield bytes.subarray(at, at + pieceLength);
  }
}

/** Joins small pieces, so that the cost of a row does not depend on how the stream was cut. */
async function* evenPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    waiting.push(piece);
    length += piece.length;
    if (length < pieceLength) continue;
    yield* pieces(waiting.length === 1 ? piece : Buffer.concat(waiting));
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

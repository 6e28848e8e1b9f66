import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";

import { AppError } from "@luotsi/base";

/** A file that can be read from any place. */
export interface RandomAccess {
  readonly name: string;
  readonly size: number;
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
  readonly stream: (from: number, to: number) => Readable;
}

export interface ArchiveEntry {
  readonly path: string;
  readonly method: number;
  readonly packedLength: number;
  readonly checksum: number;
  readonly offset: number;
}

export interface Archive {
  readonly file: RandomAccess;
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const mostEntries = 10_000;
const largestDirectory = 16 * 1024 * 1024;

/** Access to a file on disk. */
export function fileAccess(path: string, name: string, size: number): RandomAccess {
  return {
    name,
    size,
    async read(from, length) {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    stream: (from, to) => createReadStream(path, { start: from, end: to - 1 }),
  };
}

/** Access to a file in memory. */
export function memoryAccess(name: string, bytes: Uint8Array): RandomAccess {
  return {
    name,
    size: bytes.length,
    read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)),
    stream: (from, to) => Readable.from([bytes.subarray(from, to)]),
  };
}

/** Reads the directory of a ZIP archive. @throws AppError WORKBOOK_BROKEN */
export async function readArchive(file: RandomAccess): Promise<Archive> {
  const tailLength = Math.min(file.size, endLength + longestComment);
  const tail = view(await file.read(file.size - tailLength, tailLength));
  let at = tail.byteLength - endLength;
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at--;
  if (at < 0) throw broken(file, "ZIP");
  const count = tail.getUint16(at + 10, true);
  const length = tail.getUint32(at + 12, true);
  const from = tail.getUint32(at + 16, true);
  if (count > mostEntries || length > largestDirectory || from + length > file.size) {
    throw broken(file, "ZIP");
  }
  const directory = await file.read(from, length);
  return { file, entries: entriesOf(file, directory, count) };
}

function entriesOf(
  file: RandomAccess,
  directory: Uint8Array,
  count: number,
): ReadonlyMap<string, ArchiveEntry> {
  const bytes = view(directory);
  const entries = new Map<string, ArchiveEntry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.byteLength || bytes.getUint32(at, true) !== entrySignature) {
      throw broken(file, "ZIP");
    }
    if ((bytes.getUint16(at + 8, true) & 1) === 1) throw broken(file, "AES");
    const nameLength = bytes.getUint16(at + 28, true);
    const extraLength = bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true);
    const path = Buffer.from(directory.subarray(at + 46, at + 46 + nameLength)).toString("utf8");
    entries.set(normalised(path), {
      path,
      method: bytes.getUint16(at + 10, true),
      checksum: bytes.getUint32(at + 16, true),
      packedLength: bytes.getUint32(at + 20, true),
      offset: bytes.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength;
  }
  return entries;
}

/** Case and slashes differ between the programs that write workbooks. */
export function normalised(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

/** Most that an entry may unpack to. */
export interface UnpackLimit {
  readonly bytes: number;
  /** Unpacked bytes for one packed byte, once there are many. */
  readonly ratio: number;
}

const ratioCountsFrom = 32 * 1024 * 1024;

export interface UnpackedPiece {
  readonly bytes: Uint8Array;
  /** Unpacked so far. */
  readonly total: number;
}

/** Unpacks an entry piece by piece. @throws AppError WORKBOOK_UNSAFE, WORKBOOK_BROKEN */
export async function* unpack(
  archive: Archive,
  entry: ArchiveEntry,
  limit: UnpackLimit,
): AsyncGenerator<UnpackedPiece> {
  const { file } = archive;
  const local = view(await file.read(entry.offset, 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== localSignature)
    throw broken(file, "ZIP");
  if (entry.method !== 0 && entry.method !== 8) throw broken(file, `ZIP ${entry.method}`);
  const from = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const to = from + entry.packedLength;
  if (to > file.size || entry.packedLength === 0) throw broken(file, "ZIP");
  const packed = file.stream(from, to);
  const stream = entry.method === 8 ? packed.pipe(createInflateRaw()) : packed;
  packed.on("error", (error) => stream.destroy(error));
  let total = 0;
  let checksum = 0;
  try {
    for await (const piece of stream) {
      const bytes = piece as Uint8Array;
      total += bytes.length;
      checksum = crc32(bytes, checksum);
      const swollen = total > ratioCountsFrom && total > entry.packedLength * limit.ratio;
      if (total > limit.bytes || swollen) throw unsafe(file, limit);
      yield { bytes, total };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw broken(file, String(error.code));
    }
    throw error;
  } finally {
    packed.destroy();
    stream.destroy();
  }
  if (checksum !== entry.checksum) throw broken(file, "CRC");
}

function unsafe(file: RandomAccess, limit: UnpackLimit): AppError {
  const megabytes = Math.round(limit.bytes / 1024 / 1024);
  return new AppError("WORKBOOK_UNSAFE", {
    file: file.name,
    reason: `> ${megabytes} MB / ${limit.ratio}:1`,
  });
}

/** The refusal of a damaged workbook. @param reason a short technical word. */
export function broken(file: { readonly name: string }, reason: string): AppError {
  return new AppError("WORKBOOK_BROKEN", { file: file.name, reason });
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

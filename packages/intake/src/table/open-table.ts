import { AppError } from "@luotsi/base";

import { byteSource, type ByteSource } from "./byte-source.ts";
import { openCsv, type Opened } from "./csv-table.ts";
import { fileKind } from "./file-kind.ts";
import type { Table, TableInput, TableSearch } from "./table.ts";
import { fileAccess, memoryAccess, type RandomAccess } from "./workbook/zip-archive.ts";

/** A workbook is read from its end, so one that comes as a stream is held in memory. */
const largestStream = 256 * 1024 * 1024;

/**
 * Opens a file as a table: finds its format, encoding, delimiter, decimal mark and headings, and
 * leaves its rows to be walked once, in constant memory.
 *
 * @throws AppError when the file cannot be a table; nothing has been read past its beginning then.
 */
export async function openTable(input: TableInput, search: TableSearch = {}): Promise<Table> {
  const source = await byteSource(input);
  const opened = await begin(source);
  if (opened.head.length === 0) throw new AppError("EMPTY_FILE", { file: source.name });
  try {
    if (fileKind(opened.head, true) === "workbook") {
      // Most files are text; the parser of workbooks is loaded for those that are not.
      const { openWorkbookTable } = await import("./workbook-table.ts");
      return await openWorkbookTable(await accessOf(input, opened), search);
    }
    return await openCsv(opened, search);
  } catch (error) {
    await opened.rest.return?.();
    throw error;
  }
}

async function begin(source: ByteSource): Promise<Opened> {
  const rest = source.read()[Symbol.asyncIterator]();
  const first = await rest.next();
  const head = first.done === true ? new Uint8Array(0) : first.value;
  return { source, head, whole: head.length === source.size, rest };
}

/** A workbook's directory is at its end. */
async function accessOf(input: TableInput, { source, head, rest }: Opened): Promise<RandomAccess> {
  if (source.size !== undefined) await rest.return?.();
  if (typeof input === "string") return fileAccess(input, source.name, source.size ?? 0);
  if ("bytes" in input) return memoryAccess(source.name, input.bytes);
  const pieces = [head];
  let length = head.length;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > largestStream) {
      throw new AppError("WORKBOOK_UNSAFE", { file: source.name, reason: "> 256 MB" });
    }
  }
  return memoryAccess(source.name, Buffer.concat(pieces));
}

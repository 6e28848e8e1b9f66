import { AppError } from "@luotsi/base";

import { byteSource, type ByteSource } from "./byte-source.ts";
import { openCsv, type Opened } from "./csv-table.ts";
import { fileKind } from "./file-kind.ts";
import type { Table, TableInput, TableSearch } from "./table.ts";

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
      throw new AppError("FILE_NOT_A_TABLE", { file: source.name, kind: "XLSX" });
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

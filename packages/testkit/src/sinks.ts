import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/** A text file that is written piece by piece, in little memory. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly close: () => void;
}

const flushAt = 1 << 16;

/** Opens a file for writing; its folders are made. @param path whole. @param encoding of the file. */
function openSink(path: string, encoding: "utf8" | "latin1" = "utf8"): Sink {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "w");
  let pending = "";
  const flush = (): void => {
    const bytes = Buffer.from(pending, encoding);
    let done = 0;
    while (done < bytes.length) done += writeSync(file, bytes, done);
    pending = "";
  };
  return {
    write(text) {
      pending += text;
      if (pending.length > flushAt) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

/** How a CSV file is written. */
export interface Dialect {
  readonly delimiter: "," | ";";
  readonly decimal: "." | ",";
  readonly newline: "\n" | "\r\n";
  readonly encoding: "utf8" | "latin1";
  readonly finnishDays: boolean;
}

export const plainDialect: Dialect = {
  delimiter: ",",
  decimal: ".",
  newline: "\n",
  encoding: "utf8",
  finnishDays: false,
};

/** As a Finnish ledger writes: semicolons, decimal commas, ISO-8859-1, days as 31.12.2025. */
export const ledgerDialect: Dialect = {
  delimiter: ";",
  decimal: ",",
  newline: "\r\n",
  encoding: "latin1",
  finnishDays: true,
};

/** Opens files of one folder and closes them all. */
export interface FolderOfSinks {
  readonly open: (path: string, headings: readonly string[], dialect?: Dialect) => Sink;
  readonly closeAll: () => void;
}

/** @returns sinks under a folder. @param folder made when needed. */
export function folderOfSinks(folder: string): FolderOfSinks {
  const sinks: Sink[] = [];
  return {
    open(path, headings, dialect = plainDialect) {
      const sink = openSink(join(folder, path), dialect.encoding);
      sink.write(headings.join(dialect.delimiter) + dialect.newline);
      sinks.push(sink);
      return sink;
    },
    closeAll() {
      for (const sink of sinks) sink.close();
    },
  };
}

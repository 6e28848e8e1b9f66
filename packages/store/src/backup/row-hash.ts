import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** Counts and hashes the text of a COPY on its way through. */
export interface RowHash {
  readonly stream: Transform;
  readonly rows: () => number;
  /** Hexadecimal; asked once, after the stream has ended. */
  readonly sha256: () => string;
}

const newline = 10;

export function rowHash(onRows: (rows: number) => void): RowHash {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    stream: new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        let before = rows;
        for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) {
          before++;
        }
        onRows(before - rows);
        rows = before;
        done(null, chunk);
      },
    }),
    rows: () => rows,
    sha256: () => hash.digest("hex"),
  };
}

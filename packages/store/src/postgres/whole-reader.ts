import type { Reader } from "./access.ts";
import type { ScopedReader } from "./scoped-reader.ts";

declare const whole: unique symbol;

/**
 * May ask about everybody: for what nobody asks but the system itself, and for whoever may see the whole area.
 * A statement about people takes this, a `ScopedReader` or a `PersonInReach`; a plain `Reader` cannot ask it.
 */
export interface WholeReader extends Reader {
  readonly [whole]: true;
}

/** Why the system reads everybody's rows with nobody's scope. None of the answers shows people one by one. */
export type SystemReason =
  /** Checks after an import and at night: places in files, no people. */
  | "checks-of-data"
  /** How many records came when. */
  | "counts-of-records"
  /** Sums of the whole area, hidden as small counts are. */
  | "sums-of-the-area"
  /** Whose time of retention has run out. */
  | "retention"
  /** How many rows each table holds. */
  | "record-of-processing";

/** A reader for the system itself, which says what for. */
export function systemReader(reader: Reader, reason: SystemReason): WholeReader {
  return wholeReader(reader, reason);
}

/** A reader for somebody who may see the whole area; undefined for whoever may see a part of it. */
export function wholeAreaReader(
  reader: Reader,
  { asker }: Pick<ScopedReader, "asker">,
): WholeReader | undefined {
  return asker.scope.kind === "everything" ? wholeReader(reader, asker.purpose) : undefined;
}

function wholeReader({ rows }: Reader, why: string): WholeReader {
  const reader = { rows, why };
  return reader as unknown as WholeReader;
}

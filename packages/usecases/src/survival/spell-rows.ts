import { AppError } from "@luotsi/base";

/** A column of words as codes. */
export interface WordColumn {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

/** How an event column was understood. */
export type EventCoding = "0_1" | "1_2" | "by_cause";

/** Who left, and for what. */
export interface Exits {
  /** 0 where observation ended without an exit, else the cause from 1. */
  readonly cause: Uint8Array;
  readonly causes: readonly string[];
  readonly coding: EventCoding;
}

const mostCauses = 255;

/**
 * Reads who left from an event column of 0 and 1, or of 1 and 2 as statistics programs code it.
 *
 * @param event whole numbers from 0. @param column its heading, for a refusal.
 * @param cause words of the cause, where exits compete: any event but 0 is then an exit.
 * @throws AppError EVENT_NOT_TWO_VALUED or TOO_MANY_LEVELS.
 */
export function exitsOf(event: Float64Array, column: string, cause: WordColumn | undefined): Exits {
  if (cause !== undefined) return exitsByCause(event, column, cause);
  const largest = event.reduce((most, value) => Math.max(most, value), 0);
  const smallest = event.reduce((least, value) => Math.min(least, value), Infinity);
  if (largest > 2 || (largest === 2 && smallest === 0)) {
    throw new AppError("EVENT_NOT_TWO_VALUED", { column });
  }
  const happened = largest === 2 ? 2 : 1;
  return {
    cause: Uint8Array.from(event, (value) => Number(value === happened)),
    causes: ["1"],
    coding: largest === 2 ? "1_2" : "0_1",
  };
}

function exitsByCause(event: Float64Array, column: string, cause: WordColumn): Exits {
  const isOneTwo = codedOneTwo(event, cause);
  const staying = isOneTwo ? 1 : 0;
  const isUsed = new Uint8Array(cause.labels.length);
  for (let i = 0; i < event.length; i++) if (event[i] !== staying) isUsed[cause.codes[i] ?? 0] = 1;
  const place = Uint16Array.from(isUsed);
  let next = 0;
  for (let k = 0; k < place.length; k++) {
    if (isUsed[k] === 1) next += 1;
    place[k] = next;
  }
  if (next > mostCauses) {
    throw new AppError("TOO_MANY_LEVELS", { column, levels: next, most: mostCauses });
  }
  return {
    cause: Uint8Array.from(event, (value, i) =>
      value === staying ? 0 : (place[cause.codes[i] ?? 0] ?? 0),
    ),
    causes: cause.labels
      .filter((_, k) => isUsed[k] === 1)
      .map((label) => (label === "" ? "unknown" : label)),
    coding: isOneTwo ? "1_2" : "by_cause",
  };
}

/** Where there is no 0 and nobody with a 1 has a cause, 1 is what statistics programs write for "still there". */
function codedOneTwo(event: Float64Array, { codes, labels }: WordColumn): boolean {
  return (
    event.includes(2) &&
    event.every((value, i) => value === 2 || (value === 1 && labels[codes[i] ?? 0] === ""))
  );
}

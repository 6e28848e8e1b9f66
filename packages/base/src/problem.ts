import type { Localised } from "./language.ts";

/** One thing wrong with one line of a file. A bad row is data: counted, shown, exportable. */
export interface Problem {
  /** Line in the file, the first line is 1. */
  readonly line: number;
  /** Heading of the column at fault; undefined when the whole line is. */
  readonly column: string | undefined;
  readonly code: string;
  /** What is wrong, why, and what is expected. Never repeats a personal value. */
  readonly message: Localised;
}

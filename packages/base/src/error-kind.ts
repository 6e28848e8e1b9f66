import type { Localised } from "./language.ts";

/** A refusal in the catalogue. */
export interface ErrorKind {
  /** HTTP status of the refusal. */
  readonly status: number;
  /** Exit status of the command: 1 our own fault, 2 wrong usage, 3 input refused. */
  readonly exitCode: 1 | 2 | 3;
  readonly message: Localised;
  readonly next: Localised;
}

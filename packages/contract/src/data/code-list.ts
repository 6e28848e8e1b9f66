import type { Localised } from "@luotsi/base";

export interface Code {
  readonly code: string;
  readonly title: Localised;
}

export interface CodeList {
  readonly title: Localised;
  /** In the order they are shown; the position is the code's number in columnar form. */
  readonly codes: readonly Code[];
}

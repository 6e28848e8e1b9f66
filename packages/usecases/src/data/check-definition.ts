import type { Localised } from "@luotsi/base";
import type { CheckLevel, SourceId } from "@luotsi/contract";

export interface CheckDefinition {
  /** Level when something is found. */
  readonly level: Exclude<CheckLevel, "ok">;
  readonly sources: readonly SourceId[];
  /** The rule, as it should hold. */
  readonly title: Localised;
  /** What was found; `{count}` is the number of findings, `{at}` the number of the first where it has one. */
  readonly found: Localised;
  /** What to do. */
  readonly next: Localised;
}

import { sources, type SourceId } from "@luotsi/contract";

/** Positions of the columns of a source that hold a person's pseudonym, among its columns. */
export function personColumns(source: SourceId): readonly number[] {
  return sources[source].columns.flatMap(({ kind }, i) => (kind === "person" ? [i] : []));
}

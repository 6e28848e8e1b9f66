import type { Language } from "@luotsi/base";

/** A written document, block by block: what it says, not how it looks. Set as PDF, HTML or Markdown. */
export interface PlainDocument {
  /** Name of the file without its ending. */
  readonly fileName: string;
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** Day of the document, ISO 8601. */
  readonly day: string;
  /** Said on every page when the area is made up; empty when it is not. */
  readonly ribbon: string;
  readonly blocks: readonly PlainBlock[];
}

/** A block of a document. */
export type PlainBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** What must be read before the rest. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly string[];
      /** Relative widths of the columns. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

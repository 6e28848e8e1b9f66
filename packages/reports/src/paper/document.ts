/** What a report says, block by block; the template sets it and adds nothing of its own. */
export interface PaperDocument {
  readonly language: "fi" | "sv" | "en";
  readonly title: string;
  /** Area and period, under the title. */
  readonly subtitle: string;
  /** Stands at the foot of every page before the page's number. */
  readonly footer: string;
  /** `Page 1 of 9` around the two numbers. */
  readonly page: { readonly before: string; readonly between: string };
  /** Said on every page when the area is made up; empty when it is not. */
  readonly ribbon: string;
  readonly blocks: readonly PaperBlock[];
}

export type PaperBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "lead"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** What must be read before the figures. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "key-figures"; readonly items: readonly PaperFigure[] }
  | PaperPicture
  | PaperTable;

export interface PaperFigure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface PaperPicture {
  readonly kind: "picture";
  /** Name of the drawing. */
  readonly file: string;
  /** Says the finding to whoever does not see it. */
  readonly alt: string;
  readonly title: string;
  /** Measure, unit and period. */
  readonly subtitle: string;
}

export interface PaperTable {
  readonly kind: "table";
  readonly caption: string;
  /** How to read it, under the caption; empty when there is nothing to add. */
  readonly note: string;
  readonly columns: readonly { readonly title: string; readonly kind: "text" | "number" }[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  /** Last row is a total. */
  readonly hasTotal: boolean;
}

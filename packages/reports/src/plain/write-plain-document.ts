import { day } from "@luotsi/base";
import type { PlainBlock, PlainDocument } from "@luotsi/contract";

import type { PaperBlock, PaperDocument } from "../paper/document.ts";
import { plainHtml } from "./plain-html.ts";
import { plainMarkdown } from "./plain-markdown.ts";

/** A document as a file. */
export interface PlainFile {
  readonly fileName: string;
  readonly fileType: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes a document: as an accessible PDF, a page of HTML, or Markdown.
 *
 * @returns the file; the same document gives the same bytes.
 */
export async function writePlainDocument(
  document: PlainDocument,
  format: "pdf" | "html" | "md",
): Promise<PlainFile> {
  const fileName = `${document.fileName}.${format}`;
  if (format === "html") {
    return { fileName, fileType: "text/html; charset=utf-8", content: plainHtml(document) };
  }
  if (format === "md") {
    return { fileName, fileType: "text/markdown; charset=utf-8", content: plainMarkdown(document) };
  }
  // The typesetter is heavy: a server that is never asked for paper never loads it.
  const { typeset } = await import("../paper/typeset.ts");
  const paper = { template: "report.typ", drawings: new Map<string, string>() };
  const content = typeset({ ...paper, content: paperOf(document), day: day(document.day) });
  return { fileName, fileType: "application/pdf", content };
}

const pageWords = {
  fi: { before: "sivu", between: "/" },
  sv: { before: "sida", between: "/" },
  en: { before: "page", between: "/" },
} as const;

function paperOf(document: PlainDocument): PaperDocument {
  const { language, title, subtitle, ribbon, blocks } = document;
  return {
    language,
    title,
    subtitle: `${subtitle} · ${document.day}`,
    footer: `Luotsi · ${title}`,
    page: pageWords[language],
    ribbon,
    blocks: blocks.map(paperBlock),
  };
}

function paperBlock(block: PlainBlock): PaperBlock {
  if (block.kind !== "table") return block;
  const { caption, columns, widths, rows } = block;
  const titled = columns.map((title) => ({ title, kind: "text" as const }));
  return { kind: "table", caption, note: "", columns: titled, widths, rows, hasTotal: false };
}

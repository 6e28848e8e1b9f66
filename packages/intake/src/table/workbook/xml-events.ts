import { TextDecoder } from "node:util";

import { SaxParser } from "@cj-tech-master/excelts/xml";
import { AppError } from "@luotsi/base";

import {
  broken,
  unpack,
  type Archive,
  type ArchiveEntry,
  type UnpackLimit,
} from "./zip-archive.ts";

/** What happens on the way through an XML document; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Longest stretch without a tag; a cell of a workbook holds at most 32,767 characters. */
const longestStretch = 1024 * 1024;

/**
 * Walks through an XML document of a workbook, piece by piece.
 *
 * @returns after each piece, how many packed bytes' worth has been read, 0–1.
 * @throws AppError WORKBOOK_UNSAFE, WORKBOOK_BROKEN
 */
export async function* walkXml(
  archive: Archive,
  entry: ArchiveEntry,
  limit: UnpackLimit,
  handlers: XmlHandlers,
): AsyncGenerator<number> {
  const { file } = archive;
  const parser = new SaxParser({ position: false, invalidCharHandling: "skip" });
  parser.on("opentag", (tag) => handlers.open(withoutPrefix(tag.name), tag.attributes));
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  parser.on("closetag", (tag) => handlers.close(withoutPrefix(tag.name)));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let stretch = 0;
  let first = true;
  for await (const { bytes, total } of unpack(archive, entry, limit)) {
    guarded(file, () => {
      const text = decoder.decode(bytes, { stream: true });
      if (first && /<!DOCTYPE|<!ENTITY/i.test(text)) throw unsafe(file.name, "DOCTYPE");
      stretch = text.includes("<") && text.includes(">") ? 0 : stretch + text.length;
      if (stretch > longestStretch) throw unsafe(file.name, "XML");
      parser.write(text);
    });
    first = false;
    yield Math.min(1, total / Math.max(total, entry.packedLength * 8));
  }
  guarded(file, () => parser.close());
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The parser and the decoder throw errors of their own on a broken document. */
function guarded(file: { readonly name: string }, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw broken(file, "XML");
  }
}

function unsafe(file: string, reason: string): AppError {
  return new AppError("WORKBOOK_UNSAFE", { file, reason });
}

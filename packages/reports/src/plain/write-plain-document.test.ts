import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { PlainDocument } from "@luotsi/contract";
import { expect, test } from "vitest";

import { writePlainDocument } from "./write-plain-document.ts";

const hostile = `<script>alert("x")</script> | *bold* #[evil] \\ & 'quote'`;
const document: PlainDocument = {
  fileName: "seloste",
  language: "fi",
  title: "Seloste",
  subtitle: "Koealue",
  day: "2026-11-22",
  ribbon: "Keksittyä aineistoa",
  blocks: [
    { kind: "heading", level: 1, text: "Lähteet" },
    { kind: "note", text: "Täytetään" },
    { kind: "text", text: hostile },
    { kind: "list", items: ["yksi", hostile] },
    {
      kind: "table",
      caption: "Taulut",
      columns: ["Taulu", "Rivejä"],
      widths: [2, 1],
      rows: [["person", hostile]],
    },
  ],
};

test("HTML holds the texts and nothing of them is markup", async () => {
  const { fileName, content } = await writePlainDocument(document, "html");
  expect(fileName).toBe("seloste.html");
  const html = String(content);
  expect(html).toContain('<html lang="fi">');
  expect(html).toContain("<h2>Lähteet</h2>");
  expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
  expect(html).not.toContain("<script");
});

test("Markdown keeps its tables whole whatever a cell says", async () => {
  const { content } = await writePlainDocument(document, "md");
  const lines = String(content).split("\n");
  const row = lines.find((line) => line.startsWith("| person"));
  expect(row?.replaceAll(String.raw`\|`, "").split("|")).toHaveLength(4);
  expect(lines).toContain("## Lähteet");
  expect(String(content)).not.toContain("<script>");
});

const poppler = { text: "pdftotext" } as const;
const hasPoppler = spawnSync(poppler.text, ["-v"]).status === 0;

test("the same document gives the same bytes of PDF", async () => {
  const first = await writePlainDocument(document, "pdf");
  const second = await writePlainDocument(document, "pdf");
  expect(Buffer.compare(Buffer.from(first.content), Buffer.from(second.content))).toBe(0);
});

test.skipIf(!hasPoppler)("the PDF says the same (needs pdftotext)", async () => {
  const first = await writePlainDocument(document, "pdf");
  const folder = mkdtempSync(join(tmpdir(), "luotsi-plain-"));
  try {
    const path = join(folder, "seloste.pdf");
    writeFileSync(path, first.content);
    const text = execFileSync(poppler.text, ["-layout", path, "-"], { encoding: "utf8" });
    for (const part of ["Seloste", "Lähteet", "person", '<script>alert("x")</script>']) {
      expect(text).toContain(part);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { languages, type Language } from "@luotsi/base";
import { afterAll, describe, expect, test } from "vitest";

import { exampleReport } from "../testing/example-report.ts";
import { reportDocument } from "./report-document.ts";
import { reportPaper } from "./report-paper.ts";
import { reportPictures } from "./report-pictures.ts";
import { writeFundingModelsReport } from "./write-funding-models-report.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-report-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Poppler's programs read the file as a stranger would; without them those tests are left out. */
const poppler = { text: "pdftotext", about: "pdfinfo" } as const;
const hasPoppler = spawnSync(poppler.text, ["-v"]).status === 0;

async function fileOf(language: Language): Promise<string> {
  const path = join(folder, `${language}.pdf`);
  const { content } = await writeFundingModelsReport(exampleReport, language);
  writeFileSync(path, content);
  return path;
}

function textOf(path: string): string {
  const text = execFileSync(poppler.text, ["-layout", path, "-"], { encoding: "utf8" });
  return text.replaceAll(/\s+/g, " ");
}

describe("the written analysis of the funding models", () => {
  test("is the same to the byte when it is written again", async () => {
    const [first, again] = await Promise.all([
      writeFundingModelsReport(exampleReport, "fi"),
      writeFundingModelsReport(exampleReport, "fi"),
    ]);
    expect(Buffer.compare(first.content, again.content)).toBe(0);
    expect(first.fileName).toBe("rahoitusmallit-2025-01-2025-12.pdf");
    const other = await writeFundingModelsReport({ ...exampleReport, day: "2026-11-23" }, "fi");
    expect(Buffer.compare(first.content, other.content)).not.toBe(0);
  });

  test.skipIf(!hasPoppler)("is tagged, has a title and a language (needs pdfinfo)", async () => {
    const about = execFileSync(poppler.about, [await fileOf("fi")], { encoding: "utf8" });
    expect(about).toMatch(/Tagged: +yes/);
    expect(about).toMatch(/Title: +Rahoitusmallin muutoksen kustannus-hyötyanalyysi/);
    const meta = execFileSync(poppler.about, ["-meta", await fileOf("sv")], { encoding: "utf8" });
    expect(meta).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(meta).toContain("<rdf:li>sv");
  });

  test.skipIf(!hasPoppler).each(languages)(
    "says its figures, and its words in %s (needs pdftotext)",
    async (language) => {
      const text = textOf(await fileOf(language));
      for (const heading of reportDocument(reportPaper(exampleReport, language)).blocks) {
        if (heading.kind === "heading") expect(text).toContain(heading.text);
      }
      const grouped = language === "en" ? "€345,679" : "345 679 €";
      expect(text.replaceAll("\u00A0", " ")).toContain(grouped);
      const others = languages.filter((each) => each !== language);
      for (const other of others) expect(text).not.toContain(`(${other})`);
    },
  );

  test.skipIf(!hasPoppler)("reads data as text and never as markup (needs pdftotext)", async () => {
    expect(textOf(await fileOf("en"))).toContain("#strong[than] $old$");
  });

  test.skipIf(!hasPoppler)(
    "hides what is hidden, and marks an estimate (needs pdftotext)",
    async () => {
      const text = textOf(await fileOf("en"));
      expect(text).toMatch(/101–200 days \(en\) under 5 not shown not shown not shown/);
      expect(text).toContain("Estimated from the payments of 9 months");
    },
  );
});

test.skipIf(!hasPoppler)(
  "the deliveries behind the figures are named as the reader names them (needs pdftotext)",
  async () => {
    expect(textOf(await fileOf("fi"))).toContain("Maksetut etuudet");
    expect(textOf(await fileOf("sv"))).toContain("Betalda förmåner");
  },
);

test("every picture the document refers to is drawn, and the other way round", () => {
  const paper = reportPaper(exampleReport, "fi");
  const files = reportDocument(paper).blocks.flatMap((block) =>
    block.kind === "picture" ? [block.file] : [],
  );
  expect(files.toSorted()).toEqual([...reportPictures(paper).keys()].toSorted());
});

test("a table has a cell and a width for every column", () => {
  for (const block of reportDocument(reportPaper(exampleReport, "sv")).blocks) {
    if (block.kind !== "table") continue;
    expect(block.widths).toHaveLength(block.columns.length);
    for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
  }
});

test("without payments there is a document that says so, and what one person costs", async () => {
  const empty = {
    ...exampleReport,
    models: { ...exampleReport.models, hasPayments: false, bridge: [], months: [], groupings: [] },
  };
  const { content } = await writeFundingModelsReport(empty, "fi");
  expect(Buffer.from(content.subarray(0, 5)).toString()).toBe("%PDF-");
});

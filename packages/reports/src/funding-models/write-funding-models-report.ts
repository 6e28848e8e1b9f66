import { day, type Language } from "@luotsi/base";
import type { FundingModelsReport } from "@luotsi/contract";

import { reportDocument } from "./report-document.ts";
import { reportPaper } from "./report-paper.ts";
import { reportPictures } from "./report-pictures.ts";

/** A report as a file. */
export interface ReportFile {
  readonly fileName: string;
  readonly content: Uint8Array;
}

const fileNames: Readonly<Record<Language, string>> = {
  fi: "rahoitusmallit",
  sv: "finansieringsmodeller",
  en: "funding-models",
};

/**
 * The written cost-benefit analysis of the funding-model change, as an accessible PDF.
 *
 * @param report everything it says.
 * @param language of the reader.
 * @returns the file; the same report in the same language gives the same bytes.
 */
export async function writeFundingModelsReport(
  report: FundingModelsReport,
  language: Language,
): Promise<ReportFile> {
  const paper = reportPaper(report, language);
  const { hasPayments, period } = report.models;
  // The typesetter and the charts are heavy: a server that is never asked for paper never loads them.
  const { typeset } = await import("../paper/typeset.ts");
  const { drawPictures } = await import("../drawing/draw.ts");
  const drawings = hasPayments
    ? await drawPictures(reportPictures(paper))
    : new Map<string, string>();
  return {
    fileName: `${fileNames[language]}-${period.from}-${period.to}.pdf`,
    content: typeset({
      template: "report.typ",
      content: reportDocument(paper),
      drawings,
      day: day(report.day),
    }),
  };
}

import type { Language, Localised } from "@luotsi/base";
import type { FundingModelsReport } from "@luotsi/contract";

import { paperFormat, type PaperFormat } from "../paper/paper-format.ts";
import { en } from "./words.en.ts";
import { fi, type ReportWords } from "./words.fi.ts";
import { sv } from "./words.sv.ts";

const words: Readonly<Record<Language, ReportWords>> = { fi, sv, en };

/** What the parts of the analysis are written from, in one language. */
export interface ReportPaper {
  readonly report: FundingModelsReport;
  readonly language: Language;
  readonly t: ReportWords;
  readonly format: PaperFormat;
  /** A text of the data in the report's language. */
  readonly text: (localised: Localised) => string;
}

/** The report with the words and numbers of a language. */
export function reportPaper(report: FundingModelsReport, language: Language): ReportPaper {
  return {
    report,
    language,
    t: words[language],
    format: paperFormat(language),
    text: (localised) => localised[language],
  };
}

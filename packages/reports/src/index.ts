export {
  writeFundingModelsReport,
  type ReportFile,
} from "./funding-models/write-funding-models-report.ts";
export { sheetCsv } from "./sheet/sheet-csv.ts";
export { sheetWorkbook } from "./sheet/sheet-workbook.ts";
export { writePlainDocument, type PlainFile } from "./plain/write-plain-document.ts";

export {
  writeFundingModelsReport,
  type ReportFile,
} from "./funding-models/write-funding-models-report.ts";

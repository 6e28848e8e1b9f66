export { readSource, type ReadingOptions, type SourceReading } from "./source/read-source.ts";
export { inspectFile, type Inspection, type InspectOptions } from "./source/inspect-file.ts";
export { mostPaidDays } from "./source/row-checks.ts";
export { suggestMapping } from "./mapping/suggest-mapping.ts";
export { validateMapping } from "./mapping/validate-mapping.ts";
export type { MappingProblem, MappingProblemCode } from "./mapping/mapping-problem.ts";
export { quarantineCsv, reasonHeading } from "./quarantine/quarantine-csv.ts";
export { fittingSources, type SourceCandidate } from "./source/wrong-structure.ts";
export { createPseudonymiser, type Pseudonymiser } from "./privacy/pseudonym.ts";
export { looksLikeSingleName, personalDataIn } from "./privacy/personal-data.ts";
export { parseIdentityCode, type IdentityCode } from "./privacy/identity-code.ts";
export { identityFieldOf, searchedForm } from "./privacy/identity-columns.ts";
export { loadPseudonymKey } from "./privacy/pseudonym-key.ts";
export { problemCatalogue, type ProblemCode } from "./problems/problem-catalogue.ts";
export type { Pseudonymise } from "./cells/person-key.ts";
export { openTable } from "./table/open-table.ts";
export type {
  Table,
  TableBatch,
  TableDialect,
  TableInput,
  TableOverrides,
  TableSearch,
} from "./table/table.ts";
export type { RowFault, TableRow } from "./table/tokenizer.ts";
export { isFault, type CellFault } from "./cells/cell-fault.ts";
export { parseMonthCell } from "./cells/day-cell.ts";
export { parseDecimal } from "./cells/number-cell.ts";

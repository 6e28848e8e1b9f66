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

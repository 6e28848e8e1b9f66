import {
  exportParquet,
  rebuildColumnar,
  type ColumnarCopy,
  type ParquetTable,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** Builds the columnar copy anew from the truth and proves its rows and sums. */
export async function copyData(workspace: Workspace): Promise<ColumnarCopy> {
  return await rebuildColumnar(workspace.store);
}

/** Writes every table as Parquet, partitioned by area and month. @param folder made when it is not there. */
export async function writeParquet(
  workspace: Workspace,
  folder: string,
): Promise<readonly ParquetTable[]> {
  return await exportParquet(workspace.store, folder);
}

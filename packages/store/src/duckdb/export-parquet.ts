import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { sourceTables, type SourceTable } from "../import/source-table.ts";
import type { Store } from "../open-store.ts";
import { withColumnar, type Columnar } from "./open-columnar.ts";
import { personTable } from "./copy-table.ts";

export interface ParquetTable {
  readonly table: string;
  /** A file, or the folder of a partitioned table. */
  readonly path: string;
  /** Columns the folders are named by, as `column=value`. */
  readonly partitionedBy: readonly string[];
  readonly rows: number;
}

/**
 * Writes the current records of every table as Parquet, in folders by municipality and month where
 * the area's own tables have them, and by month where the official ones do. Any engine that reads
 * Parquet reads them unchanged.
 *
 * @param folder made when it is not there; files of an earlier export in it are replaced.
 */
export async function exportParquet(
  store: Store,
  folder: string,
): Promise<readonly ParquetTable[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await withColumnar(store, async (columnar) => {
    const persons = { table: personTable.name, select: "*", partitionedBy: [] };
    const written: ParquetTable[] = [await writeTable(columnar, folder, persons)];
    for (const table of sourceTables()) {
      written.push(await writeTable(columnar, folder, partitioning(table)));
    }
    return written;
  });
}

interface Partitioning {
  readonly table: string;
  readonly select: string;
  readonly partitionedBy: readonly string[];
}

function partitioning({ table, columns, definition }: SourceTable): Partitioning {
  const { monthField, origin } = definition;
  const hasMunicipality =
    origin === "own-format" && columns.some(({ field }) => field === "municipality");
  const month = `strftime(${monthField}, '%Y-%m')`;
  const hasOwnMonth = columns.some(({ field }) => field === "month");
  const select =
    monthField === undefined
      ? "*"
      : hasOwnMonth
        ? `* REPLACE (${month} AS month)`
        : `*, ${month} AS month`;
  return {
    table,
    select,
    partitionedBy: [
      ...(hasMunicipality ? ["municipality"] : []),
      ...(monthField === undefined ? [] : ["month"]),
    ],
  };
}

async function writeTable(
  columnar: Columnar,
  folder: string,
  { table, select, partitionedBy }: Partitioning,
): Promise<ParquetTable> {
  const isPartitioned = partitionedBy.length > 0;
  const path = join(folder, isPartitioned ? table : `${table}.parquet`);
  const by = isPartitioned ? `, PARTITION_BY (${partitionedBy.join(", ")}), OVERWRITE` : "";
  const result = await columnar.connection.runAndReadAll(
    `COPY (SELECT ${select} FROM "${table}") TO '${path.replaceAll("'", "''")}'
       (FORMAT parquet, COMPRESSION zstd${by})`,
  );
  return { table, path, partitionedBy, rows: Number(result.getRowsJson()[0]?.[0]) };
}

import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";

import { useFormat } from "../language/language.tsx";
import { cellText, type CellValue, type TableColumn } from "./table-column.ts";

export interface RowOrder {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

interface ArrangedRows<Row> {
  readonly rows: readonly Row[];
  readonly order: RowOrder | undefined;
  /** Orders by the column; by the same column again in the other direction. */
  readonly orderBy: (column: TableColumn<Row>) => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
}

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

/** The rows of a table as searched and ordered by the reader. */
export function useArrangedRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  first: RowOrder | undefined,
): ArrangedRows<Row> {
  const format = useFormat();
  const [order, setOrder] = useState(first);
  const [search, setSearch] = useState("");
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        accessorFn: (row) => column.value(row) ?? undefined,
        sortUndefined: "last",
        sortFn: (a, b, id) =>
          compareValues(a.getValue<CellValue>(id), b.getValue<CellValue>(id), format.compare),
      })),
    [columns, format],
  );
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    state: {
      sorting:
        order === undefined ? [] : [{ id: order.column, desc: order.direction === "descending" }],
      globalFilter: search,
    },
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, id, wanted: string) => {
      const column = columns.find((each) => each.id === id);
      return (
        column !== undefined &&
        simplified(cellText(column, row.original)).includes(simplified(wanted))
      );
    },
  });
  return {
    rows: table.getRowModel().rows.map((row) => row.original),
    order,
    orderBy: (column) => {
      setOrder(nextOrder(order, column));
    },
    search,
    setSearch,
  };
}

/** Numbers start from the largest, texts from the first letter. */
function nextOrder<Row>(order: RowOrder | undefined, column: TableColumn<Row>): RowOrder {
  const usual = column.kind === "number" ? "descending" : "ascending";
  if (order?.column !== column.id) return { column: column.id, direction: usual };
  const other = order.direction === "ascending" ? "descending" : "ascending";
  return { column: column.id, direction: other };
}

function compareValues(
  a: CellValue,
  b: CellValue,
  compareTexts: (a: string, b: string) => number,
): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareTexts(String(a), String(b));
}

/** Search does not mind capital letters or which space a number has inside it. */
function simplified(text: string): string {
  return text.toLocaleLowerCase("fi").replaceAll(/\s/g, " ");
}

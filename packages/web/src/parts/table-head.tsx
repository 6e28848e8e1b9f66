import type { ReactElement } from "react";

import type { TableColumn } from "./table-column.ts";
import type { RowOrder } from "./use-arranged-rows.ts";

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly order: RowOrder | undefined;
  readonly onOrder: (column: TableColumn<Row>) => void;
}

const arrows = { ascending: "▲", descending: "▼" } as const;

export function TableHead<Row>({ columns, order, onOrder }: TableHeadProps<Row>): ReactElement {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const direction = order?.column === column.id ? order.direction : undefined;
          return (
            <th key={column.id} scope="col" data-kind={column.kind} aria-sort={direction ?? "none"}>
              <button
                type="button"
                onClick={() => {
                  onOrder(column);
                }}
              >
                {column.title}
                <span className="sort-arrow" aria-hidden="true">
                  {direction === undefined ? "" : arrows[direction]}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

import { useId, useMemo, type ReactElement, type ReactNode } from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";
import type { TableColumn } from "./table-column.ts";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { TableTools } from "./table-tools.tsx";
import { useArrangedRows, type RowOrder } from "./use-arranged-rows.ts";

export interface DataTableProps<Row> {
  /** Names the table; shown above it. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Name of the downloaded file, without its ending. */
  readonly fileName: string;
  readonly order?: RowOrder;
  /** Opens a row: click, or Enter on the focused row. */
  readonly onOpen?: (row: Row) => void;
  /** Key of the row that is open beside the table. */
  readonly openKey?: string;
  /** Said instead of rows when there are none. */
  readonly empty?: string;
  /** `hidden` keeps the caption for screen readers only, where a heading above says the same. */
  readonly captionStyle?: "shown" | "hidden";
  /** Further tools beside search and copying, such as bulk actions. */
  readonly tools?: ReactNode;
}

const searchFrom = 9;

/**
 * A dense table: sort by heading, search, move by arrow keys, copy into a spreadsheet, download as CSV.
 * On a phone each row is a card with the columns in the same order. Long tables draw only what is seen.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, rowKey, fileName, onOpen, openKey } = props;
  const t = useMessages(partMessages);
  const captionId = useId();
  const arranged = useArrangedRows(rows, columns, props.order);
  const hasTotal = useMemo(() => columns.some((column) => column.total !== undefined), [columns]);
  return (
    <section className="data-table" aria-labelledby={captionId}>
      <div className="data-table-head">
        <h3 id={captionId} data-style={props.captionStyle ?? "shown"}>
          {caption}
        </h3>
        <TableTools
          columns={columns}
          rows={arranged.rows}
          allRows={rows.length}
          fileName={fileName}
          search={
            rows.length >= searchFrom
              ? { text: arranged.search, onChange: arranged.setSearch }
              : undefined
          }
        >
          {props.tools}
        </TableTools>
      </div>
      <div className="data-table-place">
        <table
          aria-labelledby={captionId}
          aria-describedby={`${captionId}-keys`}
          aria-rowcount={arranged.rows.length + 1}
        >
          <TableHead columns={columns} order={arranged.order} onOrder={arranged.orderBy} />
          <TableBody
            columns={columns}
            rows={arranged.rows}
            rowKey={rowKey}
            onOpen={onOpen}
            openKey={openKey}
          />
          {hasTotal && arranged.rows.length > 0 && <TotalRow columns={columns} />}
        </table>
      </div>
      {arranged.rows.length === 0 && (
        <p className="data-table-empty">
          {rows.length === 0 ? (props.empty ?? t.tableNoRows) : t.tableNoMatch}
        </p>
      )}
      <p id={`${captionId}-keys`} className="aksel-sr-only">
        {onOpen === undefined ? t.tableKeys : t.tableKeysOpen}
      </p>
    </section>
  );
}

function TotalRow<Row>({
  columns,
}: {
  readonly columns: readonly TableColumn<Row>[];
}): ReactElement {
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) =>
          at === 0 ? (
            <th key={column.id} scope="row" data-label={column.title}>
              {column.total}
            </th>
          ) : (
            <td key={column.id} data-kind={column.kind} data-label={column.title}>
              {column.total}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";

import { cellText, type TableColumn } from "./table-column.ts";

interface TableBodyProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly openKey: string | undefined;
}

/** Longer tables draw only the rows near the window. */
const drawAllUpTo = 150;
const usualRowHeight = 37;
const pageOfRows = 15;

export function TableBody<Row>(props: TableBodyProps<Row>): ReactElement {
  const { rows, rowKey } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  const isLong = rows.length > drawAllUpTo;
  const virtual = useWindowVirtualizer({
    count: isLong ? rows.length : 0,
    estimateSize: () => usualRowHeight,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector(`[data-at="${wanted.current}"]`);
    if (!(row instanceof HTMLElement)) return;
    wanted.current = undefined;
    row.focus();
  });
  const moveTo = (at: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, at));
    wanted.current = next;
    setActive(next);
    if (isLong) virtual.scrollToIndex(next, { align: "auto" });
  };
  const drawn = virtual.getVirtualItems();
  const firstAt = isLong ? (drawn[0]?.index ?? 0) : 0;
  const endAt = isLong ? (drawn.at(-1)?.index ?? -1) + 1 : rows.length;
  const above = isLong ? (drawn[0]?.start ?? 0) - virtual.options.scrollMargin : 0;
  const below = isLong
    ? virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0) + virtual.options.scrollMargin
    : 0;
  const tabStop = active >= firstAt && active < endAt ? active : firstAt;
  return (
    <tbody ref={body} role="rowgroup">
      <Gap height={above} columns={props.columns.length} />
      {rows.slice(firstAt, endAt).map((row, offset) => (
        <BodyRow
          {...props}
          key={rowKey(row)}
          row={row}
          at={firstAt + offset}
          isTabStop={firstAt + offset === tabStop}
          measure={isLong ? virtual.measureElement : undefined}
          onMove={moveTo}
          onFocus={setActive}
        />
      ))}
      <Gap height={below} columns={props.columns.length} />
    </tbody>
  );
}

interface BodyRowProps<Row> extends TableBodyProps<Row> {
  readonly row: Row;
  readonly at: number;
  readonly isTabStop: boolean;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  readonly onMove: (at: number) => void;
  readonly onFocus: (at: number) => void;
}

function BodyRow<Row>(props: BodyRowProps<Row>): ReactElement {
  const { columns, row, rowKey, at, onOpen, openKey } = props;
  return (
    <tr
      ref={props.measure}
      role="row"
      data-at={at}
      data-index={at}
      data-opens={onOpen !== undefined}
      aria-rowindex={at + 2}
      aria-current={openKey !== undefined && openKey === rowKey(row) ? "true" : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) props.onFocus(at);
      }}
      onKeyDown={(event) => {
        handleKey(event, props);
      }}
      onClick={() => {
        const isSelecting = getSelection()?.toString() !== "";
        if (!isSelecting) onOpen?.(row);
      }}
    >
      {columns.map((column, columnAt) => {
        const content = column.cell?.(row) ?? cellText(column, row);
        return columnAt === 0 ? (
          <th key={column.id} role="rowheader" scope="row" data-kind={column.kind}>
            {content}
          </th>
        ) : (
          <td key={column.id} role="cell" data-kind={column.kind} data-label={column.title}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

function handleKey<Row>(event: KeyboardEvent<HTMLElement>, props: BodyRowProps<Row>): void {
  if (event.target !== event.currentTarget) return;
  const { at, rows, row, onOpen, onMove } = props;
  const moves = new Map<string, number>([
    ["ArrowDown", at + 1],
    ["ArrowUp", at - 1],
    ["PageDown", at + pageOfRows],
    ["PageUp", at - pageOfRows],
    ["Home", 0],
    ["End", rows.length - 1],
  ]);
  const target = moves.get(event.key);
  if (target !== undefined) {
    event.preventDefault();
    onMove(target);
  } else if (event.key === "Enter" && onOpen !== undefined) {
    event.preventDefault();
    onOpen(row);
  }
}

interface GapProps {
  readonly height: number;
  readonly columns: number;
}

/** Keeps the height of the rows that are not drawn. */
function Gap({ height, columns }: GapProps): ReactElement | null {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="data-table-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

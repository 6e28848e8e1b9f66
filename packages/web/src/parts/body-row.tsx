import type { KeyboardEvent, ReactElement, Ref } from "react";

import { cellText, type TableColumn } from "./table-column.ts";

interface BodyRowProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly row: Row;
  /** Number of the row as ordered, from 0. */
  readonly at: number;
  readonly count: number;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly rowRef: Ref<HTMLTableRowElement> | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onMove: (at: number) => void;
  readonly onFocus: (at: number) => void;
}

const pageOfRows = 15;

/** One row: arrows move from it, Enter or a click opens it. Text in it can be selected without opening. */
export function BodyRow<Row>(props: BodyRowProps<Row>): ReactElement {
  const { columns, row, at, rowRef, onOpen } = props;
  return (
    <tr
      ref={rowRef}
      data-index={at}
      data-opens={onOpen !== undefined}
      aria-rowindex={at + 2}
      aria-current={props.isOpen ? "true" : undefined}
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
          <th key={column.id} scope="row" data-kind={column.kind}>
            {content}
          </th>
        ) : (
          <td key={column.id} data-kind={column.kind} data-label={column.title}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

function handleKey<Row>(event: KeyboardEvent<HTMLElement>, props: BodyRowProps<Row>): void {
  if (event.target !== event.currentTarget) return;
  const { at, count, row, onOpen, onMove } = props;
  const moves = new Map<string, number>([
    ["ArrowDown", at + 1],
    ["ArrowUp", at - 1],
    ["PageDown", at + pageOfRows],
    ["PageUp", at - pageOfRows],
    ["Home", 0],
    ["End", count - 1],
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

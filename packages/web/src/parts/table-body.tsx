import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type Ref,
  type RefObject,
} from "react";

import { BodyRow } from "./body-row.tsx";
import type { TableColumn } from "./table-column.ts";

export interface TableBodyProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly openKey: string | undefined;
}

/** Longer tables draw only the rows near the window. */
const drawAllUpTo = 150;
const usualRowHeight = 37;

export function TableBody<Row>(props: TableBodyProps<Row>): ReactElement {
  return props.rows.length > drawAllUpTo ? <LongBody {...props} /> : <ShortBody {...props} />;
}

function ShortBody<Row>(props: TableBodyProps<Row>): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  const { active, moveTo, focusAt } = useRowFocus(body, props.rows.length);
  return (
    <tbody ref={body}>
      <Rows
        {...props}
        from={0}
        end={props.rows.length}
        active={active}
        onMove={moveTo}
        onFocus={focusAt}
      />
    </tbody>
  );
}

function LongBody<Row>(props: TableBodyProps<Row>): ReactElement {
  const { rows } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const { active, moveTo, focusAt } = useRowFocus(body, rows.length);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + scrollY);
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer re-renders us itself; nothing here is memoised
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualRowHeight,
    overscan: 12,
    scrollMargin,
  });
  const drawn = virtual.getVirtualItems();
  const from = drawn[0]?.index ?? 0;
  const last = drawn.at(-1);
  return (
    <tbody ref={body}>
      <Gap height={(drawn[0]?.start ?? scrollMargin) - scrollMargin} />
      <Rows
        {...props}
        from={from}
        end={last === undefined ? 0 : last.index + 1}
        active={active}
        rowRef={virtual.measureElement}
        onFocus={focusAt}
        onMove={(at) => {
          virtual.scrollToIndex(Math.max(0, Math.min(rows.length - 1, at)), { align: "auto" });
          moveTo(at);
        }}
      />
      <Gap height={virtual.getTotalSize() - ((last?.end ?? scrollMargin) - scrollMargin)} />
    </tbody>
  );
}

interface RowFocus {
  /** Number of the row that the tab key stops at. */
  readonly active: number;
  readonly moveTo: (at: number) => void;
  readonly focusAt: (at: number) => void;
}

/** Moves the focus to a row as soon as it is drawn. */
function useRowFocus(body: RefObject<HTMLElement | null>, count: number): RowFocus {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector(`[data-index="${wanted.current}"]`);
    if (!(row instanceof HTMLElement)) return;
    wanted.current = undefined;
    row.focus();
  });
  return {
    active,
    focusAt: setActive,
    moveTo: (at) => {
      const next = Math.max(0, Math.min(count - 1, at));
      wanted.current = next;
      setActive(next);
    },
  };
}

interface RowsProps<Row> extends TableBodyProps<Row> {
  readonly from: number;
  readonly end: number;
  readonly active: number;
  readonly rowRef?: Ref<HTMLTableRowElement>;
  readonly onMove: (at: number) => void;
  readonly onFocus: (at: number) => void;
}

function Rows<Row>(props: RowsProps<Row>): ReactElement {
  const { columns, rows, rowKey, onOpen, openKey, from, end, active } = props;
  const tabStop = active >= from && active < end ? active : from;
  return (
    <>
      {rows.slice(from, end).map((row, offset) => {
        const at = from + offset;
        const key = rowKey(row);
        return (
          <BodyRow
            key={key}
            columns={columns}
            row={row}
            at={at}
            count={rows.length}
            isTabStop={at === tabStop}
            isOpen={openKey === key}
            rowRef={props.rowRef}
            onOpen={onOpen}
            onMove={props.onMove}
            onFocus={props.onFocus}
          />
        );
      })}
    </>
  );
}

/** Keeps the height of the rows that are not drawn. */
function Gap({ height }: { readonly height: number }): ReactElement | null {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

import { useId, useState, type KeyboardEvent, type ReactElement } from "react";

import { ink, type } from "./colours.ts";
import { focusSlot } from "./move-among-slots.ts";
import { textWidth } from "./text-width.ts";
import type { HeatCell, HeatTableView } from "./heat-table-view.ts";

interface HeatFrame {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly width: number;
}

interface HeatCellsProps {
  readonly view: HeatTableView;
  readonly frame: HeatFrame;
  readonly onSelect?: ((row: string, slot: string) => void) | undefined;
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The cells: one tab stop, arrows move in both directions, Enter or a click selects. */
export function HeatCells({ view, frame, onSelect }: HeatCellsProps): ReactElement {
  const { slots, rows } = view;
  const hatch = useId();
  const [active, setActive] = useState<CellPlace>();
  const [tabStop, setTabStop] = useState(0);
  return (
    <g onPointerLeave={() => setActive(undefined)}>
      <Hatching id={hatch} />
      {rows.map((row, rowAt) =>
        row.cells.map((cell, columnAt) => {
          const at = rowAt * slots.length + columnAt;
          const slot = slots[columnAt];
          const place = { row: rowAt, column: columnAt };
          return (
            <g
              key={`${row.key} ${slot?.key}`}
              transform={`translate(${frame.left + columnAt * frame.cellWidth} ${frame.top + rowAt * frame.rowHeight})`}
              data-slot={at}
              role={onSelect === undefined ? "img" : "button"}
              aria-label={`${row.label}, ${slot?.label}: ${cell.text}`}
              tabIndex={at === tabStop ? 0 : -1}
              style={{ outlineColor: ink.focus }}
              onPointerEnter={() => setActive(place)}
              onFocus={() => {
                setActive(place);
                setTabStop(at);
              }}
              onBlur={() => setActive(undefined)}
              onClick={() => onSelect?.(row.key, slot?.key ?? "")}
              onKeyDown={(event) => {
                moveInGrid(event, place, { rows: rows.length, columns: slots.length });
                if (event.key === "Enter" || event.key === " ") {
                  event.preventDefault();
                  onSelect?.(row.key, slot?.key ?? "");
                }
              }}
            >
              <Cell
                cell={cell}
                width={frame.cellWidth - 2}
                height={frame.rowHeight - 2}
                hatch={hatch}
              />
            </g>
          );
        }),
      )}
      {active !== undefined && <CellNote view={view} frame={frame} active={active} />}
    </g>
  );
}

interface CellProps {
  readonly cell: HeatCell;
  readonly width: number;
  readonly height: number;
  readonly hatch: string;
}

function Cell({ cell, width, height, hatch }: CellProps): ReactElement {
  const wide = Math.max(2, width);
  if (cell.state === "missing") {
    return (
      <rect
        x={0.5}
        y={0.5}
        width={wide - 1}
        height={height - 1}
        fill={`url(#${hatch})`}
        stroke={ink.zero}
        strokeWidth={0.75}
      />
    );
  }
  if (cell.state === "not-expected" || cell.share === null) {
    return <rect width={wide} height={height} fill="transparent" />;
  }
  return (
    <>
      <rect width={wide} height={height} fill="var(--chart-heat-low, #eef5f8)" />
      <rect
        width={wide}
        height={height}
        fill="var(--chart-heat-high, #2f7e9b)"
        fillOpacity={Math.max(0, Math.min(1, cell.share))}
      />
      {cell.state === "provisional" && (
        <rect
          x={0.75}
          y={0.75}
          width={wide - 1.5}
          height={height - 1.5}
          fill="none"
          stroke={ink.text}
          strokeDasharray="3 2"
        />
      )}
    </>
  );
}

function Hatching({ id }: { readonly id: string }): ReactElement {
  return (
    <pattern
      id={id}
      width={6}
      height={6}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d="M0 0V6" stroke={ink.zero} strokeWidth={1.6} />
    </pattern>
  );
}

interface CellNoteProps {
  readonly view: HeatTableView;
  readonly frame: HeatFrame;
  readonly active: CellPlace;
}

function CellNote({ view, frame, active }: CellNoteProps): ReactElement | null {
  const row = view.rows[active.row];
  const slot = view.slots[active.column];
  const cell = row?.cells[active.column];
  if (row === undefined || slot === undefined || cell === undefined) return null;
  const title = `${row.label}, ${slot.label}`;
  const wide = Math.max(textWidth(title, type.usual) * 1.08, textWidth(cell.text, type.usual)) + 20;
  const x = Math.min(frame.left + active.column * frame.cellWidth, frame.width - wide);
  const below = frame.top + (active.row + 1) * frame.rowHeight + 4;
  const isLow = active.row >= Math.max(2, view.rows.length - 1);
  const y = isLow ? below - frame.rowHeight - 54 : below;
  return (
    <g transform={`translate(${Math.max(0, x)} ${y})`} aria-hidden="true" pointerEvents="none">
      <rect width={wide} height={46} rx={4} fill={ink.raised} stroke={ink.line} />
      <text x={10} y={18} fontWeight={600}>
        {title}
      </text>
      <text x={10} y={36} fill={ink.quiet}>
        {cell.text}
      </text>
    </g>
  );
}

function moveInGrid(
  event: KeyboardEvent<SVGElement>,
  { row, column }: CellPlace,
  size: { readonly rows: number; readonly columns: number },
): void {
  const targets = new Map<string, CellPlace>([
    ["ArrowRight", { row, column: column + 1 }],
    ["ArrowLeft", { row, column: column - 1 }],
    ["ArrowDown", { row: row + 1, column }],
    ["ArrowUp", { row: row - 1, column }],
    ["Home", { row, column: 0 }],
    ["End", { row, column: size.columns - 1 }],
  ]);
  const target = targets.get(event.key);
  if (target === undefined) return;
  event.preventDefault();
  const isInside =
    target.row >= 0 && target.row < size.rows && target.column >= 0 && target.column < size.columns;
  if (isInside) focusSlot(event, target.row * size.columns + target.column);
}

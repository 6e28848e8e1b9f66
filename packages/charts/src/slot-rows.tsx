import type { ReactElement } from "react";

import { ink } from "./colours.ts";
import { moveAmongSlots } from "./move-among-slots.ts";

interface SlotRowsProps {
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  readonly width: number;
  readonly rowHeight: number;
  readonly onSelect?: ((key: string) => void) | undefined;
}

/** Rows of a drawing as places to step to: one tab stop, arrows move, Enter or a click selects. */
export function SlotRows({ rows, width, rowHeight, onSelect }: SlotRowsProps): ReactElement {
  return (
    <g>
      {rows.map(({ key, label }, at) => (
        <rect
          key={key}
          data-slot={at}
          role={onSelect === undefined ? "img" : "button"}
          aria-label={label}
          tabIndex={at === 0 ? 0 : -1}
          y={at * rowHeight}
          width={width}
          height={rowHeight}
          fill="transparent"
          style={{
            outlineColor: ink.focus,
            cursor: onSelect === undefined ? "default" : "pointer",
          }}
          onClick={() => onSelect?.(key)}
          onKeyDown={(event) => {
            moveAmongSlots(event, at, rows.length);
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              onSelect?.(key);
            }
          }}
        />
      ))}
    </g>
  );
}

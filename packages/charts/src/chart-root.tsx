import { useId, type ReactElement, type ReactNode } from "react";

import type { ChartSize, ChartText } from "./chart-view.ts";
import { ink, type } from "./colours.ts";

interface ChartRootProps {
  readonly text: ChartText;
  readonly size: ChartSize;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

/** The SVG of every chart: its name, what it says, and the calm answer when there is nothing to draw. */
export function ChartRoot({ text, size, isEmpty, children }: ChartRootProps): ReactElement {
  const id = useId();
  const { width, height } = size;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no tag of that meaning
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={type.family}
      fontSize={type.usual}
      fill={ink.text}
      style={{ fontVariantNumeric: "tabular-nums" }}
    >
      <title id={`${id}-title`}>{text.title}</title>
      <desc id={`${id}-description`}>{isEmpty ? text.empty : text.description}</desc>
      {isEmpty ? (
        <text x={width / 2} y={height / 2} textAnchor="middle" fill={ink.quiet}>
          {text.empty}
        </text>
      ) : (
        children
      )}
    </svg>
  );
}

import type { ReactElement } from "react";

import { Bar } from "./bar-marks.tsx";
import { colourOf, ink } from "./colours.ts";
import type { ChartColour } from "./chart-view.ts";
import type { Fan } from "./line-chart-view.ts";

/** What a bar is expected to come to: the expectation and the limits of its 50, 80 and 95 % intervals. */
export interface BarOutlook {
  readonly value: number;
  readonly text: string;
  readonly fan: Fan;
}

interface BarOutlookMarksProps {
  readonly outlook: BarOutlook;
  readonly colour: ChartColour;
  /** Left edge and width of the bar. */
  readonly left: number;
  readonly width: number;
  readonly y: (value: number) => number;
}

const bands = [
  { lo: "lo95", hi: "hi95", opacity: 0.16 },
  { lo: "lo80", hi: "hi80", opacity: 0.24 },
  { lo: "lo50", hi: "hi50", opacity: 0.34 },
] as const satisfies readonly { lo: keyof Fan; hi: keyof Fan; opacity: number }[];

/** The fan is narrower than its bar, so that the expectation stays readable. */
const fanShare = 0.44;

/** A bar to come: light, with the fan of its end around a line at the expectation. */
export function BarOutlookMarks(props: BarOutlookMarksProps): ReactElement {
  const { outlook, left, width, y } = props;
  const colour = colourOf(props.colour);
  return (
    <>
      <Bar
        x={left}
        width={width}
        from={y(0)}
        to={y(outlook.value)}
        colour={colour}
        state="forecast"
      />
      {bands.map(({ lo, hi, opacity }) => (
        <rect
          key={lo}
          x={left + (width * (1 - fanShare)) / 2}
          y={y(outlook.fan[hi])}
          width={width * fanShare}
          height={Math.max(0, y(outlook.fan[lo]) - y(outlook.fan[hi]))}
          fill={colour}
          fillOpacity={opacity}
        />
      ))}
      <path d={`M${left} ${y(outlook.value)}h${width}`} stroke={colour} strokeWidth={2} />
    </>
  );
}

interface CorrectionMarksProps {
  readonly corrections: number;
  readonly value: number;
  readonly left: number;
  readonly width: number;
  readonly y: (value: number) => number;
}

/** The part of a bar that corrects earlier slots, paler within its line, and a wedge above the bar. */
export function CorrectionMarks(props: CorrectionMarksProps): ReactElement {
  const { corrections, value, left, width, y } = props;
  const from = y(value - corrections);
  const to = y(value);
  const middle = left + width / 2;
  const top = Math.min(from, to, y(0));
  const height = Math.abs(from - to);
  return (
    <>
      {height > 3 && (
        <>
          <rect
            x={left + 2}
            y={Math.min(from, to) + 2}
            width={Math.max(0, width - 4)}
            height={height - 3}
            fill={ink.paper}
            fillOpacity={0.5}
          />
          <path d={`M${left} ${from}h${width}`} stroke={ink.paper} strokeWidth={1.5} />
        </>
      )}
      <path d={`M${middle - 4} ${top - 10}h8l-4 6z`} fill={ink.text} />
    </>
  );
}

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartSize, ChartTable, TableHeading, WriteTick } from "./chart-view.ts";
import { ColourKey, colourKeyHeight } from "./colour-key.tsx";
import { colourOf, ink, type } from "./colours.ts";
import { EndLabels, endLabelRoom } from "./end-labels.tsx";
import { SlotReader, type ReadableSlot } from "./slot-reader.tsx";
import type { SurvivalCurveView, SurvivalStep, SurvivalStepsView } from "./survival-steps-view.ts";
import { textWidth } from "./text-width.ts";
import { axisRoom, ValueAxis } from "./value-axis.tsx";
import { valueScale } from "./value-scale.ts";

interface SurvivalStepsProps {
  readonly view: SurvivalStepsView;
  readonly size: ChartSize;
  /** Writes a percentage of the axis. */
  readonly writeTick: WriteTick;
}

const roomyWidth = 560;
const axisHeight = 26;
const riskLine = 18;

/** Shares still in as steps, each curve with its interval, and the numbers followed under the axis. */
export function SurvivalSteps({ view, size, writeTick }: SurvivalStepsProps): ReactElement {
  const { curves, ticks } = view;
  const isRoomy = size.width >= roomyWidth;
  const key = isRoomy || curves.length < 2 ? [] : keyOf(curves);
  const top = colourKeyHeight(key, size.width) + 14;
  const riskHeight = riskLine * (curves.length + 1) + 8;
  const bottom = size.height - axisHeight - riskHeight;
  const scale = valueScale({ values: [0, 100], top, bottom });
  const left = Math.max(axisRoom(scale, writeTick), riskRoom(curves));
  const right = size.width - (isRoomy ? endLabelRoom(curves.map(({ name }) => name)) : 14);
  const x = scaleLinear().domain([0, view.end]).range([left, right]);
  const shown = ticks.filter((_, at) => at % tickEvery(view, right - left) === 0);
  const ends = curves.map(({ id, name, colour, steps }) => ({
    id,
    text: name,
    colour: colourOf(colour),
    y: scale.y(steps.at(-1)?.percent ?? 100),
  }));
  return (
    <ChartRoot text={view.text} size={size} isEmpty={curves.length === 0}>
      <ColourKey entries={key} left={0} width={size.width} />
      <ValueAxis scale={scale} writeTick={writeTick} left={left} right={right} />
      {curves.map((curve) => (
        <CurveMarks key={curve.id} curve={curve} end={view.end} x={x} y={scale.y} />
      ))}
      {isRoomy && <EndLabels labels={ends} x={right} top={top} bottom={bottom} />}
      <g aria-hidden="true" fill={ink.quiet} fontSize={type.small}>
        {shown.map(({ time, label }) => (
          <text key={time} x={x(time)} y={bottom + 17} textAnchor="middle">
            {label}
          </text>
        ))}
        <text x={0} y={bottom + axisHeight + riskLine - 4}>
          {view.atRiskTitle}
        </text>
        {curves.map((curve, row) => (
          <RiskRow
            key={curve.id}
            curve={curve}
            places={shown.map(({ time }) => ({
              x: x(time),
              at: ticks.findIndex((tick) => tick.time === time),
            }))}
            y={bottom + axisHeight + riskLine * (row + 2) - 4}
          />
        ))}
      </g>
      <SlotReader slots={readable(view, x, scale.y)} top={top} bottom={bottom} width={size.width} />
    </ChartRoot>
  );
}

/** The chart as a table: a row a tick, for each curve the share and how many are followed. */
export function survivalStepsTable(view: SurvivalStepsView, heading: TableHeading): ChartTable {
  return {
    columns: [
      { id: "time", title: heading.first, kind: "text" },
      ...view.curves.flatMap(({ id, name }) => [
        { id, title: name, kind: "number" as const },
        { id: `${id}-at-risk`, title: `${name}: ${view.atRiskTitle}`, kind: "number" as const },
      ]),
    ],
    rows: view.ticks.map(({ time, label }, at) => ({
      key: String(time),
      cells: [
        { value: label, text: label },
        ...view.curves.flatMap((curve) => [
          { value: percentAt(curve.steps, time), text: curve.readings[at] ?? "" },
          { value: curve.atRisk[at] ?? null, text: curve.atRisk[at] ?? "" },
        ]),
      ],
    })),
  };
}

interface CurveMarksProps {
  readonly curve: SurvivalCurveView;
  readonly end: number;
  readonly x: (time: number) => number;
  readonly y: (percent: number) => number;
}

function CurveMarks({ curve, end, x, y }: CurveMarksProps): ReactElement {
  const colour = colourOf(curve.colour);
  const last = Math.min(end, curve.steps.at(-1)?.time ?? 0);
  return (
    <g aria-hidden="true">
      {bandsOf(curve.steps, last).map((band) => (
        <rect
          key={band.from}
          x={x(band.from)}
          width={Math.max(0, x(band.to) - x(band.from))}
          y={y(band.high)}
          height={Math.max(0, y(band.low) - y(band.high))}
          fill={colour}
          fillOpacity={0.14}
        />
      ))}
      <path
        d={stepPath(curve.steps, { x, y, end })}
        fill="none"
        stroke={colour}
        strokeWidth={2.25}
        strokeLinejoin="round"
      />
    </g>
  );
}

function stepPath(
  steps: readonly SurvivalStep[],
  { x, y, end }: Pick<CurveMarksProps, "x" | "y" | "end">,
): string {
  let path = "";
  for (const { time, percent } of steps) {
    if (time > end) break;
    path += path === "" ? `M${x(time)} ${y(percent)}` : `H${x(time)}V${y(percent)}`;
  }
  return path;
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** The interval holds, like the curve, until the next step. */
function bandsOf(steps: readonly SurvivalStep[], last: number): readonly Band[] {
  return steps.flatMap(({ time, limits }, at) => {
    const to = Math.min(last, steps[at + 1]?.time ?? last);
    if (limits === undefined || to <= time) return [];
    return [{ from: time, to, low: limits[0], high: limits[1] }];
  });
}

interface RiskRowProps {
  readonly curve: SurvivalCurveView;
  readonly places: readonly { readonly x: number; readonly at: number }[];
  readonly y: number;
}

function RiskRow({ curve, places, y }: RiskRowProps): ReactElement {
  return (
    <g>
      <circle cx={5} cy={y - 4} r={3.5} fill={colourOf(curve.colour)} />
      {places.map(({ x, at }) => (
        <text key={at} x={x} y={y} textAnchor="middle">
          {curve.atRisk[at] ?? ""}
        </text>
      ))}
    </g>
  );
}

function keyOf(
  curves: readonly SurvivalCurveView[],
): readonly { name: string; colour: string; shape: "line" }[] {
  return curves.map(({ name, colour }) => ({ name, colour: colourOf(colour), shape: "line" }));
}

/** Room at the left for a row's dot before its first number, which stands around the axis. */
function riskRoom(curves: readonly SurvivalCurveView[]): number {
  const first = curves.map(({ atRisk }) => textWidth(atRisk[0] ?? "", type.small) / 2);
  return Math.ceil(Math.max(0, ...first)) + 18;
}

/** Ticks and the numbers under them are left out evenly where they would touch. */
function tickEvery(view: SurvivalStepsView, width: number): number {
  const texts = [
    ...view.ticks.map(({ label }) => label),
    ...view.curves.flatMap(({ atRisk }) => atRisk),
  ];
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, type.small)));
  const step = width / Math.max(1, view.ticks.length - 1);
  return [1, 2, 3, 4, 6, 12].find((every) => every * step >= widest + 12) ?? view.ticks.length;
}

function readable(
  view: SurvivalStepsView,
  x: (time: number) => number,
  y: (percent: number) => number,
): readonly ReadableSlot[] {
  const step = view.ticks.length > 1 ? x(view.ticks[1]?.time ?? 0) - x(0) : x(view.end) - x(0);
  return view.ticks.map(({ time, label }, at) => ({
    key: String(time),
    label,
    left: x(time) - step / 2,
    width: step,
    readings: view.curves.flatMap(({ name, colour, steps, readings }) => {
      const text = readings[at] ?? "";
      const percent = percentAt(steps, time);
      return text === "" || percent === null
        ? []
        : [{ name, text, colour: colourOf(colour), y: y(percent) }];
    }),
  }));
}

/** The share at a time; null beyond the curve's last point. */
function percentAt(steps: readonly SurvivalStep[], time: number): number | null {
  if (time > (steps.at(-1)?.time ?? 0)) return null;
  return steps.findLast((step) => step.time <= time)?.percent ?? null;
}

// What the pictures of docs/methods are put together from: our own charts, in plain English, on white paper.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

import {
  IntervalDots,
  LineChart,
  LovePlot,
  SurvivalSteps,
  type ChartColour,
  type IntervalRow,
  type LinePoint,
  type SurvivalStep,
} from "@luotsi/charts";
import type { BalanceRow } from "@luotsi/engines";

const width = 720;
const empty = "Nothing to draw";

/** Room for the title above, and for names at the right that another font makes longer. */
const above = 34;
const beside = 60;
const edge = 10;

/** The drawing on white paper, in light and dark pages alike, with its title over it. */
function onPaper(svg: string, title: string): string {
  const sized = svg.replace(
    /viewBox="0 0 (\d+) (\d+)" width="\d+" height="\d+"/,
    (_, w: string, h: string) => {
      const [wide, high] = [Number(w) + beside, Number(h) + above];
      return `viewBox="${-edge} ${-above} ${wide} ${high}" width="${wide}" height="${high}"`;
    },
  );
  const paper = `<rect x="${-edge}" y="${-above}" width="100%" height="100%" fill="#ffffff"/>`;
  const heading = `<text x="0" y="${-above + 20}" font-weight="600" fill="#202733">${title}</text>`;
  return `${sized.replace("</desc>", `</desc>${paper}${heading}`)}\n`;
}

/** At most so many decimals, so that a picture is the same on every machine. */
export function told(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

const write = (value: number): string => String(told(value, 3));

interface Words {
  readonly title: string;
  /** The finding. */
  readonly says: string;
}

/** How alike groups were before and after. */
export function lovePicture({ title, says }: Words, rows: readonly BalanceRow[]): string {
  const size = (
    value: number | undefined,
  ): { readonly value: number | null; readonly text: string } => {
    const shown = value === undefined ? null : told(Math.abs(value));
    return { value: shown, text: shown === null ? "–" : String(shown) };
  };
  return onPaper(
    renderToStaticMarkup(
      createElement(LovePlot, {
        width,
        writeTick: write,
        view: {
          text: { title, description: says, empty },
          limit: 0.1,
          words: { before: "before", after: "after" },
          rows: rows.map(({ name, before, after }) => ({
            id: name,
            label: name,
            before: size(before.standardisedDifference),
            after: size(after?.standardisedDifference),
          })),
        },
      }),
    ),
    title,
  );
}

export interface Estimated {
  readonly label: string;
  readonly estimate: number;
  readonly error: number;
  /** Not to be trusted. */
  readonly isWrong?: true;
  /** The truth, drawn as a diamond. */
  readonly isTruth?: true;
}

/** Estimates with their 95 % intervals. */
export function dotsPicture(
  { title, says }: Words,
  rows: readonly Estimated[],
  digits = 1,
): string {
  const drawn = rows.map(({ label, estimate, error, isWrong, isTruth }): IntervalRow => {
    const [low, high] = [estimate - 1.96 * error, estimate + 1.96 * error];
    const text = isTruth
      ? `truth ${told(estimate, digits)}`
      : `${told(estimate, digits)} (${told(low, digits)} … ${told(high, digits)})`;
    return {
      id: label,
      label,
      text,
      isTotal: isTruth === true,
      mark: {
        kind: isWrong ? "hollow" : "solid",
        estimate: told(estimate, 3),
        low: told(low, 3),
        high: told(high, 3),
      },
    };
  });
  return onPaper(
    renderToStaticMarkup(
      createElement(IntervalDots, {
        width,
        writeTick: write,
        view: { text: { title, description: says, empty }, rows: drawn },
      }),
    ),
    title,
  );
}

export interface Drawn {
  readonly name: string;
  readonly colour: ChartColour;
  /** A value for each slot, null where there is none. */
  readonly values: readonly (number | null)[];
  /** Standard errors; a fan of 95 % is drawn around the line. */
  readonly errors?: readonly number[];
}

/** Lines over slots. @param axis name under the ticks. */
export function linePicture(
  { title, says }: Words,
  slots: readonly string[],
  of: { readonly axis: string; readonly lines: readonly Drawn[] },
): string {
  const point = (line: Drawn, k: number): LinePoint | null => {
    const value = line.values[k];
    if (value === null || value === undefined) return null;
    const error = line.errors?.[k];
    if (error === undefined)
      return { value: told(value, 3), text: String(told(value, 3)), state: "final" };
    const limit = (z: number): number => told(value + z * error, 3);
    return {
      value: told(value, 3),
      text: String(told(value, 3)),
      state: "forecast",
      fan: {
        lo50: limit(-0.674),
        hi50: limit(0.674),
        lo80: limit(-1.282),
        hi80: limit(1.282),
        lo95: limit(-1.96),
        hi95: limit(1.96),
      },
    };
  };
  return onPaper(
    renderToStaticMarkup(
      createElement(LineChart, {
        size: { width, height: 300 },
        writeTick: write,
        view: {
          text: { title, description: says, empty },
          slots: slots.map((slot) => ({ key: slot, label: slot, tick: slot, group: of.axis })),
          breaks: [],
          series: of.lines.map((line) => ({
            id: line.name,
            name: line.name,
            colour: line.colour,
            points: slots.map((_, k) => point(line, k)),
          })),
        },
      }),
    ),
    title,
  );
}

export interface DrawnCurve {
  readonly name: string;
  readonly colour: ChartColour;
  /** From time 0 on: percent still in, its limits, and how many are followed. */
  readonly steps: readonly {
    readonly time: number;
    readonly percent: number;
    readonly limits?: readonly [number, number];
    readonly atRisk: number;
  }[];
}

/** Step curves with their intervals and the numbers followed. */
export function stepsPicture(
  { title, says }: Words,
  curves: readonly DrawnCurve[],
  { ticks, end }: { readonly ticks: readonly number[]; readonly end: number },
): string {
  const at = ({ steps }: DrawnCurve, time: number): DrawnCurve["steps"][number] | undefined =>
    steps.findLast((step) => step.time <= time);
  return onPaper(
    renderToStaticMarkup(
      createElement(SurvivalSteps, {
        size: { width, height: 340 },
        writeTick: (value: number) => `${write(value)} %`,
        view: {
          text: { title, description: says, empty },
          end,
          ticks: ticks.map((time) => ({ time, label: String(time) })),
          curves: curves.map((curve) => ({
            id: curve.name,
            name: curve.name,
            colour: curve.colour,
            steps: curve.steps.map(({ time, percent, limits }): SurvivalStep => {
              const step = { time, percent: told(percent) };
              if (limits === undefined) return step;
              return { ...step, limits: [told(limits[0]), told(limits[1])] };
            }),
            readings: ticks.map((time) => `${told(at(curve, time)?.percent ?? 100, 1)} %`),
            atRisk: ticks.map((time) => String(at(curve, time)?.atRisk ?? 0)),
          })),
          atRiskTitle: "Followed",
        },
      }),
    ),
    title,
  );
}

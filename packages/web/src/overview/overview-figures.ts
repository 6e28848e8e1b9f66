import type { ChartColour, SparklineView } from "@luotsi/charts";
import type { OverviewFigure } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import type { FigureChange } from "../parts/key-figure.tsx";
import type { OverviewMessages } from "./messages.fi.ts";

/** A figure's value as it is read: money in millions, counts whole, shares with a decimal. */
export function figureText(kind: OverviewFigure["kind"], value: number, format: Format): string {
  if (kind === "cents") return format.millions(value);
  return kind === "count" ? format.count(value) : format.percent(value);
}

/** The limits of a figure in words; undefined when it has none. */
export function intervalText(
  { kind, interval }: Pick<OverviewFigure, "kind" | "interval">,
  format: Format,
): string | undefined {
  if (interval === null) return undefined;
  return kind === "cents"
    ? format.millionsRange(interval.lo, interval.hi)
    : format.range(interval.lo, interval.hi);
}

/** What changed, with its direction and whether that is good. */
export function changeOf(
  { change, goodDirection }: Pick<OverviewFigure, "change" | "goodDirection">,
  text: string | undefined,
): FigureChange | undefined {
  if (change === null || text === undefined) return undefined;
  if (change === 0) return { text, direction: "level", tone: "neutral" };
  const direction = change > 0 ? "up" : "down";
  if (goodDirection === "none") return { text, direction, tone: "neutral" };
  return { text, direction, tone: direction === goodDirection ? "good" : "bad" };
}

const colours: Readonly<Record<string, ChartColour>> = {
  operating: "own-costs",
  "benefit-liability": "benefit",
};

/** What the course of a figure is drawn from. */
export interface Course {
  readonly figure: Pick<OverviewFigure, "id" | "kind" | "trend">;
  readonly title: string;
  readonly t: OverviewMessages;
  readonly format: Format;
}

/** The course of a figure; undefined when fewer than two months are known. */
export function courseOf({ figure, title, t, format }: Course): SparklineView | undefined {
  const known = figure.trend.filter(({ value }) => value !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const read = (value: number | null): string =>
    value === null ? "" : monthText(figure.kind, value, format);
  return {
    description: [
      t.trend(title, format.month(first.month), format.month(last.month)),
      t.trendValues(read(first.value), read(last.value)),
    ].join(", "),
    colour: colours[figure.id] ?? "main",
    points: figure.trend.map(({ month, value, provisional }) => ({
      key: month,
      label: format.month(month),
      value,
      text: read(value),
      isProvisional: provisional,
    })),
  };
}

/** A month of a cost is a tenth of its year: it needs one decimal more. */
function monthText(kind: OverviewFigure["kind"], value: number, format: Format): string {
  return kind === "cents"
    ? format.millions(value, { decimals: 2 })
    : figureText(kind, value, format);
}

/** A path with its search, as the router takes it. */
export interface LinkTarget {
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
}

/** Splits `/talous?year=2026` into its path and search. */
export function linkTarget(link: string): LinkTarget {
  const [path = "", search = ""] = link.split("?");
  return { path, search: Object.fromEntries(new URLSearchParams(search)) };
}

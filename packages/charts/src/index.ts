export * from "./chart-view.ts";
export { colourOf } from "./colours.ts";
export * from "./line-chart.tsx";
export type { SeriesBreak } from "./series-breaks.tsx";

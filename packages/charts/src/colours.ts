import type { ChartColour } from "./chart-view.ts";

/** The light theme's colours; on screen the theme's variables take their place. */
const colours: Readonly<Record<ChartColour, string>> = {
  "own-costs": "#5b6c8f",
  benefit: "#b4532a",
  main: "#2f7e9b",
  comparison: "#8a929e",
  budget: "#202733",
  more: "#a3552b",
  less: "#2f7e9b",
  "category-1": "#2f7e9b",
  "category-2": "#b4532a",
  "category-3": "#5b6c8f",
  "category-4": "#7a8b3c",
  "category-5": "#8b5a86",
  "category-6": "#6f7785",
};

/** Colour of a series for SVG. @param name its meaning. @returns a CSS variable with its light value. */
export function colourOf(name: ChartColour): string {
  return `var(--chart-${name}, ${colours[name]})`;
}

/** Colours of the drawing itself. */
export const ink = {
  text: "var(--chart-text, #202733)",
  quiet: "var(--chart-quiet, #49515e)",
  line: "var(--chart-line, #cfd3d8)",
  zero: "var(--chart-zero, #5d6573)",
  paper: "var(--chart-paper, #ffffff)",
  raised: "var(--chart-raised, #ffffff)",
  focus: "var(--chart-focus, #202733)",
} as const;

/** Type in the drawing, in pixels. */
export const type = {
  family: "var(--chart-font, 'Source Sans 3 Variable', 'Source Sans 3', sans-serif)",
  usual: 13,
  small: 12,
  tiny: 11,
} as const;

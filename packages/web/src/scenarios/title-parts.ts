import type { Format } from "../language/format.ts";

/** Characters that a chart's title has room for. */
export const longestTitle = 96;

/** `70 %` of 0.7: a part that is neither nothing nor all is told as 1–99 %. */
export function partText(part: number, format: Format): string {
  const percent = Math.min(99, Math.max(1, Math.round(part * 100)));
  return format.percent(percent, { decimals: 0 });
}

/** A name of at most so many characters; a longer one is cut, between words where that leaves half of it. */
export function shortened(name: string, most: number): string {
  const letters = Array.from(name);
  if (letters.length <= most) return name;
  const cut = letters.slice(0, most - 1).join("");
  const words = cut.slice(0, Math.max(0, cut.lastIndexOf(" ")));
  return `${words.length >= most / 2 ? words : cut.trimEnd()}…`;
}

import type { Format } from "../language/format.ts";

/** `70 %` of 0.7: a part that is neither nothing nor all is told as 1–99 %. */
export function partText(part: number, format: Format): string {
  const percent = Math.min(99, Math.max(1, Math.round(part * 100)));
  return format.percent(percent, { decimals: 0 });
}

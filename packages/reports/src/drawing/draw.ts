import type { BridgeView, DifferenceBarsView, LineChartView } from "@luotsi/charts";

import { allowTsx } from "./load-tsx.ts";

/** A picture of a report: the same chart as on screen, by kind. */
export type Picture =
  | { readonly kind: "bridge"; readonly view: BridgeView }
  | { readonly kind: "difference-bars"; readonly view: DifferenceBarsView }
  | {
      readonly kind: "lines";
      readonly view: LineChartView;
      readonly writeTick: (value: number) => string;
    };

/** Draws pictures for paper. @param pictures by file name. @returns SVG texts by the same names. */
export async function drawPictures(
  pictures: ReadonlyMap<string, Picture>,
): Promise<ReadonlyMap<string, string>> {
  allowTsx();
  const { drawPicture } = await import("./draw-picture.tsx");
  return new Map([...pictures].map(([name, picture]) => [name, forPaper(drawPicture(picture))]));
}

/** Paper has one theme and no cascade: each variable gives way to its own light value. */
function forPaper(svg: string): string {
  return svg
    .replaceAll(/var\(--[\w-]+,\s*((?:[^()]|\([^()]*\))*)\)/g, "$1")
    .replaceAll('fill="transparent"', 'fill="none"');
}

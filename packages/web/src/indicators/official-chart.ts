import type { LineChartView } from "@luotsi/charts";
import type { OfficialSeries } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import type { ChartWords } from "./indicator-chart.ts";
import { monthSlots } from "./month-slots.ts";

/** An official series: grey as every comparison, and the municipal share in the colour of its cost. */
export function officialChart(
  series: OfficialSeries,
  words: Pick<ChartWords, "format" | "text" | "empty"> & { readonly publisher: string },
): LineChartView {
  const { format, text } = words;
  const title = text(series.title);
  return {
    text: { title, description: text(series.finding), empty: words.empty },
    slots: monthSlots(
      series.points.map(({ month }) => month),
      format,
    ),
    series: [
      {
        id: series.id,
        name: words.publisher,
        colour: series.kind === "cents" ? "benefit" : "comparison",
        points: series.points.map(({ value }) =>
          value === null
            ? null
            : {
                value: series.kind === "cents" ? value / 100 : value,
                text: officialText(series, value, format),
                state: "final",
              },
        ),
      },
    ],
    breaks: [],
  };
}

/** A figure of an official series in its unit. */
export function officialText(
  { kind }: Pick<OfficialSeries, "kind">,
  value: number,
  format: Format,
): string {
  if (kind === "cents") return format.euros(value);
  return kind === "share" ? format.percent(value, { decimals: 2 }) : format.count(value);
}

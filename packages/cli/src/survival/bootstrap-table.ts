import { fill, type Language, type Localised } from "@luotsi/base";
import type { CurveBootstrap, DrawnFigure, DrawnFigures } from "@luotsi/usecases/survival";

import { alignedLines, countText, decimalText } from "./text-table.ts";

const texts = {
  head: {
    fi: "{draws} otosta henkilöistä (95 % suluissa). Keskiarvo aikaan {horizon} asti.",
    sv: "{draws} dragningar av personer (95 % inom parentes). Medelvärde till tiden {horizon}.",
    en: "{draws} draws of persons (95 % in brackets). Means to time {horizon}.",
  },
  against: { fi: "{group} − {against}", sv: "{group} − {against}", en: "{group} − {against}" },
  figure: { fi: "luku", sv: "tal", en: "figure" },
  mean: { fi: "keskiarvo", sv: "medelvärde", en: "mean" },
  median: { fi: "mediaani", sv: "median", en: "median" },
  still: { fi: "jäljellä {time}, %", sv: "kvar {time}, %", en: "still in at {time}, %" },
  out: { fi: "{cause} {time}, %", sv: "{cause} {time}, %", en: "{cause} by {time}, %" },
  all: { fi: "kaikki", sv: "alla", en: "all" },
} as const satisfies Readonly<Record<string, Localised>>;

/** Figures of curves drawn anew, a column a group and a column a difference. */
export function bootstrapTable(bootstrap: CurveBootstrap, language: Language): string {
  const { groups, differences, draws, horizon } = bootstrap;
  const columns: readonly DrawnFigures[] = [...groups, ...differences];
  const heads = [
    ...groups.map(({ group }) => group ?? texts.all[language]),
    ...differences.map(({ group, against }) =>
      fill(texts.against[language], { group: group ?? "", against: against ?? "" }),
    ),
  ];
  const rowOf = (
    name: string,
    read: (figures: DrawnFigures) => DrawnFigure | undefined,
  ): readonly string[] => [
    name,
    ...columns.map((figures) => figureText(read(figures), name.endsWith("%") ? 100 : 1, language)),
  ];
  const times = groups[0]?.at ?? [];
  const causes = Object.keys(times[0]?.cumulativeIncidence ?? {});
  return [
    fill(texts.head[language], {
      draws: countText(draws, language),
      horizon: countText(horizon, language),
    }),
    ...alignedLines([
      [texts.figure[language], ...heads],
      rowOf(texts.mean[language], ({ restrictedMean }) => restrictedMean),
      rowOf(texts.median[language], ({ median }) => median),
      ...times.flatMap(({ time }, k) => [
        rowOf(
          fill(texts.still[language], { time: countText(time, language) }),
          ({ at }) => at[k]?.survival,
        ),
        ...causes.map((cause) =>
          rowOf(
            fill(texts.out[language], { cause, time: countText(time, language) }),
            ({ at }) => at[k]?.cumulativeIncidence?.[cause],
          ),
        ),
      ]),
    ]),
  ].join("\n");
}

function figureText(figure: DrawnFigure | undefined, times: number, language: Language): string {
  const text = (value: number | null | undefined): string =>
    decimalText(value === null || value === undefined ? null : times * value, 1, language);
  const [lower, upper] = figure?.interval95 ?? [null, null];
  return `${text(figure?.value)} (${text(lower)}…${text(upper)})`;
}

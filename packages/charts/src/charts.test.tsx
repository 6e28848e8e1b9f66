import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { BarsAgainstSteps, barsAgainstStepsTable } from "./bars-against-steps.tsx";
import { Bridge, bridgeTable, type BridgeStep } from "./bridge.tsx";
import type { ChartTable } from "./chart-view.ts";
import { DifferenceBars, differenceBarsTable } from "./difference-bars.tsx";
import { HeatTable, heatTableTable } from "./heat-table.tsx";
import { IntervalDots, intervalDotsTable } from "./interval-dots.tsx";
import { LineChart, lineChartTable } from "./line-chart.tsx";
import { LovePlot, lovePlotTable } from "./love-plot.tsx";
import { SmallMultiples, smallMultiplesTable } from "./small-multiples.tsx";
import { Sparkline, sparklineTable } from "./sparkline.tsx";
import { StackedBars, stackedBarsTable } from "./stacked-bars.tsx";
import { SurvivalSteps, survivalStepsTable } from "./survival-steps.tsx";
import { textWidth } from "./text-width.ts";
import { nobodyFollowed, stillUnemployed } from "./testing/survival-example.ts";
import { alikeness, effectsByService } from "./testing/effect-examples.ts";
import {
  accrualToBooked,
  actualAgainstPlan,
  actualWithOutlook,
  course,
  coverage,
  gainsAndLosses,
  knownAndComing,
  liabilityBySteps,
  lineEdges,
  lineWithoutGaps,
  municipalities,
  twoCosts,
  writeTick,
} from "./testing/examples.ts";

const wide = { width: 880, height: 340 };
const phone = { width: 358, height: 300 };

const pictures: Readonly<Record<string, ReactElement>> = {
  "line-with-fan": <LineChart view={twoCosts} size={wide} writeTick={writeTick} />,
  "line-with-fan-phone": <LineChart view={twoCosts} size={phone} writeTick={writeTick} />,
  "stacked-bars": <StackedBars view={liabilityBySteps} size={wide} writeTick={writeTick} />,
  "stacked-bars-phone": <StackedBars view={liabilityBySteps} size={phone} writeTick={writeTick} />,
  "stacked-bars-whole": <StackedBars view={knownAndComing} size={phone} writeTick={writeTick} />,
  "bars-against-steps": (
    <BarsAgainstSteps view={actualAgainstPlan} size={wide} writeTick={writeTick} />
  ),
  "bars-against-steps-phone": (
    <BarsAgainstSteps view={actualAgainstPlan} size={phone} writeTick={writeTick} />
  ),
  "bars-with-outlook": (
    <BarsAgainstSteps view={actualWithOutlook} size={wide} writeTick={writeTick} />
  ),
  "bars-with-outlook-phone": (
    <BarsAgainstSteps view={actualWithOutlook} size={phone} writeTick={writeTick} />
  ),
  bridge: <Bridge view={accrualToBooked} width={880} />,
  "bridge-phone": <Bridge view={accrualToBooked} width={358} />,
  "difference-bars": <DifferenceBars view={gainsAndLosses} width={880} />,
  "difference-bars-phone": <DifferenceBars view={gainsAndLosses} width={358} />,
  "small-multiples": <SmallMultiples view={municipalities} width={880} writeTick={writeTick} />,
  "small-multiples-phone": (
    <SmallMultiples view={municipalities} width={358} writeTick={writeTick} />
  ),
  "heat-table": <HeatTable view={coverage} width={880} />,
  "heat-table-phone": <HeatTable view={coverage} width={358} />,
  "love-plot": <LovePlot view={alikeness} width={880} writeTick={writeTick} />,
  "love-plot-phone": <LovePlot view={alikeness} width={358} writeTick={writeTick} />,
  "interval-dots": <IntervalDots view={effectsByService} width={880} writeTick={writeTick} />,
  "interval-dots-phone": <IntervalDots view={effectsByService} width={358} writeTick={writeTick} />,
  sparkline: <Sparkline view={course} />,
  "survival-steps": <SurvivalSteps view={stillUnemployed} size={wide} writeTick={writeTick} />,
  "survival-steps-phone": (
    <SurvivalSteps view={stillUnemployed} size={phone} writeTick={writeTick} />
  ),
  "survival-empty": <SurvivalSteps view={nobodyFollowed} size={phone} writeTick={writeTick} />,
  ...Object.fromEntries(
    Object.entries(lineEdges).map(([name, view]) => [
      name,
      <LineChart key={name} view={view} size={phone} writeTick={writeTick} />,
    ]),
  ),
};

describe("the drawing of each chart", () => {
  test.each(Object.entries(pictures))(
    "%s is as it was when it was last looked at",
    async (name, picture) => {
      const svg = `${renderToStaticMarkup(picture)}\n`;
      await expect(svg).toMatchFileSnapshot(`./snapshots/${name}.svg`);
    },
  );

  test.each(Object.entries(pictures))("%s has no place that is not a number", (_, picture) => {
    expect(renderToStaticMarkup(picture)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("what a chart says to whoever does not see it", () => {
  test("a month is one stop that tells every series with its exact value", () => {
    const svg = renderToStaticMarkup(pictures["line-with-fan"]);
    expect(svg).toContain(
      'aria-label="tammikuu 2025: Työttömyysetuus 1,7\u00a0milj.\u00a0€; Oma toiminta 2,1\u00a0milj.\u00a0€"',
    );
  });

  test.each(
    Object.entries(pictures).filter(
      ([name]) => name !== "small-multiples" && !/spark|small|empty/.test(name),
    ),
  )("%s is one stop of the tab key", (_, picture) => {
    expect(renderToStaticMarkup(picture).match(/tabindex="0"/g)).toHaveLength(1);
  });

  test("an empty chart says so instead of drawing axes", () => {
    const svg = renderToStaticMarkup(pictures["line-empty"]);
    expect(svg).toContain("Ei vielä tietoja tältä jaksolta</text>");
    expect(svg).not.toContain("<line");
  });
});

describe("bars around zero", () => {
  const svg = renderToStaticMarkup(pictures["difference-bars"]);

  test("what is not told has its words and no bar", () => {
    expect(svg).toContain("alle 5 henkilöä</text>");
    expect(svg.match(/<rect x=/g)).toHaveLength(3);
  });

  test("a loss grows to the left of the zero line and a gain to the right", () => {
    const zero = Number(/<line x1="([\d.]+)"/.exec(svg)?.[1]);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, x, width]) => [Number(x), Number(x) + Number(width)],
    );
    expect(bars.map(([left, right]) => [left >= zero, right <= zero])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
  });
});

test("no value of a bridge stands on the line of zero", () => {
  const change = (id: string, value: number): BridgeStep => ({
    id,
    label: id,
    value,
    text: `${value > 0 ? "+" : "\u2212"}${Math.abs(value)} 000,00\u00a0€`,
    kind: "change",
  });
  const steps = [
    change("a", -33),
    change("b", 28),
    change("c", 4),
    change("d", 6),
    change("e", -4),
  ];
  const view = { text: accrualToBooked.text, steps };
  for (const width of [358, 680, 1000]) {
    const svg = renderToStaticMarkup(<Bridge view={view} width={width} />);
    const zero = Number(/<line x1="([\d.]+)"/.exec(svg)?.[1]);
    const values = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="(\w+)"/g)];
    expect(values).toHaveLength(steps.length);
    const crossed = values.filter(([, at, anchor], i) => {
      const length = textWidth(steps[i]?.text ?? "", 13);
      const from = Number(at) - (anchor === "end" ? length : 0);
      return from < zero && from + length > zero;
    });
    expect(crossed).toEqual([]);
  }
});

describe("rows with marks", () => {
  test("the love plot stands in the order of the differences before, largest on top", () => {
    const keys = lovePlotTable(alikeness, { label: "Tausta" }).rows.map(({ key }) => key);
    expect(keys).toEqual(["months", "wage", "age", "language", "woman"]);
  });

  test("what cannot be said has its words and no mark", () => {
    const svg = renderToStaticMarkup(pictures["interval-dots"]);
    expect(svg).toContain("ei voida vielä sanoa</text>");
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(renderToStaticMarkup(pictures["love-plot"]).match(/<circle/g)).toHaveLength(9 + 2);
  });

  test("an interval is read with its limits", () => {
    expect(renderToStaticMarkup(pictures["interval-dots"])).toContain(
      'aria-label="Työkokeilu: \u22121,2 (\u22124,0\u20261,6)"',
    );
  });
});

describe("bars with an outlook", () => {
  const svg = (axisTop?: number): string =>
    renderToStaticMarkup(
      <BarsAgainstSteps
        view={actualWithOutlook}
        size={wide}
        writeTick={writeTick}
        {...(axisTop === undefined ? {} : { axisTop })}
      />,
    );

  test("a month that is still growing tells what is in and what is expected", () => {
    expect(svg()).toContain(
      'aria-label="lokakuu 2025: Toteuma 1,1\u00a0milj.\u00a0€; Ennuste 2,4\u00a0milj.\u00a0€; Suunnitelma 2,2\u00a0milj.\u00a0€"',
    );
  });

  test("the table twin has a column of its own for what is expected", () => {
    const table = barsAgainstStepsTable(actualWithOutlook, { first: "Kuukausi" });
    expect(table.columns.map(({ title }) => title)).toEqual([
      "Kuukausi",
      "Toteuma",
      "Ennuste",
      "Suunnitelma",
    ]);
    expect(table.rows[11]?.cells.map(({ value }) => value)).toEqual(["2025-12", null, 2.4, 2.2]);
  });

  test("a shared axis reaches what the chart beside it needs", () => {
    expect(svg()).not.toContain(">8</text>");
    expect(svg(8)).toContain(">8</text>");
  });
});

const stretch = /stroke-linejoin="round"/g;

describe("the line", () => {
  test("a gap in the records is a gap in the line: three stretches, the lone point as a dot", () => {
    const svg = renderToStaticMarkup(pictures["line-gaps"]);
    expect(svg.match(stretch)).toHaveLength(3);
    expect(svg.match(/<circle/g)).toHaveLength(1);
  });

  test("nothing is drawn across a break, and its reason can be read", () => {
    const view = {
      ...lineWithoutGaps,
      breaks: [{ slot: "2025-03", reason: "Kirjaamistapa muuttui" }],
    };
    const draw = (breaks: typeof view.breaks): string =>
      renderToStaticMarkup(
        <LineChart view={{ ...view, breaks }} size={wide} writeTick={writeTick} />,
      );
    expect(draw([]).match(stretch)).toHaveLength(1);
    expect(draw(view.breaks).match(stretch)).toHaveLength(2);
    expect(draw(view.breaks)).toContain('aria-label="Kirjaamistapa muuttui"');
  });

  test.each([wide, phone])(
    "no reason of a break stands on the lines or on another reason",
    (size) => {
      const reason =
        "Etuus laajeni kaikkiin etuuksiin ja alkaa nyt jo sadasta maksetusta päivästä.";
      const { slots } = lineWithoutGaps;
      const breaks = [1, 3].map((at) => ({
        slot: slots[at]?.key ?? "",
        reason: `${at} ${reason}`,
      }));
      const drawn = (some: typeof breaks): string =>
        renderToStaticMarkup(
          <LineChart
            view={{ ...lineWithoutGaps, breaks: some }}
            size={size}
            writeTick={writeTick}
          />,
        );
      const svg = drawn(breaks);
      const block = (svg.match(/role="note".*?<\/g><\/g>/g) ?? []).join("");
      const notes = [
        ...block.matchAll(/<text x="([\d.-]+)" y="([\d.]+)" text-anchor="(?:start|end)"/g),
      ];
      expect(notes.length).toBeGreaterThan(1);
      const places = notes.map(([, x, y]) => `${x} ${y}`);
      expect(new Set(places).size).toBe(places.length);
      const heightOf = (text: string): number => Number(/height="(\d+)"/.exec(text)?.[1]);
      const lowest = Math.max(...notes.map(([, , y]) => Number(y)));
      // The highest line stands as far below the top as without breaks, and the reasons above that.
      expect(lowest).toBeLessThan(heightOf(svg) - heightOf(drawn([])) + 14);
    },
  );

  test("the axis of amounts starts at zero", () => {
    const svg = renderToStaticMarkup(pictures["line-one-point"]);
    expect(svg).toContain(">0</text>");
  });
});

describe("the table twin", () => {
  const heading = { first: "Kuukausi" };
  const twins: readonly (readonly [string, ChartTable, number])[] = [
    ["line", lineChartTable(twoCosts, heading), 24],
    ["stacked bars", stackedBarsTable(liabilityBySteps, heading), 14],
    ["bars against steps", barsAgainstStepsTable(actualAgainstPlan, heading), 12],
    ["bars with outlook", barsAgainstStepsTable(actualWithOutlook, heading), 12],
    ["bridge", bridgeTable(accrualToBooked, { step: "Vaihe", value: "Milj. €" }), 5],
    ["difference bars", differenceBarsTable(gainsAndLosses, { label: "Ryhmä", value: "Ero" }), 4],
    ["small multiples", smallMultiplesTable(municipalities, heading), 12],
    ["love plot", lovePlotTable(alikeness, { label: "Tausta" }), 5],
    [
      "interval dots",
      intervalDotsTable(effectsByService, {
        label: "Palvelu",
        estimate: "Vaikutus",
        low: "Alaraja",
        high: "Yläraja",
      }),
      6,
    ],
    ["heat table", heatTableTable(coverage, { first: "Lähde" }), 4],
    ["sparkline", sparklineTable(course, { slot: "Kuukausi", value: "Työttömiä" }), 24],
  ];

  test.each(twins)("of the %s has every row and a cell for every column", (_, table, rows) => {
    expect(table.rows).toHaveLength(rows);
    for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
    expect(new Set(table.rows.map(({ key }) => key)).size).toBe(rows);
  });

  test("shows nothing as nothing, never as zero", () => {
    const table = sparklineTable(course, { slot: "Kuukausi", value: "Työttömiä" });
    expect(table.rows[7]?.cells[1]).toEqual({ value: null, text: "ei kirjattu" });
  });
});

describe("steps of survival", () => {
  const svg = renderToStaticMarkup(pictures["survival-steps"]);

  test("a curve goes level and down, never aslant", () => {
    const paths = [...svg.matchAll(/<path d="(M[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths).toHaveLength(2);
    for (const path of paths) expect(path).not.toContain("L");
  });

  test("the numbers followed stand under the axis, and a time tells every share with its interval", () => {
    expect(svg).toContain("Seurannassa</text>");
    expect(svg).toContain(">812</text>");
    expect(svg).toMatch(/aria-label="180: Palvelussa [\d,]+ % \([\d,–]+\); Muut /);
  });

  test("the table twin has the share and the number followed of each curve", () => {
    const { columns, rows } = survivalStepsTable(stillUnemployed, { first: "Päivä" });
    expect(columns.map(({ title }) => title)).toEqual([
      "Päivä",
      "Palvelussa",
      "Palvelussa: Seurannassa",
      "Muut",
      "Muut: Seurannassa",
    ]);
    expect(rows).toHaveLength(7);
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(["0", "100 %", "812", "100 %", "2140"]);
  });
});

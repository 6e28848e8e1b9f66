import { LineChart, lineChartTable } from "@luotsi/charts";
import type {
  LiabilityBacktest,
  LiabilityBacktestBand,
  LiabilityForecastView,
} from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { tickDecimals } from "../finance/cost-chart.ts";
import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { periodText } from "../liability-now/finding-texts.ts";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { backtestChart } from "./forecast-chart.ts";
import { backtestFinding } from "./forecast-findings.ts";
import type { ForecastMessages } from "./messages.fi.ts";
import { forecastMessages } from "./messages.ts";

/** How past forecasts would have hit, in plain words, a picture and a table. */
export function BacktestSection({ view }: { readonly view: LiabilityForecastView }): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const { backtest, noBacktest, progress } = view;
  return (
    <section id="osunut" className="forecast-part">
      <h2>{t.backtestTitle}</h2>
      {backtest !== null && <Backtest backtest={backtest} />}
      {backtest === null && progress !== null && (
        <>
          <ProgressBar label={t.computingBacktest} share={progress} />
          <p className="quiet">{t.computingNote}</p>
        </>
      )}
      {backtest === null && progress === null && noBacktest !== null && <p>{text(noBacktest)}</p>}
    </section>
  );
}

function Backtest({ backtest }: { readonly backtest: LiabilityBacktest }): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const format = useFormat();
  const columns = useMemo(() => bandColumns(t, format), [t, format]);
  const chart = backtestChart(backtest, { t, format });
  const top = Math.max(
    0,
    ...chart.series.flatMap(({ points }) => points.map((p) => p?.fan?.hi95 ?? p?.value ?? 0)),
  );
  const [tried, ...found] = backtest.sentences;
  return (
    <>
      {tried !== undefined && <p className="forecast-lead">{text(tried)}</p>}
      <ul className="forecast-sentences">
        {found.map((sentence) => (
          <li key={sentence.en}>{text(sentence)}</li>
        ))}
      </ul>
      <div className="forecast-backtest">
        <ChartFrame
          title={backtestFinding(backtest.shown, { t, format })}
          subtitle={t.backtestSubtitle(
            periodText(
              chart.slots.map(({ key }) => key),
              format,
            ),
          )}
          fileName="vastuun-ennuste-osunut"
          height={260}
          table={lineChartTable(chart, { first: t.month })}
        >
          {(size) => (
            <LineChart
              view={chart}
              size={size}
              writeTick={(value) => format.number(value, { decimals: tickDecimals(top) })}
            />
          )}
        </ChartFrame>
        <DataTable
          caption={t.backtestCaption}
          columns={columns}
          rows={backtest.bands}
          rowKey={({ from }) => String(from)}
          fileName="vastuun-ennuste-virheet"
        />
      </div>
    </>
  );
}

function bandColumns(
  t: ForecastMessages,
  format: Format,
): readonly TableColumn<LiabilityBacktestBand>[] {
  const error = (
    id: "flow" | "series" | "lastYear",
    title: string,
  ): TableColumn<LiabilityBacktestBand> => ({
    id,
    title,
    kind: "number",
    value: (band) => band[id].smape,
    text: (band) => (band[id].smape === null ? "–" : format.percent(band[id].smape)),
  });
  const inside = (
    id: "coverage80" | "coverage95",
    title: string,
  ): TableColumn<LiabilityBacktestBand> => ({
    id,
    title,
    kind: "number",
    value: (band) => band[id],
    text: (band) => (band[id] === null ? "–" : format.share(band[id], { decimals: 0 })),
  });
  return [
    {
      id: "distance",
      title: t.distance,
      value: ({ from }) => from,
      text: ({ from, to }) => t.distanceText(format.count(from), format.count(to)),
    },
    error("flow", t.ownError),
    error("series", t.seriesError),
    error("lastYear", t.lastYearError),
    inside("coverage80", t.inside80),
    inside("coverage95", t.inside95),
    {
      id: "forecasts",
      title: t.tried,
      kind: "number",
      value: ({ forecasts }) => forecasts,
      text: ({ forecasts }) => format.count(forecasts),
    },
  ];
}

import "./liability-forecast.css";

import { LineChart, lineChartTable } from "@luotsi/charts";
import type { LiabilityForecastSplit, LiabilityForecastView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { tickDecimals } from "../finance/cost-chart.ts";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { periodText } from "../liability-now/finding-texts.ts";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { BacktestSection } from "./backtest-section.tsx";
import { ForecastBasis } from "./forecast-basis.tsx";
import { forecastChart, monthsOfSpan, spans, type Span } from "./forecast-chart.ts";
import { levelFinding } from "./forecast-findings.ts";
import { forecastMessages } from "./messages.ts";
import { useLiabilityForecast } from "./queries.ts";
import { SplitSection } from "./split-section.tsx";
import { YearFigures, YearTable } from "./year-figures.tsx";

const defaults = { span: "next-year", split: "" };
type FilterName = keyof typeof defaults;

/** The benefit liability ahead, from the area's own people. */
export function ForecastPage(): ReactElement {
  const t = useMessages(forecastMessages);
  const forecast = useLiabilityForecast();
  const isReady = forecast.data?.state === "ready" && !forecast.isError;
  return (
    <div className="forecast-page">
      <FinanceNav part="forecast" />
      {!isReady && <PageHead title={t.title} />}
      <Loaded query={forecast} height={720} empty={notReady}>
        {(view) => <Content view={view} />}
      </Loaded>
    </div>
  );
}

function notReady(view: LiabilityForecastView): ReactElement | undefined {
  return view.state === "ready" ? undefined : <NotReady view={view} />;
}

function NotReady({ view }: { readonly view: LiabilityForecastView }): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const mayImport = useMay("import-data");
  if (view.state === "computing") {
    return (
      <div className="forecast-computing">
        <ProgressBar label={t.computing} share={view.progress ?? undefined} />
        <p className="quiet">{t.computingNote}</p>
      </div>
    );
  }
  return (
    <Empty title={view.state === "failed" ? t.failed : t.nothing}>
      <p>{text(view.finding)}</p>
      {mayImport && view.state === "too_little" && (
        <Link to="/aineistot/tuonti">{t.importLink}</Link>
      )}
    </Empty>
  );
}

function Content({ view }: { readonly view: LiabilityForecastView }): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const format = useFormat();
  const [filters, setFilters] = useFilters<FilterName>(defaults);
  const span = spans.find((each) => each === filters.span) ?? "next-year";
  const split =
    view.splits.find((each) => each.split === filters.split) ??
    view.splits.find(({ groups }) => groups.length > 1) ??
    view.splits[0];
  const chart = forecastChart(view, span, { t, format, text });
  const level = levelFinding(monthsOfSpan(view, span), { t, format });
  const drawn = chart.slots.map(({ key }) => key);
  const top = Math.max(
    0,
    ...chart.series.flatMap(({ points }) => points.map((p) => p?.fan?.hi95 ?? p?.value ?? 0)),
  );
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={
          <Filters span={span} split={split?.split ?? "municipality"} onChange={setFilters} />
        }
      />
      <ChartFrame
        title={level.title}
        subtitle={t.chartSubtitle(periodText(drawn, format))}
        fileName="vastuun-ennuste"
        note={level.note === undefined ? t.chartNote : `${level.note} ${t.chartNote}`}
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
      <YearFigures view={view} />
      <YearTable view={view} />
      {split !== undefined && <SplitSection view={view} split={split} span={span} />}
      <BacktestSection view={view} />
      <ForecastBasis view={view} />
    </>
  );
}

interface FiltersProps {
  readonly span: Span;
  readonly split: LiabilityForecastSplit;
  readonly onChange: ChangeFilters<FilterName>;
}

function Filters({ span, split, onChange }: FiltersProps): ReactElement {
  const t = useMessages(forecastMessages);
  return (
    <FilterLine
      sentence={t.filters}
      places={{
        span: (
          <InlineSelect
            label={t.spanLabel}
            value={span}
            options={spans.map((value) => ({ value, text: t.spans[value] }))}
            onChange={(chosen) => {
              onChange({ span: chosen });
            }}
          />
        ),
        split: (
          <InlineSelect
            label={t.splitLabel}
            value={split}
            options={splits.map((value) => ({ value, text: t.splits[value] }))}
            onChange={(chosen) => {
              onChange({ split: chosen });
            }}
          />
        ),
      }}
    />
  );
}

const splits = [
  "municipality",
  "age",
  "integration",
  "step",
] as const satisfies readonly LiabilityForecastSplit[];

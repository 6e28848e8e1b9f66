import "./funding-models.css";

import { Bridge, bridgeTable, LineChart, lineChartTable } from "@luotsi/charts";
import type { FundingModelsView } from "@luotsi/contract";
import { DownloadIcon } from "@navikt/aksel-icons";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { addressOf } from "../client/call.ts";
import { useMay } from "../client/session.tsx";
import { tickDecimals } from "../finance/cost-chart.ts";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useLanguage, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { CompensationSection } from "./compensation-section.tsx";
import { GroupSection } from "./group-section.tsx";
import { IncentiveSection } from "./incentive-section.tsx";
import { fundingModelMessages } from "./messages.ts";
import { modelBridge, modelLines } from "./model-charts.ts";
import { ModelFigures, ModelTable } from "./model-figures.tsx";
import { bridgeFinding, monthsFinding, type ModelWords } from "./model-findings.ts";
import { useFundingModels } from "./queries.ts";

const defaults = { from: "", to: "", by: "paid-days" };
type FilterName = keyof typeof defaults;

/** The rules of 2006, 2015 and 2025 on the same people: the difference first. */
export function FundingModelsPage(): ReactElement {
  const t = useMessages(fundingModelMessages);
  const [filters, setFilters] = useFilters<FilterName>(defaults);
  const models = useFundingModels({ from: monthOf(filters.from), to: monthOf(filters.to) });
  const isReady = models.data?.hasPayments === true && !models.isError;
  return (
    <div className="models-page">
      <FinanceNav part="models" />
      {!isReady && <PageHead title={t.title} />}
      <Loaded query={models} height={720} empty={nothingToCompare}>
        {(view) => <Content view={view} by={filters.by} setFilters={setFilters} />}
      </Loaded>
    </div>
  );
}

/** A month in the address that is none is left out of the question. */
function monthOf(text: string): string | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

function nothingToCompare(view: FundingModelsView): ReactElement | undefined {
  return view.hasPayments ? undefined : <Nothing view={view} />;
}

function Nothing({ view }: { readonly view: FundingModelsView }): ReactElement {
  const t = useMessages(fundingModelMessages);
  const text = useText();
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.empty}>
      <p>{text(view.finding)}</p>
      {mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}
    </Empty>
  );
}

interface ContentProps {
  readonly view: FundingModelsView;
  readonly by: string;
  readonly setFilters: ChangeFilters<FilterName>;
}

function Content({ view, by, setFilters }: ContentProps): ReactElement {
  const t = useMessages(fundingModelMessages);
  const text = useText();
  const format = useFormat();
  const words: ModelWords = { t, format, text };
  const title = bridgeFinding(view, words);
  const bridge = modelBridge(view, title, words);
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={<Period view={view} onChange={setFilters} />}
        actions={<ReportLink view={view} />}
      />
      {view.notes.length > 0 && (
        <ul className="models-notes">
          {view.notes.map((note) => (
            <li key={note.fi}>{text(note)}</li>
          ))}
        </ul>
      )}
      <ChartFrame
        title={title}
        subtitle={t.bridge.subtitle(text(view.period.title))}
        fileName={`rahoitusmallit-${view.period.from}-${view.period.to}`}
        table={bridgeTable(bridge, { step: t.bridge.step, value: t.bridge.value })}
      >
        {({ width }) => <Bridge view={bridge} width={width} />}
      </ChartFrame>
      <ModelFigures view={view} />
      <GroupSection
        view={view}
        by={by}
        onChoose={(chosen) => {
          setFilters({ by: chosen });
        }}
      />
      <Months view={view} words={words} />
      <CompensationSection compensation={view.compensation} />
      <IncentiveSection incentive={view.incentive} />
      <section className="models-part">
        <h2>{t.definitions}</h2>
        <p className="models-lead">{text(view.provenance.definition)}</p>
        {view.provenance.uncertainty !== null && (
          <p className="models-lead quiet">{text(view.provenance.uncertainty)}</p>
        )}
      </section>
    </>
  );
}

function Period({
  view,
  onChange,
}: {
  readonly view: FundingModelsView;
  readonly onChange: ChangeFilters<FilterName>;
}): ReactElement {
  const t = useMessages(fundingModelMessages);
  const text = useText();
  const value = `${view.period.from} ${view.period.to}`;
  const options = view.periods.map((period) => ({
    value: `${period.from} ${period.to}`,
    text: text(period.title),
  }));
  const isKnown = options.some((option) => option.value === value);
  return (
    <FilterLine
      sentence={t.filters}
      places={{
        period: (
          <InlineSelect
            label={t.period}
            value={value}
            options={isKnown ? options : [{ value, text: text(view.period.title) }, ...options]}
            onChange={(chosen) => {
              const [from = "", to = ""] = chosen.split(" ");
              onChange({ from, to });
            }}
          />
        ),
      }}
    />
  );
}

function ReportLink({ view }: { readonly view: FundingModelsView }): ReactElement {
  const t = useMessages(fundingModelMessages);
  const { language } = useLanguage();
  const { from, to } = view.period;
  return (
    <a
      className="models-report"
      href={addressOf("fundingModelsFile", {}, { from, to, language })}
      download
    >
      <DownloadIcon aria-hidden />
      {t.report}
    </a>
  );
}

function Months({
  view,
  words,
}: {
  readonly view: FundingModelsView;
  readonly words: ModelWords;
}): ReactElement {
  const { t, format, text } = words;
  const title = monthsFinding(view, words);
  const lines = modelLines(view, title, words);
  const top = Math.max(
    0,
    ...lines.series.flatMap(({ points }) => points.map((point) => point?.value ?? 0)),
  );
  return (
    <section className="models-part">
      <ChartFrame
        title={title}
        subtitle={t.months.subtitle(text(view.period.title))}
        fileName="rahoitusmallit-kuukausittain"
        table={lineChartTable(lines, { first: t.months.month })}
        height={300}
      >
        {(size) => (
          <LineChart
            view={lines}
            size={size}
            writeTick={(value) => format.number(value, { decimals: tickDecimals(top) })}
          />
        )}
      </ChartFrame>
      <ModelTable view={view} />
    </section>
  );
}

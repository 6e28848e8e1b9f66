import type { CoverageView, SourcesView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { CoverageGrid } from "./coverage-grid.tsx";
import { CoverageNotes } from "./coverage-notes.tsx";
import { DataFrame, dataPaths } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { useCoverage, useSources } from "./queries.ts";
import { SourceTable } from "./source-table.tsx";

const defaults = { kuukaudet: "36" };
const choices = ["24", "36", "60", "kaikki"] as const;
type Choice = (typeof choices)[number];

/** What is in, month by month, and what needs attention. */
export function CoveragePage(): ReactElement {
  const t = useMessages(dataMessages);
  const text = useText();
  const sources = useSources();
  const coverage = useCoverage();
  return (
    <DataFrame
      tab="coverage"
      finding={sources.data === undefined ? undefined : text(sources.data.finding)}
    >
      <Loaded query={coverage} height={360} empty={nothingYet}>
        {(view) => <CoverageSection view={view} />}
      </Loaded>
      <Loaded query={sources} height={80}>
        {(view) => <Figures view={view} />}
      </Loaded>
      {coverage.data !== undefined && coverage.data.from !== null && (
        <CoverageNotes view={coverage.data} />
      )}
      <Loaded query={sources}>
        {(view) => <SourceTable caption={t.sources.title} sources={view.sources} />}
      </Loaded>
    </DataFrame>
  );
}

function nothingYet(view: CoverageView): ReactElement | undefined {
  return view.from === null ? <NothingYet /> : undefined;
}

function NothingYet(): ReactElement {
  const t = useMessages(dataMessages);
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.coverage.empty}>
      {mayImport && <Link to={dataPaths.import}>{t.importing.title}</Link>}
    </Empty>
  );
}

function CoverageSection({ view }: { readonly view: CoverageView }): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const [filters, setFilters] = useFilters(defaults);
  const chosen: Choice = choices.find((choice) => choice === filters.kuukaudet) ?? "36";
  return (
    <section className="data-section">
      <div className="data-section-head">
        <div>
          <h2>{t.title}</h2>
          <p className="quiet">{t.subtitle}</p>
        </div>
        <p className="filter-line">
          <InlineSelect
            label={t.months}
            value={chosen}
            options={choices.map((choice) => ({
              value: choice,
              text: choice === "kaikki" ? t.allMonths : t.lastMonths(Number(choice)),
            }))}
            onChange={(kuukaudet) => {
              setFilters({ kuukaudet });
            }}
          />
        </p>
      </div>
      <CoverageGrid
        key={chosen}
        view={view}
        months={chosen === "kaikki" ? undefined : Number(chosen)}
      />
    </section>
  );
}

function Figures({ view }: { readonly view: SourcesView }): ReactElement {
  const t = useMessages(dataMessages);
  const format = useFormat();
  const delivered = view.sources.filter(({ batches }) => batches > 0).length;
  const total = (count: (source: SourcesView["sources"][number]) => number): string =>
    format.count(view.sources.reduce((sum, source) => sum + count(source), 0));
  const figures = [
    {
      name: t.figures.delivered,
      value: t.figures.deliveredOf(format.count(delivered), format.count(view.sources.length)),
      to: dataPaths.batches,
    },
    {
      name: t.figures.quarantined,
      value: total(({ quarantined }) => quarantined),
      to: dataPaths.batches,
    },
    { name: t.figures.missing, value: total(({ missing }) => missing), to: dataPaths.checks },
  ];
  return (
    <dl className="data-figures">
      {figures.map(({ name, value, to }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Link to={to}>{value}</Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

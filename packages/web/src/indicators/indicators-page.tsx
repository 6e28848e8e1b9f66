import "./indicators.css";

import type { IndicatorListView, IndicatorValuesView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { OhjaamoNav } from "../ohjaamo/ohjaamo-nav.tsx";
import { Definitions } from "./definitions.tsx";
import { IndicatorFilterLine } from "./indicator-filter-line.tsx";
import { indicatorDefaults, type IndicatorFilters } from "./indicator-filters.ts";
import { IndicatorPanel } from "./indicator-panel.tsx";
import { indicatorMessages } from "./messages.ts";
import { OfficialSection } from "./official-section.tsx";
import { useIndicatorList, useIndicatorValues } from "./queries.ts";
import { ValuesTable } from "./values-table.tsx";

/** The indicators of the area over time, with the official series beside them. */
export function IndicatorsPage(): ReactElement {
  const t = useMessages(indicatorMessages);
  const [filters, setFilters] = useFilters(indicatorDefaults);
  const list = useIndicatorList();
  const values = useIndicatorValues(filters);
  return (
    <Loaded query={list} height={640}>
      {(indicators) => (
        <>
          {values.isError && <PageHead title={t.title} />}
          <Loaded query={values} height={640}>
            {(view) => (
              <OwnIndicators
                list={indicators}
                view={view}
                filters={filters}
                onChange={setFilters}
              />
            )}
          </Loaded>
          <OfficialSection
            area={filters.area}
            onArea={(area) => {
              setFilters({ area });
            }}
          />
          <Definitions indicators={chosenOf(indicators, filters.ids)} />
        </>
      )}
    </Loaded>
  );
}

/** Definitions of what is shown; of all when the address names none that exists. */
function chosenOf({ indicators }: IndicatorListView, ids: string): IndicatorListView["indicators"] {
  const wanted = ids.split(",");
  const chosen = indicators.filter(({ id }) => wanted.includes(id));
  return chosen.length === 0 ? indicators : chosen;
}

interface OwnIndicatorsProps {
  readonly list: IndicatorListView;
  readonly view: IndicatorValuesView;
  readonly filters: IndicatorFilters;
  readonly onChange: ChangeFilters<keyof IndicatorFilters>;
}

function OwnIndicators(props: OwnIndicatorsProps): ReactElement {
  const { view, list } = props;
  const t = useMessages(indicatorMessages);
  const text = useText();
  const format = useFormat();
  const isAlone = view.results.length === 1;
  const hasMonths = view.results.some(({ series }) =>
    series.some((each) => each.points.length > 0),
  );
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={view.known === null ? undefined : <IndicatorFilterLine {...props} />}
      />
      <OhjaamoNav current="/mittarit" />
      {view.known === null && <NothingYet />}
      {view.known !== null && !hasMonths && <Empty title={t.emptyPeriod} />}
      {hasMonths && (
        <>
          <div className="indicator-panels" data-alone={isAlone || view.by.length > 0}>
            {view.results.map((result) => (
              <IndicatorPanel key={result.indicator.id} result={result} isAlone={isAlone} />
            ))}
          </div>
          <p className="quiet indicator-legend">
            {t.provisionalNote}
            {view.roundedTo !== null && ` ${t.rounded(String(view.roundedTo))}`}
            {view.by.length > 0 && ` ${t.groupsHidden(format.fewerThan(5))}`}
          </p>
          <ValuesTable view={view} list={list} />
        </>
      )}
    </>
  );
}

function NothingYet(): ReactElement {
  const t = useMessages(indicatorMessages);
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.empty}>
      <p>{t.emptyNext}</p>
      {mayImport && <Link to="/aineistot/tuonti">{t.import}</Link>}
    </Empty>
  );
}

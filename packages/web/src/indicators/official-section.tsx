import { LineChart, lineChartTable } from "@luotsi/charts";
import type { OfficialArea, OfficialSeries, OfficialSeriesView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { AreaChooser, useAreaName } from "./area-chooser.tsx";
import { FigureButton } from "./figure-button.tsx";
import { indicatorMessages } from "./messages.ts";
import { officialChart, officialText } from "./official-chart.ts";
import { useOfficialSeries } from "./queries.ts";

interface OfficialSectionProps {
  /** Code of an area; our own when empty. */
  readonly area: string;
  readonly onArea: (code: string) => void;
}

/** Imported official series of an area, with their source. */
export function OfficialSection({ area, onArea }: OfficialSectionProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const official = useOfficialSeries(area);
  return (
    <section className="official-series" aria-labelledby="official-series">
      <h2 id="official-series">{t.official}</h2>
      <p className="quiet">{t.officialLead}</p>
      <Loaded query={official} height={420} empty={nothingYet}>
        {(view) => <Series view={view} onArea={onArea} />}
      </Loaded>
    </section>
  );
}

function nothingYet(view: OfficialSeriesView): ReactElement | undefined {
  return view.area === null ? <NothingYet /> : undefined;
}

function NothingYet(): ReactElement {
  const t = useMessages(indicatorMessages);
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.officialEmpty}>
      <p>{t.officialEmptyNext}</p>
      <pre>
        <code>
          {"npx luotsi import 12r5.csv --source statfin-12r5\n"}
          {"npx luotsi import kuntaosuudet.csv --source kela-municipal-share"}
        </code>
      </pre>
      {mayImport && <Link to="/aineistot/tuonti">{t.import}</Link>}
    </Empty>
  );
}

interface SeriesProps {
  readonly view: OfficialSeriesView;
  readonly onArea: (code: string) => void;
}

function Series({ view, onArea }: SeriesProps): ReactElement {
  const text = useText();
  const chosen = view.areas.find(({ code }) => code === view.area);
  return (
    <>
      <AreaChooser areas={view.areas} value={view.area ?? ""} onChange={onArea} />
      <p className="official-finding">{text(view.finding)}</p>
      <div className="indicator-panels">
        {chosen !== undefined &&
          view.series.map((series) => (
            <OfficialPanel key={series.id} series={series} area={chosen} />
          ))}
      </div>
    </>
  );
}

interface OfficialPanelProps {
  readonly series: OfficialSeries;
  readonly area: OfficialArea;
}

const panelHeight = 240;

function OfficialPanel({ series, area }: OfficialPanelProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { points, provenance, attribution } = series;
  const publisher = isKela(series) ? t.publisher.kela : t.publisher.statfin;
  const view = officialChart(series, { format, text, empty: t.nothingToDraw, publisher });
  const last = points.findLast(({ value }) => value !== null);
  const unit = { count: t.countUnit, share: t.shareUnit, cents: t.centsUnit }[series.kind];
  const period = t.period(
    format.month(points[0]?.month ?? ""),
    format.month(points.at(-1)?.month ?? ""),
  );
  return (
    <ChartFrame
      title={text(series.finding)}
      subtitle={`${areaName(area)}. ${unit}, ${period}.`}
      fileName={`${series.id}-${area.code}`}
      height={panelHeight}
      table={lineChartTable(view, { first: t.month })}
      note={
        <span className="indicator-note">
          <span>{text(attribution)}</span>
          <FigureButton
            facts={{
              title: `${text(series.title)} (${publisher})`,
              value:
                last?.value === undefined || last.value === null
                  ? undefined
                  : `${officialText(series, last.value, format)} (${format.month(last.month)})`,
              trust: "official",
              provenance,
              more: <p>{text(attribution)}</p>,
            }}
          />
        </span>
      }
    >
      {(size) => <LineChart view={view} size={size} writeTick={(value) => format.count(value)} />}
    </ChartFrame>
  );
}

function isKela({ id }: OfficialSeries): boolean {
  return id === "municipal-share" || id === "share-recipients";
}

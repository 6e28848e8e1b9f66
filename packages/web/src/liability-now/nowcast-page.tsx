import "./liability-now.css";

import { StackedBars, stackedBarsTable } from "@luotsi/charts";
import type { NowcastView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { tickDecimals } from "../finance/cost-chart.ts";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { DelaySection } from "./delay-section.tsx";
import { liabilityNowMessages } from "./messages.ts";
import { drawnPeriod } from "./finding-texts.ts";
import { openMonthsChart } from "./nowcast-charts.ts";
import { NowcastFigures, OpenMonthsTable } from "./nowcast-figures.tsx";
import { knownFinding } from "./nowcast-findings.ts";
import { PastSection } from "./past-section.tsx";
import { useNowcast } from "./queries.ts";

/** What the running month and the ones before it will cost, before the invoice. */
export function NowcastPage(): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const nowcast = useNowcast();
  const isReady = nowcast.data?.state === "ready" && !nowcast.isError;
  return (
    <div className="liability-now-page">
      <FinanceNav part="now" />
      {!isReady && <PageHead title={t.title} />}
      <Loaded query={nowcast} height={720} empty={notReady}>
        {(view) => <Content view={view} />}
      </Loaded>
    </div>
  );
}

function notReady(view: NowcastView): ReactElement | undefined {
  return view.state === "ready" ? undefined : <NotReady view={view} />;
}

function NotReady({ view }: { readonly view: NowcastView }): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const text = useText();
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.empty}>
      <p>{text(view.finding)}</p>
      {mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}
    </Empty>
  );
}

function Content({ view }: { readonly view: NowcastView }): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const text = useText();
  const format = useFormat();
  const chart = openMonthsChart({ view, t, format });
  const top = Math.max(0, ...(chart.whole?.points ?? []).map((point) => point?.value ?? 0));
  const knownOn = view.knownOn === null ? "" : format.day(view.knownOn);
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={
          <FilterLine sentence={t.filters(format.month(view.thisMonth), knownOn)} places={{}} />
        }
      />
      <ChartFrame
        title={knownFinding(view.months, { t, format })}
        subtitle={t.subtitle(drawnPeriod(view.months, format))}
        fileName={`kuntaosuus-nyt-${view.thisMonth}`}
        table={stackedBarsTable(chart, { first: t.month })}
        height={360}
        note={t.note}
      >
        {(size) => (
          <StackedBars
            view={chart}
            size={size}
            writeTick={(value) => format.number(value, { decimals: tickDecimals(top) })}
          />
        )}
      </ChartFrame>
      <NowcastFigures view={view} />
      <p className="liability-now-next">
        <Link to="/talous/muutos">{t.whyLink}</Link>
      </p>
      <section className="liability-now-part">
        <OpenMonthsTable view={view} />
      </section>
      <PastSection view={view} />
      <DelaySection view={view} />
    </>
  );
}

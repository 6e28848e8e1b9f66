import { LineChart, lineChartTable } from "@luotsi/charts";
import type { NowcastView, PastNowcastView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { tickDecimals } from "../finance/cost-chart.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { liabilityNowMessages } from "./messages.ts";
import { drawnPeriod } from "./finding-texts.ts";
import { pastChart } from "./nowcast-charts.ts";
import { pastFinding } from "./nowcast-findings.ts";

/** The table is of the year that is judged; the picture reaches further back. */
const tableMonths = 12;

/** How the nowcasts of earlier months, made at the same point, did. */
export function PastSection({ view }: { readonly view: NowcastView }): ReactElement | null {
  const t = useMessages(liabilityNowMessages).now;
  const text = useText();
  const format = useFormat();
  if (view.past.length === 0) return null;
  const chart = pastChart({ view, t, format });
  const { title, note } = pastFinding(view.past, { t, format });
  const top = Math.max(
    0,
    ...chart.series.flatMap(({ points }) => points.map((point) => point?.value ?? 0)),
  );
  return (
    <section className="liability-now-part">
      <h2>{t.past}</h2>
      {view.score !== null && <p className="liability-now-lead">{text(view.score.sentence)}</p>}
      <ChartFrame
        title={title}
        subtitle={t.pastSubtitle(drawnPeriod(view.past, format))}
        fileName={`kuntaosuus-arviot-${view.thisMonth}`}
        table={lineChartTable(chart, { first: t.month })}
        note={note === undefined ? t.pastNote : `${note} ${t.pastNote}`}
      >
        {(size) => (
          <LineChart
            view={chart}
            size={size}
            writeTick={(value) => format.number(value, { decimals: tickDecimals(top) })}
          />
        )}
      </ChartFrame>
      <PastTable view={view} />
    </section>
  );
}

function PastTable({ view }: { readonly view: NowcastView }): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<PastNowcastView>[] => [
      {
        id: "month",
        title: t.month,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      {
        id: "madeOn",
        title: t.madeOn,
        value: ({ knownOn }) => knownOn,
        text: ({ knownOn }) => format.day(knownOn),
      },
      {
        id: "nowcast",
        title: t.pastNowcast,
        kind: "number",
        value: ({ nowcast }) => nowcast.cents / 100,
        text: ({ nowcast }) => format.wholeEuros(nowcast.cents),
      },
      {
        id: "outcome",
        title: t.pastOutcome,
        kind: "number",
        value: ({ outcomeCents }) => outcomeCents / 100,
        text: ({ outcomeCents }) => format.wholeEuros(outcomeCents),
      },
      {
        id: "error",
        title: t.error,
        kind: "number",
        value: errorOf,
        text: (row) => {
          const error = errorOf(row);
          return error === null ? "" : format.number(error, { sign: "always" });
        },
      },
      {
        id: "settled",
        title: t.isSettled,
        value: ({ isSettled }) => (isSettled ? t.settled : t.unsettled),
      },
      {
        id: "invoiced",
        title: t.firstInvoiced,
        kind: "number",
        value: ({ firstInvoicedCents }) =>
          firstInvoicedCents === null ? null : firstInvoicedCents / 100,
        text: ({ firstInvoicedCents }) =>
          firstInvoicedCents === null ? "" : format.wholeEuros(firstInvoicedCents),
      },
    ],
    [t, format],
  );
  return (
    <DataTable
      caption={t.pastTable}
      columns={columns}
      rows={view.past.slice(-tableMonths).toReversed()}
      rowKey={({ month }) => month}
      fileName={`kuntaosuus-arviot-kuukausittain-${view.thisMonth}`}
      empty={t.cannotSay}
    />
  );
}

/** Nowcast less outcome, percent of the outcome. */
function errorOf({ nowcast, outcomeCents }: PastNowcastView): number | null {
  return outcomeCents === 0 ? null : 100 * (nowcast.cents / outcomeCents - 1);
}

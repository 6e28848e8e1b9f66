import type { NowcastAmount, NowcastMonthView, NowcastView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TrustMark } from "../parts/trust-mark.tsx";
import { liabilityNowMessages } from "./messages.ts";
import { amountText, rangeOf } from "./nowcast-charts.ts";

/** The running month: the whole, then its three parts. */
export function NowcastFigures({ view }: { readonly view: NowcastView }): ReactElement | null {
  const t = useMessages(liabilityNowMessages).now;
  const text = useText();
  const format = useFormat();
  const { provenance, score } = view;
  const newest = view.months.at(-1);
  if (provenance === null || newest === undefined) return null;
  const known: NowcastAmount = { cents: newest.knownCents, limits: null };
  const figures = [
    { title: t.figures.total(format.month(newest.month)), amount: newest.total, large: true },
    { title: t.figures.known, amount: known, large: false },
    { title: t.figures.forecast, amount: newest.forecast, large: false },
    { title: t.figures.late, amount: newest.late, large: false },
  ];
  return (
    <>
      <KeyFigures>
        {figures.map(({ title, amount, large }) => {
          const interval = rangeOf(amount, format);
          return (
            <KeyFigure
              key={title}
              size={large ? "large" : "usual"}
              facts={{
                title,
                value: amountText(amount.cents, format),
                trust: "provisional",
                ...(score === null ? {} : { trustText: text(score.sentence) }),
                provenance,
              }}
              {...(interval === undefined ? {} : { interval })}
            />
          );
        })}
      </KeyFigures>
      <p className="liability-now-assumption">
        <a href="/saannot">
          <TrustMark trust="assumption" text={t.assumption} />
        </a>
      </p>
    </>
  );
}

/** Every open month with its parts; the newest first. */
export function OpenMonthsTable({ view }: { readonly view: NowcastView }): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const format = useFormat();
  const columns = useMemo((): readonly TableColumn<NowcastMonthView>[] => {
    const money = (
      id: string,
      title: string,
      centsOf: (row: NowcastMonthView) => number | null,
    ): TableColumn<NowcastMonthView> => ({
      id,
      title,
      kind: "number",
      value: (row) => {
        const cents = centsOf(row);
        return cents === null ? null : cents / 100;
      },
      text: (row) => {
        const cents = centsOf(row);
        return cents === null ? "" : format.euros(cents);
      },
    });
    return [
      {
        id: "month",
        title: t.month,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      money("known", t.known, ({ knownCents }) => knownCents),
      money("forecast", t.forecast, ({ forecast }) => forecast.cents),
      money("late", t.late, ({ late }) => late.cents),
      money("total", t.total, ({ total }) => total.cents),
      {
        id: "range",
        title: t.range,
        kind: "number",
        value: ({ total }) => total.limits?.lo80 ?? null,
        text: ({ total }) => rangeOf(total, format) ?? t.cannotSay,
      },
      money("invoiced", t.invoiced, ({ invoicedCents }) => invoicedCents),
    ];
  }, [t, format]);
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={view.months.toReversed()}
      rowKey={({ month }) => month}
      fileName={`kuntaosuus-avoimet-${view.thisMonth}`}
      empty={t.cannotSay}
    />
  );
}

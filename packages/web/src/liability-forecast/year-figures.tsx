import type { LiabilityForecastView, LiabilityForecastYear } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import type { Format } from "../language/format.ts";
import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { KeyFigure, KeyFigures, type FigureChange } from "../parts/key-figure.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TrustMark } from "../parts/trust-mark.tsx";
import { rangeText } from "./forecast-chart.ts";
import type { ForecastMessages } from "./messages.fi.ts";
import { forecastMessages } from "./messages.ts";

const shownYears = 3;

/** The nearest years, each with its interval and its change from the year before. */
export function YearFigures({
  view,
}: {
  readonly view: LiabilityForecastView;
}): ReactElement | null {
  const t = useMessages(forecastMessages);
  const format = useFormat();
  const { provenance } = view;
  if (provenance === null) return null;
  return (
    <>
      <KeyFigures>
        {view.years.slice(0, shownYears).map((year, i) => (
          <KeyFigure
            key={year.year}
            size={i === 0 ? "large" : "usual"}
            facts={{
              title: t.yearFigure(String(year.year)),
              value: format.millions(year.total.mean, { decimals: 2 }),
              trust: "provisional",
              provenance,
            }}
            interval={rangeText(year.total, format)}
            {...changeOf(year, t, format)}
          />
        ))}
      </KeyFigures>
      <p className="forecast-assumption">
        <a href="#nojaa">
          <TrustMark trust="assumption" text={t.generalBenefit} />
        </a>
      </p>
    </>
  );
}

function changeOf(
  year: LiabilityForecastYear,
  t: ForecastMessages,
  format: Format,
): { readonly change?: FigureChange } {
  const share = changeShare(year);
  if (share === null) return {};
  const text = format.share(Math.abs(share));
  if (text === format.share(0)) {
    return { change: { text: t.sameAsBefore, direction: "level", tone: "neutral" } };
  }
  return share > 0
    ? { change: { text: t.moreThanBefore(text), direction: "up", tone: "bad" } }
    : { change: { text: t.lessThanBefore(text), direction: "down", tone: "good" } };
}

function changeShare({ total, previousCents }: LiabilityForecastYear): number | null {
  return previousCents === null || previousCents === 0 ? null : total.mean / previousCents - 1;
}

/** Every year the forecast covers: what has come, what is late, what is forecast. */
export function YearTable({ view }: { readonly view: LiabilityForecastView }): ReactElement {
  const t = useMessages(forecastMessages);
  const format = useFormat();
  const columns = useMemo(() => yearColumns(t, format), [t, format]);
  return (
    <section className="forecast-part" aria-label={t.years}>
      <DataTable
        caption={t.yearsCaption}
        columns={columns}
        rows={view.years}
        rowKey={({ year }) => String(year)}
        fileName="vastuun-ennuste-vuosittain"
      />
    </section>
  );
}

function yearColumns(
  t: ForecastMessages,
  format: Format,
): readonly TableColumn<LiabilityForecastYear>[] {
  const money = (
    id: string,
    title: string,
    of: (year: LiabilityForecastYear) => number,
  ): TableColumn<LiabilityForecastYear> => ({
    id,
    title,
    kind: "number",
    value: (year) => of(year) / 100,
    text: (year) => format.number(of(year) / centsPerMillion, { decimals: 2 }),
  });
  const past = (
    ...[id, title, of]: Parameters<typeof money>
  ): TableColumn<LiabilityForecastYear> => {
    const column = money(id, title, of);
    return { ...column, text: (year) => (isAllAhead(year) ? "–" : (column.text?.(year) ?? "")) };
  };
  const range = (
    id: string,
    title: string,
    of: (year: LiabilityForecastYear) => readonly [number, number],
  ): TableColumn<LiabilityForecastYear> => ({
    id,
    title,
    kind: "number",
    value: (year) => of(year)[0] / 100,
    text: (year) => {
      const [lo, hi] = of(year);
      return format.range(lo / centsPerMillion, hi / centsPerMillion, { decimals: 2 });
    },
  });
  return [
    { id: "year", title: t.year, value: ({ year }) => year, text: ({ year }) => String(year) },
    past("known", t.knownEuros, ({ knownCents }) => knownCents),
    past("late", t.lateEuros, ({ lateCents }) => lateCents),
    money(
      "forecast",
      t.forecastEuros,
      ({ total, knownCents, lateCents }) => total.mean - knownCents - lateCents,
    ),
    money("whole", t.whole, ({ total }) => total.mean),
    range("interval80", t.interval80, ({ total }) => [total.lo80, total.hi80]),
    range("interval95", t.interval95, ({ total }) => [total.lo95, total.hi95]),
    {
      id: "change",
      title: t.change,
      kind: "number",
      value: (year) => changeShare(year),
      text: (year) => {
        const share = changeShare(year);
        return share === null ? "–" : format.share(share, { sign: "always" });
      },
    },
  ];
}

function isAllAhead({ forecastMonths }: LiabilityForecastYear): boolean {
  return forecastMonths === monthsOfYear;
}

const monthsOfYear = 12;
const centsPerMillion = 100_000_000;

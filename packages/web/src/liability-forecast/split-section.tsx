import { SmallMultiples, smallMultiplesTable, StackedBars, stackedBarsTable } from "@luotsi/charts";
import type { LiabilityForecastGroup, LiabilityForecastView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { tickDecimals } from "../finance/cost-chart.ts";
import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import type { Span } from "./forecast-chart.ts";
import { othersKey } from "./forecast-findings.ts";
import type { ForecastMessages } from "./messages.fi.ts";
import { forecastMessages } from "./messages.ts";
import { isStacked, splitBars, splitCaption, splitPanels } from "./split-chart.ts";

interface SplitSectionProps {
  readonly view: LiabilityForecastView;
  readonly split: LiabilityForecastView["splits"][number];
  readonly span: Span;
}

/** What the forecast is made of: a picture by month, a table by year. */
export function SplitSection({ view, split, span }: SplitSectionProps): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const format = useFormat();
  const name = t.splits[split.split];
  const columns = useMemo(
    () => groupColumns(split.groups, { t, format, text, view }),
    [split, t, format, text, view],
  );
  return (
    <section className="forecast-part" aria-label={t.groupsTitle(name)}>
      <SplitChart view={view} split={split} span={span} />
      <DataTable
        caption={t.groupsCaption(name)}
        columns={columns}
        rows={split.groups}
        rowKey={({ key }) => key}
        fileName={`vastuun-ennuste-${split.split}`}
      />
      {split.groups.some(({ key }) => key === othersKey) && (
        <p className="chart-note">{t.othersNote}</p>
      )}
    </section>
  );
}

function SplitChart({ view, split, span }: SplitSectionProps): ReactElement {
  const t = useMessages(forecastMessages);
  const text = useText();
  const format = useFormat();
  const words = { t, format, text };
  const { finding, period } = splitCaption(view, { split, span }, words);
  const frame = {
    title: finding,
    subtitle: t.groupsSubtitle(t.splits[split.split], period),
    fileName: `vastuun-ennuste-${split.split}`,
  };
  const heading = { first: t.month };
  const largest = Math.max(0, ...view.months.map(({ expectedCents }) => expectedCents));
  const writeTick = (value: number): string =>
    format.number(value, { decimals: tickDecimals(largest / 100_000_000) });
  if (isStacked(split)) {
    const chart = splitBars(view, { split, span }, words);
    return (
      <ChartFrame {...frame} table={stackedBarsTable(chart, heading)}>
        {(size) => <StackedBars view={chart} size={size} writeTick={writeTick} />}
      </ChartFrame>
    );
  }
  const chart = splitPanels(view, { split, span }, words);
  return (
    <ChartFrame {...frame} table={smallMultiplesTable(chart, heading)}>
      {({ width }) => (
        <SmallMultiples
          view={chart}
          width={width}
          writeTick={(value) => format.number(value, { decimals: 2 })}
        />
      )}
    </ChartFrame>
  );
}

interface ColumnWords {
  readonly t: ForecastMessages;
  readonly format: Format;
  readonly text: (localised: LiabilityForecastGroup["title"]) => string;
  readonly view: LiabilityForecastView;
}

const monthsOfYear = 12;

function groupColumns(
  groups: readonly LiabilityForecastGroup[],
  { t, format, text, view }: ColumnWords,
): readonly TableColumn<LiabilityForecastGroup>[] {
  const years = groups[0]?.years.map(({ year }) => year) ?? [];
  return [
    { id: "group", title: t.group, value: ({ title }) => text(title) },
    ...years.map((year, at): TableColumn<LiabilityForecastGroup> => {
      const months = view.months.filter(
        ({ month, state }) => state === "forecast" && month.startsWith(`${year}-`),
      ).length;
      const title =
        months < monthsOfYear ? t.partOfYear(String(year), format.count(months)) : String(year);
      return {
        id: String(year),
        title,
        kind: "number",
        value: (group) => (group.years[at]?.cents ?? 0) / 100,
        text: (group) => amountText(group.years[at], format),
      };
    }),
  ];
}

/** `1,23 (1,20–1,26)`. */
function amountText(
  year: LiabilityForecastGroup["years"][number] | undefined,
  format: Format,
): string {
  if (year === undefined) return "";
  const amount = format.number(year.cents / centsPerMillion, { decimals: 2 });
  const { total } = year;
  if (total === null) return amount;
  const range = format.range(total.lo80 / centsPerMillion, total.hi80 / centsPerMillion, {
    decimals: 2,
  });
  return `${amount} (${range})`;
}

const centsPerMillion = 100_000_000;

import type {
  IndicatorListView,
  IndicatorPoint,
  IndicatorResult,
  IndicatorValuesView,
} from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { indicatorMessages } from "./messages.ts";
import { figureRows, monthRows, type FigureRow, type MonthRow } from "./figure-rows.ts";
import { pointText, type PointWords } from "./point-text.ts";

interface ValuesTableProps {
  readonly view: IndicatorValuesView;
  readonly list: IndicatorListView;
}

/** Every figure of the view; a hidden one says so, and why. */
export function ValuesTable({ view, list }: ValuesTableProps): ReactElement {
  return view.by.length === 0 ? (
    <MonthTable view={view} />
  ) : (
    <GroupTables view={view} list={list} />
  );
}

/** A row for each month, newest first, and a column for each indicator. */
function MonthTable({ view }: Pick<ValuesTableProps, "view">): ReactElement {
  const t = useMessages(indicatorMessages);
  const rows = useMemo(() => monthRows(view.results), [view.results]);
  const table = (
    <DataTable
      caption={t.figures}
      columns={useMonthColumns(view.results)}
      rows={rows}
      rowKey={({ month }) => month}
      fileName={fileName(view)}
    />
  );
  if (view.results.length === 1) return table;
  return (
    <details className="indicator-all-months">
      <summary>{t.figuresAsTable}</summary>
      {table}
    </details>
  );
}

function useMonthColumns(results: readonly IndicatorResult[]): readonly TableColumn<MonthRow>[] {
  const t = useMessages(indicatorMessages);
  const note = usePointNote();
  const text = useText();
  const format = useFormat();
  const words = usePointWords(false);
  return useMemo(
    () => [
      {
        id: "month",
        title: t.month,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      ...results.map(({ indicator }, at): TableColumn<MonthRow> => ({
        id: indicator.id,
        title: text(indicator.title),
        kind: "number",
        value: ({ points }) => points[at]?.value ?? null,
        text: ({ points }) => {
          const point = points[at];
          return point === undefined ? "" : pointText(indicator, point, words);
        },
      })),
      {
        id: "state",
        title: t.state,
        value: ({ points }) =>
          points.some((point) => point?.provisional === true) ? t.open : t.closed,
      },
      ...(results.length === 1
        ? [
            {
              id: "note",
              title: t.note,
              value: ({ points: [point] }: MonthRow) => (point === undefined ? "" : note(point)),
            },
          ]
        : []),
    ],
    [results, t, text, format, note, words],
  );
}

/** The newest month's groups at once, and every month behind a step. */
function GroupTables({ view, list }: ValuesTableProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const format = useFormat();
  const text = useText();
  const rows = useMemo(() => figureRows(view.results, text), [view.results, text]);
  const columns = useFigureColumns(view, list);
  const newest = useMemo(
    () => rows.filter(({ point }) => point.month === view.to),
    [rows, view.to],
  );
  return (
    <>
      <DataTable
        caption={`${t.groups}, ${format.month(view.to)}`}
        columns={columns}
        rows={newest}
        rowKey={rowKey}
        fileName={`${fileName(view)}-${view.to}`}
      />
      <details className="indicator-all-months">
        <summary>{t.allMonths(format.count(rows.length))}</summary>
        <DataTable
          caption={t.figures}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          fileName={fileName(view)}
        />
      </details>
    </>
  );
}

function rowKey({ indicator, groups, point }: FigureRow): string {
  return [indicator.id, ...groups, point.month].join(" ");
}

/** The name says that the counts of a file are rounded. */
function fileName({ by, from, to, roundedTo }: IndicatorValuesView): string {
  const rounded = roundedTo === null ? [] : [`pyoristetty${roundedTo}`];
  return ["mittarit", ...by, from, to, ...rounded].join("-");
}

function useFigureColumns(
  { by, results }: IndicatorValuesView,
  { dimensions }: IndicatorListView,
): readonly TableColumn<FigureRow>[] {
  const t = useMessages(indicatorMessages);
  const note = usePointNote();
  const text = useText();
  const format = useFormat();
  const words = usePointWords(true);
  return useMemo(
    () => [
      {
        id: "month",
        title: t.month,
        value: ({ point }) => point.month,
        text: ({ point }) => format.month(point.month),
      },
      ...(results.length > 1
        ? [
            {
              id: "indicator",
              title: t.indicator,
              value: ({ indicator }: FigureRow) => text(indicator.title),
            },
          ]
        : []),
      ...by.map((dimension, at) => ({
        id: dimension,
        title: text(dimensions.find(({ id }) => id === dimension)?.title ?? noTitle),
        value: ({ groups }: FigureRow) => groups[at] ?? "",
      })),
      {
        id: "value",
        title: t.value,
        kind: "number",
        value: ({ point }) => point.value,
        text: ({ indicator, point }) => pointText(indicator, point, words),
      },
      {
        id: "state",
        title: t.state,
        value: ({ point }) => (point.provisional ? t.open : t.closed),
      },
      { id: "note", title: t.note, value: ({ point }) => note(point) },
    ],
    [by, results, dimensions, t, text, format, note, words],
  );
}

function usePointWords(isGrouped: boolean): PointWords {
  const t = useMessages(indicatorMessages);
  const format = useFormat();
  return useMemo(() => ({ format, none: t.noPoint, isGrouped }), [format, t, isGrouped]);
}

/** Why there is no figure, or how much of it has come. */
function usePointNote(): (point: IndicatorPoint) => string {
  const t = useMessages(indicatorMessages);
  const text = useText();
  const format = useFormat();
  return useMemo(
    () =>
      ({ because, coverage }) => {
        if (because !== null) return text(because);
        const isWhole = coverage === null || Math.round(coverage * 100) === 100;
        return isWhole ? "" : t.coverage(format.share(coverage, { decimals: 0 }));
      },
    [t, text, format],
  );
}

const noTitle = { fi: "", sv: "", en: "" };

import type { getOhjaamo, OhjaamoView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useView } from "../client/use-view.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { ohjaamoMessages } from "./messages.ts";
import { OhjaamoNav } from "./ohjaamo-nav.tsx";

const defaults = { year: "", by: "reason" } as const;

/** Visits to the low-threshold youth service by month: counts, and nobody behind them. */
export function OhjaamoPage(): ReactElement {
  const [filters, setFilters] = useFilters(defaults);
  const view = useView<typeof getOhjaamo>("ohjaamo", {
    query: {
      by: ways.find((way) => way === filters.by),
      ...(filters.year === "" ? {} : { year: Number(filters.year) }),
    },
  });
  const t = useMessages(ohjaamoMessages);
  return (
    <>
      {view.data === undefined ? (
        <PageHead title={t.title} />
      ) : (
        <OhjaamoHead view={view.data} onChange={setFilters} />
      )}
      <OhjaamoNav current="/mittarit/ohjaamo" />
      <Loaded query={view} height={640} empty={emptyOf}>
        {(visits) => (
          <>
            <VisitTable view={visits} />
            <p className="quiet">{t.anonymous}</p>
          </>
        )}
      </Loaded>
    </>
  );
}

function emptyOf({ year }: OhjaamoView): ReactElement | undefined {
  return year === null ? <NoVisits /> : undefined;
}

/** Who may import is led there; others know whom to ask. */
function NoVisits(): ReactElement {
  const t = useMessages(ohjaamoMessages);
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.none}>
      <p>{t.anonymous}</p>
      {mayImport ? <Link to="/aineistot/tuonti">{t.import}</Link> : <p>{t.askImport}</p>}
    </Empty>
  );
}

const ways = ["reason", "site", "age"] as const;

interface OhjaamoHeadProps {
  readonly view: OhjaamoView;
  readonly onChange: ChangeFilters<keyof typeof defaults>;
}

function OhjaamoHead({ view, onChange }: OhjaamoHeadProps): ReactElement {
  const t = useMessages(ohjaamoMessages);
  const text = useText();
  const filters = (
    <FilterLine
      sentence={t.filter}
      places={{
        year: (
          <InlineSelect
            label={t.year}
            value={String(view.year ?? "")}
            options={view.years.map((year) => ({ value: String(year), text: String(year) }))}
            onChange={(year) => {
              onChange({ year });
            }}
          />
        ),
        by: (
          <InlineSelect
            label={t.by}
            value={view.by}
            options={ways.map((way) => ({ value: way, text: t.ways[way] }))}
            onChange={(by) => {
              onChange({ by });
            }}
          />
        ),
      }}
    />
  );
  return (
    <PageHead
      title={t.title}
      finding={text(view.finding)}
      filters={view.year === null ? undefined : filters}
    />
  );
}

type MonthRow = OhjaamoView["months"][number];

function VisitTable({ view }: { readonly view: OhjaamoView }): ReactElement {
  const t = useMessages(ohjaamoMessages);
  const text = useText();
  const format = useFormat();
  const columns = useMemo(() => {
    const shown = (count: number | null): string =>
      count === null ? t.hidden : format.count(count);
    const all: readonly TableColumn<MonthRow>[] = [
      {
        id: "month",
        title: t.month,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      {
        id: "all",
        title: t.all,
        kind: "number",
        value: ({ visits }) => visits,
        text: ({ visits }) => shown(visits),
      },
      ...view.groups.map(({ code, title }, i): TableColumn<MonthRow> => ({
        id: code,
        title: text(title),
        kind: "number",
        value: ({ counts }) => counts[i] ?? null,
        text: ({ counts }) => shown(counts[i] ?? null),
      })),
    ];
    return all;
  }, [t, text, format, view]);
  return (
    <section>
      <h2>{t.table}</h2>
      <DataTable
        caption={t.table}
        columns={columns}
        rows={view.months}
        rowKey={({ month }) => month}
        fileName="ohjaamo-kaynnit"
        captionStyle="hidden"
      />
    </section>
  );
}

import type { CoverageMonth, CoverageView, SourceCoverage } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { stateMarks } from "./coverage-grid.tsx";
import { dataMessages } from "./messages.ts";

interface Note {
  readonly source: SourceCoverage;
  readonly month: CoverageMonth;
}

/** Months that are not complete, with the reason in words, and how late each source's rows arrive. */
export function CoverageNotes({ view }: { readonly view: CoverageView }): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const columns = useNoteColumns();
  const notes = view.sources.flatMap((source) =>
    source.months
      .filter(({ state }) => state !== "complete" && state !== "sparse")
      .map((month): Note => ({ source, month })),
  );
  return (
    <>
      {notes.length === 0 ? (
        <p>{t.noAttention}</p>
      ) : (
        <DataTable
          caption={t.attention}
          columns={columns}
          rows={notes}
          rowKey={({ source, month }) => `${source.source} ${month.month}`}
          fileName="luotsi-kattavuus"
          order={{ column: "month", direction: "descending" }}
        />
      )}
      <LagList sources={view.sources} />
    </>
  );
}

function useNoteColumns(): readonly TableColumn<Note>[] {
  const t = useMessages(dataMessages).coverage;
  const text = useText();
  const format = useFormat();
  return [
    {
      id: "month",
      title: t.month,
      value: ({ month }) => month.month,
      text: ({ month }) => format.month(month.month),
    },
    { id: "source", title: t.source, value: ({ source }) => text(source.title) },
    {
      id: "state",
      title: t.state,
      value: ({ month }) => t.states[month.state],
      cell: ({ month }) => (
        <>
          <span aria-hidden="true">{stateMarks[month.state]}</span> {t.states[month.state]}
        </>
      ),
    },
    {
      id: "rows",
      title: t.rows,
      kind: "number",
      value: ({ month }) => month.rows,
      text: ({ month }) => format.count(month.rows),
    },
    {
      id: "expected",
      title: t.expected,
      kind: "number",
      value: ({ month }) => month.expectedRows,
      text: ({ month }) => (month.expectedRows === null ? "" : format.count(month.expectedRows)),
    },
    {
      id: "reason",
      title: t.reason,
      value: ({ month }) => (month.reason === null ? "" : text(month.reason)),
    },
  ];
}

function LagList({ sources }: { readonly sources: readonly SourceCoverage[] }): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const text = useText();
  const measured = sources.filter(({ lag }) => lag !== null);
  return (
    <section className="data-section">
      <h3>{t.lag}</h3>
      {measured.length === 0 ? (
        <p className="quiet">{t.lagUnknown}</p>
      ) : (
        <ul>
          {measured.map(({ source, title, lag }) => (
            <li key={source}>
              <strong>{text(title)}</strong>: {lag === null ? "" : text(lag.sentence)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

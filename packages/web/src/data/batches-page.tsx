import type { BatchLine } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { useFilters } from "../parts/use-filters.ts";
import { BatchPanel } from "./batch-panel.tsx";
import { DataFrame } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { useBatches, useSources } from "./queries.ts";
import { useSourceTitles } from "./source-titles.ts";

const defaults = { lahde: "", toimitus: "" };

/** Every delivery, and beside it the one that is open. */
export function BatchesPage(): ReactElement {
  const t = useMessages(dataMessages).batches;
  const [filters, setFilters] = useFilters(defaults);
  const chosen = useSources().data?.sources.find(({ id }) => id === filters.lahde);
  const batches = useBatches(chosen?.id);
  const columns = useBatchColumns();
  const open = /^\d+$/.test(filters.toimitus) ? Number(filters.toimitus) : undefined;
  return (
    <DataFrame
      tab="batches"
      filters={
        <SourceFilter
          value={filters.lahde}
          onChange={(lahde) => {
            setFilters({ lahde, toimitus: "" });
          }}
        />
      }
    >
      <h2 className="aksel-sr-only">{t.title}</h2>
      <Loaded query={batches} height={360}>
        {(view) => (
          <DataTable
            caption={t.title}
            captionStyle="hidden"
            columns={columns}
            rows={view.batches}
            rowKey={({ id }) => String(id)}
            fileName="luotsi-toimitukset"
            empty={t.empty}
            onOpen={({ id }) => {
              setFilters({ toimitus: String(id) });
            }}
            {...(open === undefined ? {} : { openKey: String(open) })}
          />
        )}
      </Loaded>
      {open !== undefined && (
        <BatchPanel
          batch={open}
          onClose={() => {
            setFilters({ toimitus: "" });
          }}
        />
      )}
    </DataFrame>
  );
}

interface SourceFilterProps {
  readonly value: string;
  readonly onChange: (source: string) => void;
}

function SourceFilter({ value, onChange }: SourceFilterProps): ReactElement {
  const t = useMessages(dataMessages).batches;
  const text = useText();
  const sources = useSources();
  const options = (sources.data?.sources ?? []).map(({ id, title }) => ({
    value: id as string,
    text: text(title),
  }));
  return (
    <p className="filter-line">
      {t.filterSource}:{" "}
      <InlineSelect
        label={t.filterSource}
        value={value}
        options={[{ value: "", text: t.allSources }, ...options]}
        onChange={onChange}
      />
    </p>
  );
}

type CountField = "rows" | "rejected" | "corrections";

function useBatchColumns(): readonly TableColumn<BatchLine>[] {
  const t = useMessages(dataMessages).batches;
  const format = useFormat();
  const titleOf = useSourceTitles();
  const count = (id: CountField, title: string): TableColumn<BatchLine> => ({
    id,
    title,
    kind: "number",
    value: (line) => line[id],
    text: (line) => format.count(line[id]),
  });
  return [
    { id: "id", title: t.number, kind: "number", value: ({ id }) => id },
    { id: "source", title: t.source, value: ({ source }) => titleOf(source) },
    { id: "fileName", title: t.file, value: ({ fileName }) => fileName },
    {
      id: "importedAt",
      title: t.importedAt,
      value: ({ importedAt }) => importedAt,
      text: ({ importedAt }) => format.moment(importedAt),
    },
    { id: "importedBy", title: t.importedBy, value: ({ importedBy }) => importedBy },
    count("rows", t.rows),
    count("rejected", t.rejected),
    count("corrections", t.corrections),
    {
      id: "state",
      title: t.state,
      value: (line) => (isUndone(line) ? t.states.undone : t.states.stored),
      cell: (line) => (
        <>
          <span aria-hidden="true">{isUndone(line) ? "×" : "■"}</span>{" "}
          {isUndone(line) ? t.states.undone : t.states.stored}
        </>
      ),
    },
  ];
}

function isUndone({ undoneAt }: BatchLine): boolean {
  return undoneAt !== null;
}

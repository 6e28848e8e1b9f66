import type { SourceView } from "@luotsi/contract";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { dataPaths } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";

interface SourceTableProps {
  readonly caption: string;
  readonly sources: readonly SourceView[];
}

/** A row for each source: when it last came, which months it covers and what waits in it. */
export function SourceTable({ caption, sources }: SourceTableProps): ReactElement {
  const columns = useSourceColumns();
  const navigate = useNavigate();
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={sources}
      rowKey={({ id }) => id}
      fileName="luotsi-lahteet"
      onOpen={({ id }) => {
        void navigate({ to: dataPaths.batches, search: { lahde: id } });
      }}
    />
  );
}

function useSourceColumns(): readonly TableColumn<SourceView>[] {
  const messages = useMessages(dataMessages);
  const t = messages.sources;
  const text = useText();
  const format = useFormat();
  const count = (
    id: string,
    title: string,
    value: (source: SourceView) => number,
  ): TableColumn<SourceView> => ({
    id,
    title,
    kind: "number",
    value,
    text: (source) => format.count(value(source)),
  });
  return [
    { id: "title", title: messages.batches.source, value: ({ title }) => text(title) },
    {
      id: "last",
      title: t.last,
      value: ({ lastBatch }) => lastBatch?.importedAt ?? null,
      text: ({ lastBatch }) => (lastBatch === null ? t.never : format.moment(lastBatch.importedAt)),
    },
    {
      id: "months",
      title: t.months,
      value: ({ lastMonth }) => lastMonth,
      text: ({ firstMonth, lastMonth }) =>
        firstMonth === null || lastMonth === null
          ? ""
          : `${format.monthNumber(firstMonth)}–${format.monthNumber(lastMonth)}`,
    },
    count("records", t.records, ({ records }) => records),
    count("quarantined", t.quarantined, ({ quarantined }) => quarantined),
    count("missing", t.missing, ({ missing }) => missing),
  ];
}

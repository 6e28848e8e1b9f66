import type { ChecksView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { dataMessages } from "./messages.ts";

type Night = ChecksView["nights"][number];

/** How the checks of the latest nights went. */
export function NightlyChecks({ nights }: Pick<ChecksView, "nights">): ReactElement {
  const t = useMessages(dataMessages).checks.nights;
  const format = useFormat();
  const columns: readonly TableColumn<Night>[] = [
    {
      id: "night",
      title: t.night,
      value: (row) => row.night,
      text: (row) => format.day(row.night),
    },
    {
      id: "finished",
      title: t.finished,
      value: (row) => row.finishedAt,
      text: (row) => (row.finishedAt === null ? t.unfinished : format.moment(row.finishedAt)),
    },
    { id: "errors", title: t.errors, kind: "number", value: (row) => row.errors },
    { id: "warnings", title: t.warnings, kind: "number", value: (row) => row.warnings },
  ];
  if (nights.length === 0) return <p className="quiet">{t.none}</p>;
  return (
    <DataTable
      caption={t.title}
      columns={columns}
      rows={nights}
      rowKey={(row) => row.night}
      fileName="yoajot"
    />
  );
}

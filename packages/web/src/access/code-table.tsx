import type { AccessView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { accessMessages } from "./messages.ts";

type Row = AccessView["emergencyCodes"][number];

/** Every emergency code ever made, and what became of it. */
export function CodeTable({ view }: { readonly view: AccessView }): ReactElement {
  const t = useMessages(accessMessages);
  const format = useFormat();
  const columns = useMemo((): readonly TableColumn<Row>[] => {
    const moment = (iso: string): string => format.moment(iso);
    return [
      { id: "id", title: t.codeNumber, kind: "number", value: ({ id }) => id },
      {
        id: "made",
        title: t.codeMade,
        value: ({ madeAt }) => madeAt,
        text: ({ madeAt }) => moment(madeAt),
      },
      {
        id: "ends",
        title: t.codeEnds,
        value: ({ endsAt }) => endsAt,
        text: ({ endsAt }) => moment(endsAt),
      },
      {
        id: "used",
        title: t.codeUsed,
        value: ({ usedAt }) => usedAt,
        text: ({ usedAt }) => (usedAt === null ? t.codeUnused : moment(usedAt)),
      },
    ];
  }, [t, format]);
  return (
    <div>
      <h2>{t.codes}</h2>
      <DataTable
        caption={t.codes}
        captionStyle="hidden"
        columns={columns}
        rows={view.emergencyCodes}
        rowKey={({ id }) => String(id)}
        fileName="hatakoodit"
        empty={t.noCodes}
      />
    </div>
  );
}

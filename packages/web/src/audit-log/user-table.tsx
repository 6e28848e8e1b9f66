import type { AuditUser } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { auditLogMessages } from "./messages.ts";
import { reachText } from "./reach-text.ts";
import { useRoleTitles } from "./role-titles.ts";

/** Who is behind the events, and how far back each has looked. */
export function UserTable({ users }: { readonly users: readonly AuditUser[] }): ReactElement {
  const t = useMessages(auditLogMessages);
  const format = useFormat();
  const titleOf = useRoleTitles();
  const columns = useMemo(
    (): readonly TableColumn<AuditUser>[] => [
      { id: "who", title: t.user, value: ({ who }) => who },
      { id: "role", title: t.role, value: ({ role }) => titleOf(role) },
      { id: "times", title: t.times, kind: "number", value: ({ events }) => events },
      { id: "exports", title: t.exports, kind: "number", value: ({ exports }) => exports },
      {
        id: "first",
        title: t.first,
        value: ({ firstAt }) => firstAt,
        text: ({ firstAt }) => format.moment(firstAt),
      },
      {
        id: "last",
        title: t.last,
        value: ({ lastAt }) => lastAt,
        text: ({ lastAt }) => format.moment(lastAt),
      },
      {
        id: "reach",
        title: t.reach,
        value: ({ reach }) => reach?.start ?? null,
        text: ({ reach }) => reachText(reach, format),
      },
    ],
    [t, titleOf, format],
  );
  return (
    <section>
      <h2>{t.users}</h2>
      <DataTable
        caption={t.users}
        captionStyle="hidden"
        columns={columns}
        rows={users}
        rowKey={({ who, role }) => `${who} ${role}`}
        fileName="luotsi-loki-kayttajat"
      />
    </section>
  );
}

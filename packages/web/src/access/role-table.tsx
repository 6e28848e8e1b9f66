import type { AccessView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { accessMessages } from "./messages.ts";

type Row = AccessView["roles"][number];

/** What each role is for, and how far a group of the identity provider may let it reach. */
export function RoleTable({ view }: { readonly view: AccessView }): ReactElement {
  const t = useMessages(accessMessages);
  const text = useText();
  const columns = useMemo(
    (): readonly TableColumn<Row>[] => [
      { id: "role", title: t.role, value: ({ title }) => text(title) },
      { id: "job", title: t.job, value: ({ job }) => text(job) },
      {
        id: "reach",
        title: t.mayReach,
        value: ({ scopes }) => scopes.map((kind) => t.scopeKinds[kind]).join(", "),
      },
    ],
    [t, text],
  );
  return (
    <div>
      <h2>{t.roles}</h2>
      <p>{t.scopeLead}</p>
      <DataTable
        caption={t.roles}
        captionStyle="hidden"
        columns={columns}
        rows={view.roles}
        rowKey={({ id }) => id}
        fileName="roolit"
      />
    </div>
  );
}

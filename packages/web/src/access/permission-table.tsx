import type { AccessView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { accessMessages } from "./messages.ts";

type Row = AccessView["permissions"][number];

interface PermissionTableProps {
  readonly view: AccessView;
  /** Id of the role whose permissions are shown; every role's when empty. */
  readonly role: string;
}

/** One row for each permission: what it is, what it is about, why, and who has it. */
export function PermissionTable({ view, role }: PermissionTableProps): ReactElement {
  const t = useMessages(accessMessages);
  const text = useText();
  const columns = useMemo(() => {
    const names = new Map(view.roles.map(({ id, title }) => [id, text(title)]));
    const all: readonly TableColumn<Row>[] = [
      { id: "may", title: t.may, value: ({ title }) => text(title) },
      { id: "about", title: t.about, value: ({ reach }) => t.reach[reach] },
      { id: "why", title: t.why, value: ({ reason }) => text(reason) },
      {
        id: "who",
        title: t.who,
        value: ({ roles }) => roles.map((id) => names.get(id) ?? id).join(", "),
      },
      { id: "scope", title: t.scope, value: ({ scope }) => t.scopes[scope] },
      { id: "routes", title: t.routes, kind: "number", value: ({ routes }) => routes },
    ];
    return role === "" ? all : all.filter(({ id }) => id !== "who");
  }, [t, text, view, role]);
  const rows = useMemo(
    () =>
      view.permissions.filter(({ roles }) => role === "" || roles.some((each) => each === role)),
    [view, role],
  );
  return (
    <div>
      <h2>{t.table}</h2>
      <DataTable
        caption={t.table}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        fileName="kayttooikeudet"
        captionStyle="hidden"
      />
      <p className="quiet">{t.oneTable}</p>
    </div>
  );
}

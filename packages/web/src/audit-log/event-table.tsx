import type { AuditLine } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { auditLogMessages } from "./messages.ts";
import { reachText } from "./reach-text.ts";
import { useRoleTitles } from "./role-titles.ts";

/** Events, newest first: when, who, what, of whom and how far back. */
export function EventTable({ lines }: { readonly lines: readonly AuditLine[] }): ReactElement {
  const t = useMessages(auditLogMessages);
  const text = useText();
  const format = useFormat();
  const titleOf = useRoleTitles();
  const columns = useMemo(
    (): readonly TableColumn<AuditLine>[] => [
      { id: "id", title: t.event, kind: "number", value: ({ id }) => id },
      { id: "at", title: t.at, value: ({ at }) => at, text: ({ at }) => format.moment(at) },
      { id: "who", title: t.user, value: ({ who }) => who },
      { id: "role", title: t.role, value: ({ role }) => titleOf(role) },
      { id: "did", title: t.did, value: ({ act }) => t.actOf[act] },
      { id: "what", title: t.what, value: ({ what }) => text(what) },
      { id: "things", title: t.things, value: ({ things, ids }) => thingText(things, ids) },
      {
        id: "people",
        title: t.people,
        kind: "number",
        value: ({ shownPeople }) => shownPeople,
        text: ({ shownPeople, everyone }) =>
          everyone ? t.everyone : shownPeople === 0 ? "" : format.count(shownPeople),
      },
      {
        id: "reach",
        title: t.reach,
        value: ({ reach }) => reach?.start ?? null,
        text: ({ reach }) => reachText(reach, format),
      },
      {
        id: "outcome",
        title: t.outcome,
        value: ({ outcome }) => t.outcomes[outcome] ?? outcome,
      },
    ],
    [t, text, titleOf, format],
  );
  return (
    <section>
      <h2>{t.lines}</h2>
      <DataTable
        caption={t.lines}
        captionStyle="hidden"
        columns={columns}
        rows={lines}
        rowKey={({ id }) => String(id)}
        fileName="luotsi-loki"
        empty={t.empty}
      />
    </section>
  );
}

/** What was changed; of a read, what was asked for. */
function thingText(things: AuditLine["things"], ids: AuditLine["ids"]): string {
  if (things.length > 0) return things.join(" ");
  return ids.map(({ name, value }) => `${name}:${value}`).join(" ");
}

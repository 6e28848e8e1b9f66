import "./privacy.css";

import type { VaultView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { privacyMessages } from "./messages.ts";

type Key = VaultView["keys"][number];
type Field = VaultView["fields"][number];

/** What the vault holds and under which keys; nothing of it is opened. */
export function VaultSection({ vault }: { readonly vault: VaultView }): ReactElement {
  const t = useMessages(privacyMessages);
  const format = useFormat();
  const names: Readonly<Record<string, string>> = t.fields;
  const keyColumns = useMemo<readonly TableColumn<Key>[]>(
    () => [
      { id: "version", title: t.version, kind: "number", value: ({ version }) => version },
      { id: "key", title: t.key, value: ({ id }) => id },
      { id: "state", title: t.state, value: ({ state }) => t.states[state] },
      {
        id: "count",
        title: t.dataKeys,
        kind: "number",
        value: ({ dataKeys }) => dataKeys,
        text: ({ dataKeys }) => format.count(dataKeys),
      },
    ],
    [t, format],
  );
  const fieldColumns = useMemo<readonly TableColumn<Field>[]>(
    () => [
      { id: "field", title: t.field, value: ({ field }) => names[field] ?? field },
      {
        id: "count",
        title: t.count,
        kind: "number",
        value: ({ count }) => count,
        text: ({ count }) => format.count(count),
      },
    ],
    [t, names, format],
  );
  return (
    <section>
      <h2>{t.vault}</h2>
      <p>
        {vault.isOpen ? "" : `${t.noVault} `}
        {vault.readersKeptOut ? t.readersKeptOut : t.readersNotKeptOut}
        {vault.writersKeptOut ? ` ${t.writersKeptOut}` : ""}
      </p>
      <div className="vault-tables">
        {vault.fields.length > 0 && (
          <DataTable
            caption={t.fieldTable}
            columns={fieldColumns}
            rows={vault.fields}
            rowKey={({ field }) => field}
            fileName="holvi-tiedot"
          />
        )}
        {vault.keys.length > 0 && (
          <DataTable
            caption={t.keyTable}
            columns={keyColumns}
            rows={vault.keys}
            rowKey={({ id }) => id}
            fileName="holvi-avaimet"
          />
        )}
      </div>
    </section>
  );
}

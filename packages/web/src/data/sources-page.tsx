import type { SourceColumnView, SourceView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { DataFrame } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { useSources } from "./queries.ts";

/** What each source is: its columns, units and code lists. */
export function SourcesPage(): ReactElement {
  const sources = useSources();
  return (
    <DataFrame tab="sources">
      <Loaded query={sources} height={420}>
        {(view) => (
          <ul className="source-list">
            {view.sources.map((source) => (
              <SourceCard key={source.id} source={source} />
            ))}
          </ul>
        )}
      </Loaded>
    </DataFrame>
  );
}

function SourceCard({ source }: { readonly source: SourceView }): ReactElement {
  const t = useMessages(dataMessages).sources;
  const text = useText();
  return (
    <li id={source.id}>
      <h2>{text(source.title)}</h2>
      <p>
        {text(source.row)}. <code>{source.id}</code>
      </p>
      <p className="quiet">
        {t.origins[source.origin]} · {t.deliveries[source.delivery]}
      </p>
      <details>
        <summary>{t.show(text(source.title))}</summary>
        <ColumnTable source={source} />
      </details>
    </li>
  );
}

function ColumnTable({ source }: { readonly source: SourceView }): ReactElement {
  const t = useMessages(dataMessages).sources;
  const text = useText();
  return (
    <table className="small-table small-table-cards">
      <caption className="aksel-sr-only">{text(source.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.kind}</th>
          <th scope="col">{t.meaning}</th>
          <th scope="col">{t.codes}</th>
        </tr>
      </thead>
      <tbody>
        {source.columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">
              <code>{column.name}</code>
              {column.required && <span className="quiet"> {t.required}</span>}
            </th>
            <td data-label={t.kind}>{kindText(column, t.kinds)}</td>
            <td data-label={t.meaning}>{text(column.description)}</td>
            <td data-label={t.codes}>
              <Codes column={column} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Codes({ column }: { readonly column: SourceColumnView }): ReactElement | null {
  const text = useText();
  if (column.codes === null) return null;
  return (
    <ul className="code-list">
      {column.codes.map(({ code, title }) => (
        <li key={code}>
          <code>{code}</code> {text(title)}
        </li>
      ))}
    </ul>
  );
}

function kindText(column: SourceColumnView, kinds: Readonly<Record<string, string>>): string {
  return kinds[column.kind] ?? column.kind;
}

import type { InspectView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";

/** The first rows as they would be read, and what would be rejected among them. */
export function SampleTable({ view }: { readonly view: InspectView }): ReactElement | null {
  const t = useMessages(dataMessages).importing;
  const text = useText();
  const { columns, rows, rejected } = view.sample;
  if (rows.length === 0 && rejected.length === 0) return null;
  return (
    <section>
      <h2>{t.sample}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus */}
      <section className="sample-place" aria-label={t.sample} tabIndex={0}>
        <table className="small-table">
          <caption className="aksel-sr-only">{t.sample}</caption>
          <thead>
            <tr>
              <th scope="col">{t.line}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                {row.cells.map((cell, at) => (
                  <td key={columns[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rejected.length > 0 && (
        <>
          <p>
            <strong>{t.sampleRejected(rejected.length)}</strong>
          </p>
          <ul>
            {rejected.flatMap((row) =>
              row.problems.map((problem) => (
                <li key={`${row.line} ${problem.column ?? ""} ${problem.code}`}>
                  {t.line} {row.line}
                  {problem.column === null ? "" : `, ${problem.column}`}: {text(problem.message)}
                </li>
              )),
            )}
          </ul>
        </>
      )}
    </section>
  );
}

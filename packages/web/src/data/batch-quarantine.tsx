import type { BatchDetail } from "@luotsi/contract";
import type { ReactElement, ReactNode } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";

interface BatchQuarantineProps {
  readonly batch: BatchDetail;
  readonly tools: ReactNode;
}

/** Rejected rows with their reasons: counts first, then the first rows as they were read. */
export function BatchQuarantine({ batch, tools }: BatchQuarantineProps): ReactElement {
  const t = useMessages(dataMessages).batches;
  const format = useFormat();
  const shown = batch.rejectedRows.length;
  return (
    <section>
      <h3>{t.quarantineTitle}</h3>
      {batch.rejected === 0 ? (
        <p className="quiet">{t.quarantineEmpty}</p>
      ) : (
        <>
          {tools}
          <ProblemCounts batch={batch} />
          <ul className="rejected-rows">
            {batch.rejectedRows.map((row) => (
              <RejectedRow key={row.line} row={row} columns={batch.columns} />
            ))}
          </ul>
          {shown < batch.rejected && (
            <p className="quiet">
              {t.moreRejected(format.count(shown), format.count(batch.rejected))}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function ProblemCounts({ batch }: { readonly batch: BatchDetail }): ReactElement {
  const t = useMessages(dataMessages);
  const format = useFormat();
  return (
    <table className="small-table">
      <caption>{t.batches.problemsTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{t.outcome.problem}</th>
          <th scope="col">{t.outcome.column}</th>
          <th scope="col" data-kind="number">
            {t.batches.problemCount}
          </th>
        </tr>
      </thead>
      <tbody>
        {batch.problemCounts.map(({ code, column, count }) => (
          <tr key={`${code} ${column ?? ""}`}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td>{column ?? "–"}</td>
            <td data-kind="number">{format.count(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RejectedRowProps {
  readonly row: BatchDetail["rejectedRows"][number];
  readonly columns: readonly string[];
}

function RejectedRow({ row, columns }: RejectedRowProps): ReactElement {
  const t = useMessages(dataMessages).outcome;
  const text = useText();
  const filled = row.cells
    .map((cell, at) => ({ column: columns[at] ?? "", cell }))
    .filter(({ cell }) => cell !== "");
  return (
    <li>
      <p>
        <strong>
          {t.line} {row.line}
        </strong>
      </p>
      <ul>
        {row.problems.map((problem) => (
          <li key={`${problem.code} ${problem.column ?? ""}`}>
            {problem.column === null ? "" : `${problem.column}: `}
            {text(problem.message)}
          </li>
        ))}
      </ul>
      <p className="quiet rejected-cells">
        {filled.map(({ column, cell }) => `${column} ${cell}`).join(" · ")}
      </p>
    </li>
  );
}

import type { ImportOutcome, ProblemView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { addressOf } from "../client/call.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { CheckList } from "./checks-page.tsx";
import { dataPaths } from "./data-frame.tsx";
import type { DataMessages } from "./data-messages.ts";
import { dataMessages } from "./messages.ts";

/** What an import did: counts, rejected rows with reasons, checks, and the way on. */
export function ImportOutcomeView({ outcome }: { readonly outcome: ImportOutcome }): ReactElement {
  const messages = useMessages(dataMessages);
  const t = messages.outcome;
  const format = useFormat();
  const { batch } = outcome;
  return (
    <>
      <h2>{titleOf(outcome, t, format.count(outcome.rejected))}</h2>
      <Counts outcome={outcome} />
      <Problems outcome={outcome} />
      {batch !== null && (
        <>
          {outcome.rejected > 0 && (
            <p>
              <a href={addressOf("quarantineFile", { batch })} download>
                {t.download}
              </a>
              <br />
              <span className="quiet">{t.downloadHelp}</span>
            </p>
          )}
          <p className="data-actions">
            <Link to={dataPaths.batches} search={{ toimitus: String(batch) }}>
              {t.showBatch}
            </Link>
            <Link to={dataPaths.import}>{t.another}</Link>
          </p>
        </>
      )}
      {outcome.checks.length > 0 && (
        <section>
          <p>
            <strong>{t.checks}</strong>
          </p>
          <CheckList checks={outcome.checks} />
        </section>
      )}
    </>
  );
}

function titleOf(outcome: ImportOutcome, t: DataMessages["outcome"], rejected: string): string {
  const { batch } = outcome;
  if (outcome.sameFile && batch !== null) return t.sameFile(batch);
  if (batch === null) return t.tried;
  return outcome.rejected > 0 ? t.importedPartly(batch, rejected) : t.imported(batch);
}

function Counts({ outcome }: { readonly outcome: ImportOutcome }): ReactElement {
  const t = useMessages(dataMessages).outcome;
  const format = useFormat();
  const counts = [
    "rows",
    "accepted",
    "rejected",
    "added",
    "corrections",
    "unchanged",
    "missing",
  ] as const;
  return (
    <dl className="data-figures">
      {counts.map((name) => (
        <div key={name}>
          <dt>{t[name]}</dt>
          <dd>{format.count(outcome[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ outcome }: { readonly outcome: ImportOutcome }): ReactElement {
  const t = useMessages(dataMessages).outcome;
  const text = useText();
  const format = useFormat();
  const { problems, problemCount } = outcome;
  if (problems.length === 0) return <p>{t.noProblems}</p>;
  const columns: readonly TableColumn<ProblemView>[] = [
    { id: "line", title: t.line, kind: "number", value: ({ line }) => line },
    { id: "column", title: t.column, value: ({ column }) => column ?? "" },
    { id: "problem", title: t.problem, value: ({ message }) => text(message) },
    { id: "code", title: t.code, value: ({ code }) => code },
  ];
  return (
    <>
      <DataTable
        caption={t.problems}
        columns={columns}
        rows={problems}
        rowKey={({ line, column, code }) => `${line} ${column ?? ""} ${code}`}
        fileName="luotsi-ongelmat"
      />
      {problems.length < problemCount && (
        <p className="quiet">
          {t.problemsShown(format.count(problems.length), format.count(problemCount))}
        </p>
      )}
    </>
  );
}

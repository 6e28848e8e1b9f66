import type { ImportJob } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactElement } from "react";

import { problemOf } from "../client/problem-error.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { ImportOutcomeView } from "./import-outcome-view.tsx";
import type { DataMessages } from "./data-messages.ts";
import { dataMessages } from "./messages.ts";
import { changedByData, isRunning, useCancelImport, useImportJob } from "./queries.ts";

/** Follows an import to its end: progress, then its outcome or why it was refused. */
export function ImportJobView({ job }: { readonly job: string }): ReactElement {
  const t = useMessages(dataMessages).importing;
  const client = useQueryClient();
  const query = useImportJob(job);
  const isDone = query.data?.state === "done" && !query.data.dryRun;
  useEffect(() => {
    if (!isDone) return;
    for (const id of changedByData) void client.invalidateQueries({ queryKey: [id] });
  }, [client, isDone]);
  if (query.isError && problemOf(query.error).status === 404) return <Empty title={t.lost} />;
  return (
    <section className="data-section" aria-live="polite">
      <Loaded query={query} height={120}>
        {(view) => (isRunning(view) ? <Running view={view} /> : <Ended view={view} />)}
      </Loaded>
    </section>
  );
}

function Running({ view }: { readonly view: ImportJob }): ReactElement {
  const t = useMessages(dataMessages).importing;
  const format = useFormat();
  const cancel = useCancelImport();
  const label = view.dryRun ? t.trying : t.importing;
  return (
    <>
      <ProgressBar
        label={`${label}: ${view.fileName}`}
        share={view.state === "reading" ? view.progress : undefined}
      />
      <p className="quiet">{stageText(view, t, format)}</p>
      <p className="quiet">{t.leave}</p>
      {view.state !== "finishing" && (
        <Button
          size="small"
          variant="secondary"
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate({ params: { job: view.job } });
          }}
        >
          {t.cancel}
        </Button>
      )}
    </>
  );
}

function stageText(
  view: ImportJob,
  t: DataMessages["importing"],
  format: ReturnType<typeof useFormat>,
): string {
  if (view.state === "waiting") return t.waiting;
  if (view.state === "finishing") return t.finishing;
  return t.progress(format.share(view.progress, { decimals: 0 }), format.count(view.rows));
}

function Ended({ view }: { readonly view: ImportJob }): ReactElement {
  const t = useMessages(dataMessages).importing;
  if (view.outcome !== null) return <ImportOutcomeView outcome={view.outcome} />;
  if (view.refusal !== null) return <Refused refusal={view.refusal} />;
  return <p>{t.cancelled}</p>;
}

function Refused({
  refusal,
}: {
  readonly refusal: NonNullable<ImportJob["refusal"]>;
}): ReactElement {
  const t = useMessages(dataMessages);
  const text = useText();
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{t.importing.refusedTitle}</p>
      <p>{text(refusal.message)}</p>
      <p>
        <strong>{t.importing.next}:</strong> {text(refusal.next)}
      </p>
      <ul className="failure-problems">
        {refusal.problems.map((problem) => (
          <li key={`${problem.line} ${problem.column ?? ""} ${problem.code}`}>
            <strong>
              {t.outcome.line} {problem.line}
            </strong>{" "}
            {text(problem.message)}
          </li>
        ))}
      </ul>
      <p className="quiet">
        <code>{refusal.code}</code>
      </p>
    </div>
  );
}

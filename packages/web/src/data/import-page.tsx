import type { FileReading, InspectView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { FileDrop } from "../parts/file-drop.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { DataFrame, dataPaths } from "./data-frame.tsx";
import { importForm, type FileChoice } from "./import-form.ts";
import { ImportInspection } from "./import-inspection.tsx";
import { ImportJobView } from "./import-job-view.tsx";
import { dataMessages } from "./messages.ts";
import { useInspectFile, useStartImport } from "./queries.ts";

const defaults = { lahde: "" };

/** A file on its way in: choose, see how it would be read, correct that, try, import. */
export function ImportPage(): ReactElement {
  const t = useMessages(dataMessages).importing;
  const [{ lahde }] = useFilters(defaults);
  const [choice, setChoice] = useState<FileChoice>();
  const [view, setView] = useState<InspectView>();
  const inspect = useInspectFile();
  const look = (next: FileChoice): void => {
    setChoice(next);
    inspect.mutate({ body: importForm(next) }, { onSuccess: setView });
  };
  return (
    <DataFrame tab="import" finding={t.intro}>
      {choice === undefined ? (
        <FileDrop
          hint={t.dropHelp}
          accept=".csv,.txt,.tsv,.xlsx"
          onFile={(file) => {
            look({ file, source: lahde === "" ? undefined : lahde, reading: {} });
          }}
        />
      ) : (
        <section className="data-section">
          <p className="data-actions">
            <strong>{choice.file.name}</strong>
            <Button
              size="small"
              variant="tertiary"
              onClick={() => {
                inspect.reset();
                setChoice(undefined);
                setView(undefined);
              }}
            >
              {t.otherFile}
            </Button>
          </p>
          {inspect.isPending && view === undefined && (
            <ProgressBar label={t.inspecting} share={undefined} />
          )}
          {inspect.isError && <Failure error={inspect.error} />}
          {view !== undefined && (
            <div className="data-section" aria-busy={inspect.isPending}>
              <ImportInspection
                view={view}
                source={choice.source ?? view.source}
                reading={choice.reading}
                onChange={(source: string, reading: FileReading) => {
                  look({ ...choice, source, reading });
                }}
              />
              {view.missing.length === 0 && !inspect.isError && (
                <ImportActions choice={asShown(choice, view)} isReady={!inspect.isPending} />
              )}
            </div>
          )}
        </section>
      )}
    </DataFrame>
  );
}

/** What is imported is what was shown: headings that only look alike are read when they were seen so. */
function asShown(choice: FileChoice, view: InspectView): FileChoice {
  const likely = view.headings
    .filter(
      ({ because, fate, column }) => because === "similar" && fate === "read" && column !== null,
    )
    .map(({ heading, column }) => [heading, column ?? ""] as const);
  const headings = { ...Object.fromEntries(likely), ...choice.reading.headings };
  return { ...choice, source: view.source, reading: { ...choice.reading, headings } };
}

interface ImportActionsProps {
  readonly choice: FileChoice;
  /** What is shown is what would be read now. */
  readonly isReady: boolean;
}

function ImportActions({ choice, isReady }: ImportActionsProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const navigate = useNavigate();
  const trial = useStartImport();
  const start = useStartImport();
  return (
    <>
      <p className="data-actions">
        <Button
          size="small"
          variant="secondary"
          loading={trial.isPending}
          disabled={!isReady}
          onClick={() => {
            trial.mutate({ body: importForm(choice, true) });
          }}
        >
          {t.dryRun}
        </Button>
        <Button
          size="small"
          loading={start.isPending}
          disabled={!isReady}
          onClick={() => {
            start.mutate(
              { body: importForm(choice, false) },
              {
                onSuccess: ({ job }) =>
                  void navigate({ to: `${dataPaths.import}/${encodeURIComponent(job)}` }),
              },
            );
          }}
        >
          {t.import}
        </Button>
      </p>
      {trial.isError && <Failure error={trial.error} />}
      {start.isError && <Failure error={start.error} />}
      {trial.data !== undefined && <ImportJobView key={trial.data.job} job={trial.data.job} />}
    </>
  );
}

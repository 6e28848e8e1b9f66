import type { BatchDetail } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { Link } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";

import { addressOf } from "../client/call.ts";
import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { SidePanel } from "../parts/side-panel.tsx";
import { useToast } from "../parts/toast.tsx";
import { BatchCorrections } from "./batch-corrections.tsx";
import { BatchFacts } from "./batch-facts.tsx";
import { BatchQuarantine } from "./batch-quarantine.tsx";
import { dataPaths } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { useBatch, useUndoBatch } from "./queries.ts";
import { useSourceTitles } from "./source-titles.ts";

interface BatchPanelProps {
  readonly batch: number;
  readonly onClose: () => void;
}

/** One delivery: where it came from, what it brought, what it corrected, what was rejected; undo. */
export function BatchPanel({ batch, onClose }: BatchPanelProps): ReactElement {
  const t = useMessages(dataMessages).batches;
  const detail = useBatch(batch);
  return (
    <SidePanel title={t.panelTitle(batch)} blocks="nothing" onClose={onClose}>
      <Loaded query={detail} height={400}>
        {(view) =>
          view.id === batch && (
            <div className="batch-panel">
              <BatchFacts batch={view} />
              <BatchQuarantine batch={view} tools={<QuarantineTools batch={view} />} />
              <BatchCorrections batch={view} />
              <UndoBatch batch={view} />
            </div>
          )
        }
      </Loaded>
    </SidePanel>
  );
}

function QuarantineTools({ batch }: { readonly batch: BatchDetail }): ReactElement {
  const t = useMessages(dataMessages);
  const mayImport = useMay("import-data");
  return (
    <p className="data-actions">
      <a href={addressOf("quarantineFile", { batch: batch.id })} download>
        {t.outcome.download}
      </a>
      {mayImport && (
        <Link to={dataPaths.import} search={{ lahde: batch.source }}>
          {t.batches.reimport}
        </Link>
      )}
    </p>
  );
}

function UndoBatch({ batch }: { readonly batch: BatchDetail }): ReactElement | null {
  const t = useMessages(dataMessages).batches;
  const text = useText();
  const format = useFormat();
  const titleOf = useSourceTitles();
  const toast = useToast();
  const mayUndo = useMay("undo-import");
  const [isAsking, setAsking] = useState(false);
  const undo = useUndoBatch();
  if (!mayUndo || batch.undoneAt !== null) return null;
  if (!batch.undo.allowed) {
    return (
      <section>
        <h3>{t.undoRefused}</h3>
        {batch.undo.reason !== null && <p>{text(batch.undo.reason)}</p>}
      </section>
    );
  }
  const close = (): void => {
    undo.reset();
    setAsking(false);
  };
  return (
    <section>
      <Button
        size="small"
        variant="secondary"
        data-color="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t.undo}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t.undoTitle(batch.id)}
          confirm={t.undoConfirm}
          tone="danger"
          isWorking={undo.isPending}
          error={undo.error}
          onCancel={close}
          onConfirm={() => {
            undo.mutate(
              { params: { batch: batch.id } },
              {
                onSuccess: (view) => {
                  close();
                  const counts = [format.count(view.removed), format.count(view.restored)] as const;
                  toast({ text: t.undone(view.batch, ...counts) });
                },
              },
            );
          }}
        >
          <p>{t.undoText(format.count(batch.accepted), titleOf(batch.source))}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

import type { InvoiceCase, InvoiceCaseState, InvoiceMarksView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import { useToast } from "../parts/toast.tsx";
import { invoiceCheckMessages } from "./messages.ts";
import { useMarkCases } from "./queries.ts";

/** Marks the open cases that are shown as asked, after a question, with a way back. */
export function MarkShown({
  cases,
}: {
  readonly cases: readonly InvoiceCase[];
}): ReactElement | null {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  const mark = useMarkCases();
  const tell = useTellMarked();
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const open = cases.filter(({ state, settled }) => state === "open" && !settled);
  if (open.length === 0) return null;
  const count = format.count(open.length);
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onClick={() => {
          mark.reset();
          setAsking(true);
        }}
      >
        {t.cases.mark(count)}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t.markTitle(count)}
          confirm={t.markConfirm}
          isWorking={mark.isPending}
          error={mark.error}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            const body = { cases: open.map(({ id }) => id), state: "asked", note } as const;
            mark.mutate(
              { body },
              {
                onSuccess: (marks) => {
                  setAsking(false);
                  setNote("");
                  tell(marks, "asked");
                },
              },
            );
          }}
        >
          <p>{t.markText}</p>
          <NoteField value={note} onChange={setNote} />
        </ConfirmDialog>
      )}
    </>
  );
}

interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** A few words for the case's history. */
export function NoteField({ value, onChange }: NoteFieldProps): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const id = useId();
  return (
    <div className="invoice-note">
      <label htmlFor={id}>{t.note}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

/** Says what was marked and offers to put every case back as it stood. */
export function useTellMarked(): (marks: InvoiceMarksView, state: InvoiceCaseState) => void {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  const toast = useToast();
  const { mutate } = useMarkCases();
  return (marks, state) => {
    toast({
      text: t.marked(format.count(marks.marked), t.states[state]),
      undo: () => {
        for (const former of ["open", "asked", "accepted", "corrected"] as const) {
          const cases = marks.before.filter((one) => one.state === former).map((one) => one.case);
          if (cases.length > 0) mutate({ body: { cases, state: former, note: "" } });
        }
      },
    });
  };
}

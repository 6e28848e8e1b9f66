import type { InvoiceCaseView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useState, type ReactElement, type ReactNode } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { SidePanel } from "../parts/side-panel.tsx";
import { benefitWord, stateWord } from "./case-words.ts";
import { NoteField, useTellMarked } from "./mark-cases.tsx";
import { invoiceCheckMessages } from "./messages.ts";
import { useInvoiceCase, useMarkCases } from "./queries.ts";

interface CasePanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One difference: what we computed, what was billed, why, what to ask, and what has been done. */
export function CasePanel({ id, onClose }: CasePanelProps): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  const [, benefit = "", month = ""] = id.split(".");
  const found = useInvoiceCase(id);
  return (
    <SidePanel
      title={t.panel.title(capital(benefitWord(benefit, t)), format.month(month))}
      blocks="nothing"
      onClose={onClose}
    >
      <Loaded query={found} height={400}>
        {(view) => <CaseFacts view={view} />}
      </Loaded>
    </SidePanel>
  );
}

function CaseFacts({ view }: { readonly view: InvoiceCaseView }): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const text = useText();
  const format = useFormat();
  const mayHandle = useMay("handle-invoice-cases");
  const { case: one } = view;
  return (
    <div className="invoice-case">
      <p className="invoice-case-sum">
        {format.euros(one.differenceCents, { sign: "always" })}{" "}
        <span className="quiet">
          {t.kinds[one.kind]} · {stateWord(one, t)}
        </span>
      </p>
      <p className="invoice-case-person">
        <span className="quiet">{t.panel.person}</span> <code>{one.person}</code>
      </p>
      <Part title={t.panel.why}>
        <p>{text(view.why)}</p>
      </Part>
      <Part title={t.panel.ask}>
        <p>{text(view.ask)}</p>
      </Part>
      <Part title={t.panel.computed}>
        <ComputedRows rows={view.computed} />
      </Part>
      <Part title={t.panel.billed}>
        <BilledRows rows={view.billed} />
      </Part>
      <Part title={t.panel.history}>
        <History view={view} />
        {mayHandle && <Marking key={one.id} view={view} />}
      </Part>
    </div>
  );
}

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function ComputedRows({ rows }: { readonly rows: InvoiceCaseView["computed"] }): ReactElement {
  const t = useMessages(invoiceCheckMessages).panel;
  const format = useFormat();
  if (rows.length === 0) return <p className="quiet">{t.noComputed}</p>;
  return (
    <ul className="invoice-rows">
      {rows.map((row) => (
        <li key={`${row.batch} ${row.line} ${row.from}`}>
          <strong>{`${format.day(row.from)}–${format.day(row.to)}`}</strong>
          <span>
            {t.paid(format.count(row.days), format.euros(row.paidCents), format.day(row.paidOn))}
          </span>
          <span>
            {t.counter(
              format.count(Math.round(row.counterBefore)),
              format.count(Math.round(row.counterAfter)),
            )}
            {", "}
            {t.owed(format.euros(Math.round(row.owedCents)))}
            {row.municipality !== null && `, ${t.home(row.municipality)}`}
          </span>
          <span className="quiet">{t.place(row.file, String(row.line))}</span>
        </li>
      ))}
    </ul>
  );
}

function BilledRows({ rows }: { readonly rows: InvoiceCaseView["billed"] }): ReactElement {
  const t = useMessages(invoiceCheckMessages).panel;
  const format = useFormat();
  if (rows.length === 0) return <p className="quiet">{t.noBilled}</p>;
  return (
    <ul className="invoice-rows">
      {rows.map((row) => (
        <li key={`${row.batch} ${row.line}`}>
          <strong>{t.invoice(format.month(row.invoiceMonth))}</strong>
          <span>
            {t.line(format.count(row.days), format.euros(row.billedCents))}
            {row.sharePercent !== null &&
              `, ${t.share(format.percent(row.sharePercent, { decimals: 0 }))}`}
            {row.municipality !== null && `, ${t.municipality(row.municipality)}`}
          </span>
          <span className="quiet">{t.place(row.file, String(row.line))}</span>
        </li>
      ))}
    </ul>
  );
}

function History({ view }: { readonly view: InvoiceCaseView }): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  return (
    <>
      {view.case.settled && <p>{t.panel.settled}</p>}
      {view.history.length === 0 ? (
        <p className="quiet">{t.panel.noHistory}</p>
      ) : (
        <ol className="invoice-rows">
          {view.history.map((mark) => (
            <li key={mark.at}>
              <strong>{t.states[mark.state]}</strong>
              <span className="quiet">
                {format.moment(mark.at)}, {mark.who}
              </span>
              {mark.note !== "" && <span>{mark.note}</span>}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Marking({ view }: { readonly view: InvoiceCaseView }): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const mark = useMarkCases();
  const tell = useTellMarked();
  const [note, setNote] = useState("");
  const { id, state: current } = view.case;
  const states = (["open", "asked", "accepted", "corrected"] as const).filter(
    (state) => state !== current,
  );
  return (
    <div className="invoice-marking">
      <NoteField value={note} onChange={setNote} />
      <p>{t.panel.markAs}</p>
      <div className="invoice-marks">
        {states.map((state) => (
          <Button
            key={state}
            size="small"
            variant="secondary"
            onClick={() => {
              mark.mutate(
                { body: { cases: [id], state, note } },
                {
                  onSuccess: (marks) => {
                    setNote("");
                    tell(marks, state);
                  },
                },
              );
            }}
          >
            {t.states[state]}
          </Button>
        ))}
      </div>
      {mark.error !== null && <Failure error={mark.error} />}
    </div>
  );
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

import type { ErasureDone, ErasureGround } from "@luotsi/contract";
import { DownloadIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useEffect, useRef, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { download } from "../parts/download.ts";
import { dataRequestMessages } from "./messages.ts";

/** What an erasure did, and on what ground it was asked for. */
export type ErasureOutcome = ErasureDone & { readonly ground: ErasureGround };

/** What was done, to be kept with the request; it says nothing of who the person was. */
export function ErasureReceipt({ outcome }: { readonly outcome: ErasureOutcome }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const lines = useReceiptLines(outcome);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const save = (): void => {
    const text = [t.receipt, "", ...lines.map(([name, value]) => `${name}: ${value}`)].join("\n");
    const content = new Blob([`${text}\n`], { type: "text/plain;charset=utf-8" });
    download(`${t.receiptFile}-${outcome.erasedOn}.txt`, content);
  };
  return (
    <section className="subject">
      <h2 ref={heading} tabIndex={-1} className="subject-head">
        {t.receipt}
      </h2>
      <p className="subject-text">{t.receiptNext}</p>
      <dl className="subject-receipt">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Button size="small" variant="secondary" icon={<DownloadIcon aria-hidden />} onClick={save}>
          {t.receiptSave}
        </Button>
      </p>
    </section>
  );
}

function useReceiptLines(outcome: ErasureOutcome): readonly (readonly [string, string])[] {
  const t = useMessages(dataRequestMessages);
  const text = useText();
  const format = useFormat();
  const { pseudonym, erasedOn, ground, identityValues, notes, rejectedRows, delinked } = outcome;
  return [
    [t.receiptWhose, pseudonym],
    [t.receiptDay, format.day(erasedOn)],
    [t.receiptGround, t.erasureGrounds[ground]],
    [t.receiptIdentity, format.count(identityValues)],
    [t.receiptNotes, format.count(notes)],
    [t.receiptRejected, format.count(rejectedRows)],
    ...delinked.map(({ title, rows }) => [t.receiptRows(text(title)), format.count(rows)] as const),
  ];
}

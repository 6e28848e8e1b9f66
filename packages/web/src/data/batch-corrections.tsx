import type { BatchDetail } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";

/** What a delivery changed: old and new value of each record, and whose value it replaced. */
export function BatchCorrections({ batch }: { readonly batch: BatchDetail }): ReactElement | null {
  const t = useMessages(dataMessages).batches;
  const format = useFormat();
  const shown = batch.correctedRecords.length;
  if (batch.corrections === 0) return null;
  return (
    <section>
      <h3>{t.correctionsTitle}</h3>
      <ul className="corrections">
        {batch.correctedRecords.map((record) => (
          <li key={record.line}>
            <p>
              <strong>{t.correctionLine(record.line)}</strong>
              {record.month === null ? "" : `, ${format.month(record.month)}`}.{" "}
              {t.correctionOf(record.replacedBatch)}
            </p>
            <ul>
              {record.changes.map(({ column, old, now }) => (
                <li key={column}>
                  {column}: {t.change(old === "" ? t.blank : old, now === "" ? t.blank : now)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown < batch.corrections && (
        <p className="quiet">
          {t.moreCorrections(format.count(shown), format.count(batch.corrections))}
        </p>
      )}
    </section>
  );
}

import type { BatchDetail } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { dialectText } from "./dialect-text.ts";
import { dataMessages } from "./messages.ts";
import { useSourceTitles } from "./source-titles.ts";

/** Where a delivery came from and what it brought. */
export function BatchFacts({ batch }: { readonly batch: BatchDetail }): ReactElement {
  const messages = useMessages(dataMessages);
  const t = messages.batches;
  const format = useFormat();
  const titleOf = useSourceTitles();
  const { mapping } = batch;
  const facts: readonly (readonly [string, string])[] = [
    [t.source, titleOf(batch.source)],
    [t.file, batch.fileName],
    [t.importedAt, format.moment(batch.importedAt)],
    [t.importedBy, batch.importedBy],
    [t.rows, format.count(batch.rows)],
    [t.accepted, format.count(batch.accepted)],
    [t.rejected, format.count(batch.rejected)],
    [messages.outcome.added, format.count(batch.added)],
    [t.corrections, format.count(batch.corrections)],
    [messages.outcome.unchanged, format.count(batch.unchanged)],
    [messages.outcome.missing, format.count(batch.missing)],
    [
      t.months,
      batch.firstMonth === null || batch.lastMonth === null
        ? "–"
        : `${format.monthNumber(batch.firstMonth)}–${format.monthNumber(batch.lastMonth)}`,
    ],
    [t.dialect, dialectText(batch.detected, messages.importing)],
    [t.mapping, mapping === null ? t.noMapping : t.mappingVersion(mapping.name, mapping.version)],
    ...(batch.undoneAt === null
      ? []
      : [[t.undoneAt, `${format.moment(batch.undoneAt)}, ${batch.undoneBy ?? ""}`] as const]),
  ];
  return (
    <dl className="batch-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="batch-hash">
        <dt>{t.hash}</dt>
        <dd>
          <code>{batch.fileHash}</code>
        </dd>
      </div>
    </dl>
  );
}

import type { AssumptionAnswer, AssumptionEffect, AssumptionEffectsView } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { fundingModelMessages } from "./messages.ts";

interface AnswerRow {
  readonly effect: AssumptionEffect;
  readonly answer: AssumptionAnswer;
}

/** Every open question with every answer it has, the greatest effect first. */
export function AnswerTable({ view }: { readonly view: AssumptionEffectsView }): ReactElement {
  const t = useMessages(fundingModelMessages).effects;
  const text = useText();
  const format = useFormat();
  const rows = useMemo(
    () =>
      view.effects.flatMap((effect) =>
        effect.answers.map((answer): AnswerRow => ({ effect, answer })),
      ),
    [view],
  );
  const columns = useMemo(
    (): readonly TableColumn<AnswerRow>[] => [
      { id: "question", title: t.question, value: ({ effect }) => text(effect.title) },
      {
        id: "answer",
        title: t.answer,
        value: ({ answer }) =>
          answer.isDefault ? `${text(answer.text)} (${t.isDefault})` : text(answer.text),
      },
      {
        id: "owed",
        title: t.owed,
        kind: "number",
        value: ({ answer }) => (answer.owedCents === null ? null : answer.owedCents / 100),
        text: ({ answer }) =>
          answer.owedCents === null ? "" : format.count(answer.owedCents / 100),
      },
      {
        id: "difference",
        title: t.difference,
        kind: "number",
        value: ({ answer }) =>
          answer.differenceCents === null ? null : answer.differenceCents / 100,
        text: ({ effect, answer }) => {
          if (effect.kind === "single") return t.single;
          if (answer.differenceCents === null) return t.elsewhere;
          return format.count(answer.differenceCents / 100, { sign: "always" });
        },
      },
    ],
    [t, text, format],
  );
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={rows}
      rowKey={({ effect, answer }) => `${effect.id}=${answer.value}`}
      fileName={`oletusten-vaikutus-${view.period.from}-${view.period.to}`}
    />
  );
}

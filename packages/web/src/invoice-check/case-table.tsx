import type { InvoiceCase } from "@luotsi/contract";
import { useMemo, type ReactElement, type ReactNode } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { benefitWord, stateWord } from "./case-words.ts";
import { invoiceCheckMessages } from "./messages.ts";

interface CaseTableProps {
  readonly cases: readonly InvoiceCase[];
  readonly openCase: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly tools: ReactNode;
}

/** Every difference that is asked about by itself. */
export function CaseTable({ cases, openCase, onOpen, tools }: CaseTableProps): ReactElement {
  const t = useMessages(invoiceCheckMessages).cases;
  const columns = useColumns();
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={cases}
      rowKey={({ id }) => id}
      fileName="laskujen-tarkastus-tapaukset"
      empty={t.empty}
      tools={tools}
      onOpen={({ id }) => {
        onOpen(id);
      }}
      {...(openCase === undefined ? {} : { openKey: openCase })}
    />
  );
}

/** A pseudonym is long; its beginning tells people apart in a table. */
const keyLetters = 10;

function useColumns(): readonly TableColumn<InvoiceCase>[] {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  return useMemo(() => {
    const money = (
      id: "computed" | "billed" | "difference",
      centsOf: (one: InvoiceCase) => number,
    ): TableColumn<InvoiceCase> => ({
      id,
      title: t.cases[id],
      kind: "number",
      value: (one) => centsOf(one) / 100,
      text: (one) =>
        format.number(centsOf(one) / 100, {
          decimals: 2,
          ...(id === "difference" ? { sign: "always" } : {}),
        }),
    });
    return [
      {
        id: "invoiceMonth",
        title: t.cases.invoiceMonth,
        value: ({ invoiceMonth }) => invoiceMonth,
        text: ({ invoiceMonth }) => format.monthNumber(invoiceMonth),
      },
      {
        id: "person",
        title: t.cases.person,
        value: ({ person }) => person,
        cell: ({ person }) => <code title={person}>{`${person.slice(0, keyLetters)}\u2026`}</code>,
      },
      { id: "benefit", title: t.cases.benefit, value: ({ benefit }) => benefitWord(benefit, t) },
      {
        id: "month",
        title: t.cases.month,
        value: ({ month }) => month,
        text: ({ month }) => format.monthNumber(month),
      },
      { id: "kind", title: t.cases.kind, value: ({ kind }) => t.kinds[kind] },
      money("computed", (one) => one.computedCents),
      money("billed", (one) => one.billedCents),
      money("difference", (one) => one.differenceCents),
      {
        id: "state",
        title: t.cases.state,
        value: (one) => stateWord(one, t),
        cell: (one) => (
          <span className="invoice-state" data-state={one.settled ? "settled" : one.state}>
            {stateWord(one, t)}
          </span>
        ),
      },
    ];
  }, [t, format]);
}

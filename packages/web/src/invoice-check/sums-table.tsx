import type { InvoiceDifferenceSum } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { invoiceCheckMessages } from "./messages.ts";

/** Differences by kind; those that share one cause stand together. */
export function SumsTable({
  sums,
}: {
  readonly sums: readonly InvoiceDifferenceSum[];
}): ReactElement {
  const t = useMessages(invoiceCheckMessages).sums;
  const columns = useColumns(sums);
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={sums}
      rowKey={({ kind, cause }) => `${kind} ${cause}`}
      fileName="laskujen-tarkastus-erot"
      empty={t.empty}
    />
  );
}

function useColumns(
  sums: readonly InvoiceDifferenceSum[],
): readonly TableColumn<InvoiceDifferenceSum>[] {
  const t = useMessages(invoiceCheckMessages).sums;
  const text = useText();
  const format = useFormat();
  return useMemo(() => {
    const money = (
      id: "computed" | "billed" | "difference",
      centsOf: (sum: InvoiceDifferenceSum) => number,
    ): TableColumn<InvoiceDifferenceSum> => ({
      id,
      title: t[id],
      kind: "number",
      value: (sum) => centsOf(sum) / 100,
      text: (sum) => format.number(centsOf(sum) / 100, { decimals: 2 }),
      ...(sums.length < 2
        ? {}
        : {
            total: format.number(sums.reduce((all, sum) => all + centsOf(sum), 0) / 100, {
              decimals: 2,
            }),
          }),
    });
    return [
      {
        id: "kind",
        title: t.kind,
        value: (sum) => text(sum.title),
        ...(sums.length < 2 ? {} : { total: t.total }),
      },
      { id: "meaning", title: t.meaning, value: (sum) => text(sum.text) },
      { id: "count", title: t.count, kind: "number", value: (sum) => sum.count },
      { id: "people", title: t.people, kind: "number", value: (sum) => sum.people },
      money("computed", (sum) => sum.computedCents),
      money("billed", (sum) => sum.billedCents),
      money("difference", (sum) => sum.differenceCents),
    ];
  }, [sums, t, text, format]);
}

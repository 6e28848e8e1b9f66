import type { Incentive, IncentiveClass } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { fundingModelMessages } from "./messages.ts";

/** What one unemployed person fewer saves under the old rules and the new ones. */
export function IncentiveSection({ incentive }: { readonly incentive: Incentive }): ReactElement {
  const t = useMessages(fundingModelMessages).incentive;
  const text = useText();
  const format = useFormat();
  const columns = useMemo((): readonly TableColumn<IncentiveClass>[] => {
    const money = (
      id: "leavingOld" | "leavingNew" | "serviceOld" | "serviceNew",
      centsOf: (each: IncentiveClass) => number,
    ): TableColumn<IncentiveClass> => ({
      id,
      title: t[id],
      kind: "number",
      value: (each) => centsOf(each) / 100,
      text: (each) => format.count(centsOf(each) / 100),
    });
    return [
      { id: "days", title: t.days, value: ({ title }) => text(title) },
      money("leavingOld", ({ leavingOldCents }) => leavingOldCents),
      money("leavingNew", ({ leavingNewCents }) => leavingNewCents),
      money("serviceOld", ({ serviceOldCents }) => serviceOldCents),
      money("serviceNew", ({ serviceNewCents }) => serviceNewCents),
    ];
  }, [t, text, format]);
  return (
    <section className="models-part" id="kannustin">
      <h2>{t.heading}</h2>
      <p className="models-lead">{text(incentive.finding)}</p>
      <DataTable
        caption={t.caption}
        columns={columns}
        rows={incentive.classes}
        rowKey={({ title }) => title.fi}
        fileName="kannustin"
      />
    </section>
  );
}

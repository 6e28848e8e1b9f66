import type { StateCompensation } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TrustMark } from "../parts/trust-mark.tsx";
import { fundingModelMessages } from "./messages.ts";

interface Item {
  readonly id: string;
  readonly title: string;
  readonly cents: number;
}

/** What the state compensates and how it is computed; an estimate is marked as one. */
export function CompensationSection({
  compensation,
}: {
  readonly compensation: StateCompensation | null;
}): ReactElement {
  const t = useMessages(fundingModelMessages).compensation;
  const text = useText();
  if (compensation === null) {
    return (
      <section className="models-part" id="korvaus">
        <h2>{t.heading}</h2>
        <p className="models-lead quiet">{t.none}</p>
      </section>
    );
  }
  return (
    <section className="models-part" id="korvaus">
      <h2>{t.heading}</h2>
      <p className="models-lead">
        {text(compensation.finding)}{" "}
        {compensation.isEstimated && <TrustMark trust="assumption" text={t.estimate} />}
      </p>
      <CompensationTable compensation={compensation} />
    </section>
  );
}

function CompensationTable({
  compensation,
}: {
  readonly compensation: StateCompensation;
}): ReactElement {
  const t = useMessages(fundingModelMessages).compensation;
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<Item>[] => [
      { id: "item", title: t.item, value: ({ title }) => title },
      {
        id: "euros",
        title: t.euros,
        kind: "number",
        value: ({ cents }) => cents / 100,
        text: ({ cents }) => format.count(cents / 100),
      },
    ],
    [t, format],
  );
  const { baseYear, oldCents, newCents, yearCents, exemptPersonsCents, period } = compensation;
  const year = String(baseYear);
  const percent = format.percent(compensation.exemptPersonsPercent, { decimals: 0 });
  const rows: Item[] = [
    { id: "new", title: t.new(year), cents: newCents },
    { id: "old", title: t.old(year), cents: oldCents },
    { id: "year", title: t.year, cents: yearCents },
    { id: "exempt", title: t.exempt(percent), cents: exemptPersonsCents },
  ];
  if (period !== null) {
    rows.push(
      { id: "increase", title: t.increase, cents: period.increaseCents },
      { id: "paid", title: t.paid, cents: period.compensationCents },
      { id: "gap", title: t.gap, cents: period.gapCents },
    );
  }
  return (
    <div className="models-narrow">
      <DataTable
        caption={t.caption}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        fileName="valtion-korvaus"
      />
    </div>
  );
}

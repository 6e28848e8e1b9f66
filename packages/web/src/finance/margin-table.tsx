import type { FinanceView, PlanLine, Provenance } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { amountText } from "./cost-chart.ts";
import { FigureValue } from "./figure-value.tsx";
import { financeMessages } from "./messages.ts";
import { isCertain, jointProvenance, trustOf, type PlanTerm } from "./plan-facts.ts";
import { amountOf, type PlanColumn } from "./service-rows.ts";

const columns: readonly PlanColumn[] = ["current", "actual", "yearEnd", "deviation"];

interface MarginLine {
  readonly id: string;
  readonly title: string;
  readonly plan: PlanLine;
  readonly term: PlanTerm | undefined;
}

/** Revenue less both costs: what the whole comes to. */
export function MarginTable({ view }: { readonly view: FinanceView }): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const lines: readonly MarginLine[] = [
    { id: "revenue", title: t.revenue, plan: view.revenue, term: "revenue" },
    ...view.costTypes.map(({ id, title, plan }) => ({
      id,
      title: text(title),
      plan,
      term: undefined,
    })),
    { id: "margin", title: t.margin, plan: view.margin, term: "margin" },
  ];
  return (
    <section className="finance-whole" aria-labelledby="toimintakate">
      <div>
        <h2 id="toimintakate">{t.wholeTitle}</h2>
        <p className="quiet">{t.wholeLead}</p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-kind="number">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-line={line.id}>
              <th scope="row">{line.title}</th>
              {columns.map((column) => (
                <td key={column} data-kind="number" data-label={t.columns[column]}>
                  <MarginCell view={view} line={line} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MarginCellProps {
  readonly view: FinanceView;
  readonly line: MarginLine;
  readonly column: PlanColumn;
}

function MarginCell({ view, line, column }: MarginCellProps): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const cents = amountOf(line.plan, column);
  const provenance =
    line.term === undefined ? costProvenance(view, line.id) : jointProvenance(view, line.term);
  const value =
    cents === null
      ? undefined
      : format.millions(cents, {
          decimals: 2,
          ...(column === "deviation" ? { sign: "always" as const } : {}),
        });
  if (provenance === undefined) return <>{value ?? t.cannotSay}</>;
  const { yearEnd } = line.plan;
  const hasRange = column === "yearEnd" && yearEnd !== null && !isCertain(line.plan);
  return (
    <>
      <FigureValue
        facts={{
          title: `${line.title}: ${t.columns[column]}`,
          value,
          trust: column === "current" ? "frozen" : trustOf(view.costTypes.flatMap(monthsOf)),
          ...(column === "current" ? { trustText: t.planTrust } : {}),
          provenance,
        }}
        missing={t.cannotSay}
      />
      {hasRange && (
        <span className="finance-range">
          {yearEnd.lo80 < 0
            ? `${amountText(yearEnd.lo80, format)} … ${amountText(yearEnd.hi80, format)}`
            : format.millionsRange(yearEnd.lo80, yearEnd.hi80, { decimals: 2 })}
        </span>
      )}
    </>
  );
}

function costProvenance(view: FinanceView, id: string): Provenance | undefined {
  return view.costTypes.find((cost) => cost.id === id)?.provenance;
}

function monthsOf({
  months,
}: FinanceView["costTypes"][number]): FinanceView["costTypes"][number]["months"] {
  return months;
}

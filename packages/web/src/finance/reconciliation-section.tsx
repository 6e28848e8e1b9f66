import { Bridge, bridgeTable, LineChart, lineChartTable } from "@luotsi/charts";
import type { FinanceView, Reconciliation } from "@luotsi/contract";
import { useMemo, useState, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { FigureCard } from "../parts/figure-card.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TrustMark } from "../parts/trust-mark.tsx";
import { tickDecimals } from "./cost-chart.ts";
import { financeMessages } from "./messages.ts";
import { useMonths } from "./queries.ts";
import {
  reconciledCents,
  reconciledMonths,
  reconciledWays,
  reconciliationBridge,
  reconciliationLines,
  type ReconciliationPicture,
} from "./reconciliation-chart.ts";

type ReconciledMonth = Reconciliation["months"][number];

/** The share by benefit month, payout, invoice and ledger, and how one becomes the other. */
export function ReconciliationSection({ view }: { readonly view: FinanceView }): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const { reconciliation } = view;
  if (reconciliation === null) {
    return (
      <section id="tasmaytys" className="finance-part">
        <h2>{t.parts.reconciliation}</h2>
        <p className="quiet">{t.reconciliation.empty}</p>
      </section>
    );
  }
  const months = view.costTypes.find(({ id }) => id === "benefit-liability")?.months ?? [];
  const states = new Map(months.map(({ month, status }) => [month, status]));
  const finding = text(reconciliation.finding);
  return (
    <section id="tasmaytys" className="finance-part">
      <h2>{t.parts.reconciliation}</h2>
      <p className="finance-lead">
        {finding} <HowKnown reconciliation={reconciliation} finding={finding} />
      </p>
      {view.liability?.restsOnGeneralBenefit === true && (
        <p className="finance-assumption">
          <a href="#maaritelmat">
            <TrustMark trust="assumption" text={t.generalBenefitNote} />
          </a>
        </p>
      )}
      <ReconciliationPictures
        reconciliation={reconciliation}
        states={states}
        finding={finding}
        year={view.year}
      />
      <ReconciliationTable reconciliation={reconciliation} states={states} year={view.year} />
    </section>
  );
}

interface PartProps {
  readonly reconciliation: Reconciliation;
  readonly states: ReconciliationPicture["states"];
  readonly year: number;
}

function ReconciliationPictures(props: PartProps & { readonly finding: string }): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  const picture: ReconciliationPicture = { ...props, t, format };
  const lines = reconciliationLines(picture);
  const bridge = reconciliationBridge(picture, text);
  const top = Math.max(
    0,
    ...lines.series.flatMap(({ points }) => points.map((point) => point?.value ?? 0)),
  );
  const stillComing = useStillComing(props.year);
  return (
    <div className="finance-pair">
      <ChartFrame
        title={lines.text.title}
        subtitle={t.reconciliation.lineSubtitle(String(props.year))}
        fileName={`talous-tasmaytys-${props.year}`}
        table={lineChartTable(lines, { first: t.month })}
        height={300}
        {...(stillComing === undefined ? {} : { note: stillComing })}
      >
        {(size) => (
          <LineChart
            view={lines}
            size={size}
            writeTick={(value) => format.number(value, { decimals: tickDecimals(top) })}
          />
        )}
      </ChartFrame>
      <ChartFrame
        title={bridge.text.title}
        subtitle={t.reconciliation.bridgeSubtitle}
        fileName={`talous-silta-${props.year}`}
        table={bridgeTable(bridge, {
          step: t.reconciliation.step,
          value: t.reconciliation.value,
        })}
      >
        {({ width }) => <Bridge view={bridge} width={width} />}
      </ChartFrame>
    </div>
  );
}

/** Which open months lack rows of benefit payments, and how much of them is in. */
function useStillComing(year: number): string | undefined {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const months = useMonths().data?.months ?? [];
  const lacking = months.flatMap(({ month, state, completeness }) =>
    state === "open" && month.startsWith(`${year}-`) && completeness !== null && completeness < 1
      ? [`${format.month(month)} ${format.share(completeness, { decimals: 0 })}`]
      : [],
  );
  return lacking.length === 0 ? undefined : t.reconciliation.stillComing(lacking.join(", "));
}

function ReconciliationTable({ reconciliation, states, year }: PartProps): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<ReconciledMonth>[] => [
      {
        id: "month",
        title: t.month,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      ...reconciledWays.map((way): TableColumn<ReconciledMonth> => ({
        id: way,
        title: t.reconciliation[way],
        kind: "number",
        value: (row) => {
          const cents = reconciledCents(row, way);
          return cents === null ? null : cents / 100;
        },
        text: (row) => {
          const cents = reconciledCents(row, way);
          return cents === null ? "" : format.number(cents / 100, { decimals: 2 });
        },
      })),
    ],
    [t, format],
  );
  return (
    <DataTable
      caption={t.reconciliation.table}
      columns={columns}
      rows={reconciledMonths({ reconciliation, states })}
      rowKey={({ month }) => month}
      fileName={`talous-tasmaytys-kuukaudet-${year}`}
      empty={t.noData}
    />
  );
}

interface HowKnownProps {
  readonly reconciliation: Reconciliation;
  readonly finding: string;
}

function HowKnown({ reconciliation, finding }: HowKnownProps): ReactElement {
  const t = useMessages(financeMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="finance-link"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t.reconciliation.howKnown}
      </button>
      {isOpen && (
        <FigureCard
          facts={{
            title: t.parts.reconciliation,
            value: undefined,
            trust: "provisional",
            trustText: finding,
            provenance: reconciliation.provenance,
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

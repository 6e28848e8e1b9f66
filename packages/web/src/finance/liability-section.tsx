import type { LiabilityDetail } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TrustMark } from "../parts/trust-mark.tsx";
import { capitalised } from "./capitalised.ts";
import { largestStep, partOf } from "./liability-shares.ts";
import { financeMessages } from "./messages.ts";

interface LiabilitySectionProps {
  readonly detail: LiabilityDetail | null;
  readonly year: number;
}

/** What the municipal share is made of: steps of the law, benefits, municipalities, opening counters. */
export function LiabilitySection({ detail, year }: LiabilitySectionProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  if (detail === null) {
    return (
      <section id="kuntaosuus" className="finance-part">
        <h2>{t.parts.liability}</h2>
        <p className="quiet">{t.liability.empty}</p>
      </section>
    );
  }
  const largest = largestStep(detail.byStep);
  return (
    <section id="kuntaosuus" className="finance-part">
      <h2>{t.parts.liability}</h2>
      <p className="finance-lead">
        {largest === undefined
          ? detail.byStep.some(({ owedCents }) => owedCents === null)
            ? t.liability.hiddenFinding
            : t.liability.noFinding
          : t.liability.finding(
              format.share(largest.share, { decimals: 0 }),
              format.percent(largest.percent, { decimals: 0 }),
            )}{" "}
        <span className="quiet">{t.liability.lead}</span>
      </p>
      {detail.restsOnGeneralBenefit && (
        <p className="finance-assumption">
          <a href="#maaritelmat">
            <TrustMark trust="assumption" text={t.generalBenefitNote} />
          </a>
        </p>
      )}
      {detail.leftOut !== null && <p className="finance-lead">{text(detail.leftOut)}</p>}
      <div className="finance-pair">
        <StepTable steps={detail.byStep} year={year} />
        <div>
          <OwedTable
            caption={t.liability.byBenefit}
            first={t.liability.benefit}
            fileName={`kuntaosuus-etuuksittain-${year}`}
            rows={detail.byBenefit.map(({ benefit, title, owedCents }) => ({
              key: benefit,
              name: title,
              owedCents,
            }))}
          />
          <OwedTable
            caption={t.liability.byMunicipality}
            first={t.liability.municipality}
            fileName={`kuntaosuus-kunnittain-${year}`}
            rows={detail.byMunicipality.map(({ municipality, name, owedCents }) => ({
              key: municipality,
              name,
              owedCents,
            }))}
          />
          <CounterTable counters={detail.openingCounters} year={year} />
        </div>
      </div>
    </section>
  );
}

type Step = LiabilityDetail["byStep"][number];

interface StepTableProps {
  readonly steps: readonly Step[];
  readonly year: number;
}

function StepTable({ steps, year }: StepTableProps): ReactElement {
  const t = useMessages(financeMessages).liability;
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<Step>[] => [
      {
        id: "percent",
        title: t.step,
        value: ({ percent }) => percent,
        text: ({ percent }) => format.percent(percent, { decimals: 0 }),
      },
      {
        id: "days",
        title: t.days,
        kind: "number",
        value: ({ days }) => days,
        text: ({ days }) => (days === null ? t.hidden : format.count(days)),
      },
      {
        id: "paid",
        title: t.paid,
        kind: "number",
        value: ({ paidCents }) => (paidCents === null ? null : paidCents / 100),
        text: ({ paidCents }) => (paidCents === null ? t.hidden : format.count(paidCents / 100)),
      },
      {
        id: "owed",
        title: t.owed,
        kind: "number",
        value: ({ owedCents }) => (owedCents === null ? null : owedCents / 100),
        text: ({ owedCents }) => (owedCents === null ? t.hidden : format.count(owedCents / 100)),
      },
      {
        id: "share",
        title: t.share,
        kind: "number",
        value: ({ owedCents }) => {
          const part = partOf(owedCents, steps);
          return part === null ? null : part * 100;
        },
        text: ({ owedCents }) => shareText(partOf(owedCents, steps), format),
        cell: ({ owedCents }) => shareBar(partOf(owedCents, steps), format),
      },
    ],
    [t, format, steps],
  );
  return (
    <DataTable
      caption={t.byStep}
      columns={columns}
      rows={steps}
      rowKey={({ percent }) => String(percent)}
      fileName={`kuntaosuus-portaittain-${year}`}
    />
  );
}

interface OwedRow {
  readonly key: string;
  readonly name: LiabilityDetail["byBenefit"][number]["title"];
  readonly owedCents: number | null;
}

interface OwedTableProps {
  readonly caption: string;
  readonly first: string;
  readonly fileName: string;
  readonly rows: readonly OwedRow[];
}

function OwedTable({ caption, first, fileName, rows }: OwedTableProps): ReactElement {
  const t = useMessages(financeMessages).liability;
  const text = useText();
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<OwedRow>[] => [
      { id: "name", title: first, value: ({ name }) => capitalised(text(name)) },
      {
        id: "owed",
        title: t.owed,
        kind: "number",
        value: ({ owedCents }) => (owedCents === null ? null : owedCents / 100),
        text: ({ owedCents }) => (owedCents === null ? t.hidden : format.count(owedCents / 100)),
      },
      {
        id: "share",
        title: t.share,
        kind: "number",
        value: ({ owedCents }) => {
          const part = partOf(owedCents, rows);
          return part === null ? null : part * 100;
        },
        text: ({ owedCents }) => shareText(partOf(owedCents, rows), format),
        cell: ({ owedCents }) => shareBar(partOf(owedCents, rows), format),
      },
    ],
    [first, t, text, format, rows],
  );
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      fileName={fileName}
      order={{ column: "owed", direction: "descending" }}
    />
  );
}

type Counter = LiabilityDetail["openingCounters"][number];

interface CounterTableProps {
  readonly counters: readonly Counter[];
  readonly year: number;
}

function CounterTable({ counters, year }: CounterTableProps): ReactElement {
  const t = useMessages(financeMessages).liability;
  const text = useText();
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<Counter>[] => [
      { id: "basis", title: t.basis, value: ({ title }) => capitalised(text(title)) },
      {
        id: "people",
        title: t.people,
        kind: "number",
        value: ({ people }) => people,
        text: ({ people }) =>
          people === null ? format.fewerThan(smallestShown) : format.count(people),
      },
    ],
    [t, text, format],
  );
  return (
    <DataTable
      caption={t.openingCounters}
      columns={columns}
      rows={counters}
      rowKey={({ basis }) => basis}
      fileName={`kuntaosuus-alkusaldot-${year}`}
    />
  );
}

/** The contract hides counts of people below this. */
const smallestShown = 5;

function shareText(share: number | null, format: Format): string {
  return share === null ? "" : format.share(share, { decimals: 0 });
}

function shareBar(share: number | null, format: Format): ReactElement {
  if (share === null) return <span />;
  return (
    <span className="share-bar">
      <span
        className="share-bar-fill"
        aria-hidden="true"
        style={{ inlineSize: `${(share * 100).toFixed(1)}%` }}
      />
      <span>{format.share(share, { decimals: 0 })}</span>
    </span>
  );
}

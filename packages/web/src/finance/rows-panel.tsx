import type { FinanceRowsView, FinanceView, TimeView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { SidePanel } from "../parts/side-panel.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { financeMessages } from "./messages.ts";
import { useFinanceRows } from "./queries.ts";
import type { OpenRows, RowsAddress } from "./rows-address.ts";

interface RowsPanelProps {
  readonly address: RowsAddress;
  readonly finance: FinanceView;
  readonly timeView: TimeView;
  readonly onOpen: OpenRows;
  readonly onClose: () => void;
}

/** The rows behind a month's figure, beside the page, with the deliveries they came in. */
export function RowsPanel({
  address,
  finance,
  timeView,
  onOpen,
  onClose,
}: RowsPanelProps): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const title = useTitle(finance, address);
  const rows = useFinanceRows({
    costType: address.cost,
    view: timeView,
    month: address.month,
    service: address.service === "" ? undefined : address.service,
  });
  const months = finance.costTypes.find(({ id }) => id === address.cost)?.months ?? [];
  const choices = months.filter(({ actualCents }) => actualCents !== null);
  const known = choices.some(({ month }) => month === address.month);
  return (
    <SidePanel title={t.rows.title(title)} blocks="nothing" onClose={onClose}>
      <div className="finance-rows">
        <FilterLine
          sentence={t.rows.sentence}
          places={{
            month: known ? (
              <InlineSelect
                label={t.rows.monthLabel}
                value={address.month}
                options={choices.map(({ month }) => ({ value: month, text: format.month(month) }))}
                onChange={(month) => {
                  onOpen({ ...address, month });
                }}
              />
            ) : (
              format.month(address.month)
            ),
          }}
        />
        <Loaded query={rows} height={320}>
          {(view) => <Rows view={view} month={address.month} />}
        </Loaded>
      </div>
    </SidePanel>
  );
}

function useTitle(finance: FinanceView, { cost, service }: RowsAddress): string {
  const text = useText();
  const services = finance.classes.flatMap((line) => line.services);
  const line = services.find((each) => each.service === service);
  if (line !== undefined) return text(line.name);
  const costType = finance.costTypes.find(({ id }) => id === cost);
  return costType === undefined ? cost : text(costType.title);
}

type Row = FinanceRowsView["rows"][number];

interface RowsProps {
  readonly view: FinanceRowsView;
  readonly month: string;
}

function Rows({ view, month }: RowsProps): ReactElement {
  const t = useMessages(financeMessages).rows;
  const text = useText();
  const columns = useRowColumns(view);
  const numbered = useMemo(() => view.rows.map((row, at) => ({ ...row, [rowNumber]: at })), [view]);
  return (
    <>
      <DataTable
        caption={text(view.title)}
        columns={columns}
        rows={numbered}
        rowKey={(row) => String(row[rowNumber])}
        fileName={`talous-rivit-${month}`}
        empty={t.empty}
      />
      {view.truncated && <p className="chart-note">{t.truncated}</p>}
      <BatchList batches={view.batches} />
    </>
  );
}

/** Rows have no id of their own: their place in the answer tells them apart. */
const rowNumber = "#";

function useRowColumns(view: FinanceRowsView): readonly TableColumn<Row>[] {
  const t = useMessages(financeMessages).rows;
  const text = useText();
  const format = useFormat();
  return useMemo(
    () =>
      view.columns.map(({ key, title, kind }, at): TableColumn<Row> => {
        const isNumber = kind === "cents" || kind === "count";
        return {
          id: key,
          title: text(title),
          kind: isNumber ? "number" : "text",
          value: (row) => {
            const value = row[key] ?? null;
            return kind === "cents" && typeof value === "number" ? value / 100 : value;
          },
          text: (row) => {
            const value = row[key] ?? null;
            if (value === null) return "";
            if (kind === "month") return format.month(String(value));
            if (kind === "cents") return format.number(Number(value) / 100, { decimals: 2 });
            return String(value);
          },
          ...totalCell(view, key, { at, kind, word: t.total, format }),
        };
      }),
    [view, t, text, format],
  );
}

interface TotalOptions {
  readonly at: number;
  readonly kind: FinanceRowsView["columns"][number]["kind"];
  readonly word: string;
  readonly format: ReturnType<typeof useFormat>;
}

/** The rows' sum, unless some rows are left out of the answer. */
function totalCell(
  view: FinanceRowsView,
  key: string,
  { at, kind, word, format }: TotalOptions,
): { readonly total?: string } {
  if (view.truncated || view.rows.length < 2) return {};
  if (at === 0) return { total: word };
  if (kind !== "cents") return {};
  const sum = view.rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
  return { total: format.number(sum / 100, { decimals: 2 }) };
}

function BatchList({ batches }: Pick<FinanceRowsView, "batches">): ReactElement | null {
  const t = useMessages(financeMessages).rows;
  const text = useText();
  const format = useFormat();
  const mayReadData = useMay("read-data");
  if (batches.length === 0) return null;
  return (
    <section className="finance-batches">
      <h3>{t.batches}</h3>
      <ul>
        {batches.map(({ id, sourceTitle, hash, importedOn }) => (
          <li key={id}>
            {mayReadData ? (
              <Link to="/aineistot/toimitukset" search={{ toimitus: String(id) }}>
                {t.batch(String(id))}
              </Link>
            ) : (
              t.batch(String(id))
            )}
            , {text(sourceTitle)}, {t.imported(format.day(importedOn))}, <code>{hash}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

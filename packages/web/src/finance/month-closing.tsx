import type { MonthStatusView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useMemo, useState, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Loaded } from "../parts/loaded.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { useToast } from "../parts/toast.tsx";
import { TrustMark } from "../parts/trust-mark.tsx";
import { capitalised } from "./capitalised.ts";
import { financeMessages } from "./messages.ts";
import { useCloseMonth, useMonths } from "./queries.ts";

type MonthLine = MonthStatusView["months"][number];

/** Which months are closed, what keeps the next one open, and the way to close it. */
export function MonthClosing({ year }: { readonly year: number }): ReactElement {
  const t = useMessages(financeMessages);
  const months = useMonths();
  return (
    <section id="kuukaudet" className="finance-part">
      <h2>{t.parts.months}</h2>
      <Loaded query={months} height={240}>
        {(view) => (
          <>
            <Standing view={view} />
            <MonthTable view={view} year={year} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Standing({ view }: { readonly view: MonthStatusView }): ReactElement {
  const t = useMessages(financeMessages).months;
  const text = useText();
  const format = useFormat();
  const mayClose = useMay("close-month");
  const lastClosed = view.months.findLast(({ state }) => state === "closed");
  const firstOpen = view.months.find(({ state }) => state === "open");
  const why = firstOpen?.obstacles.map((obstacle) => text(obstacle)).join("; ") ?? "";
  return (
    <div className="finance-standing">
      <p className="finance-lead">
        {lastClosed === undefined
          ? t.noneClosed
          : capitalised(t.closedTo(format.month(lastClosed.month)))}{" "}
        {view.nextToClose !== null && t.canClose(format.month(view.nextToClose))}
        {view.nextToClose === null &&
          firstOpen !== undefined &&
          why !== "" &&
          capitalised(t.cannotClose(format.month(firstOpen.month), why))}
      </p>
      {mayClose && view.nextToClose !== null && <CloseButton month={view.nextToClose} />}
    </div>
  );
}

function CloseButton({ month }: { readonly month: string }): ReactElement {
  const t = useMessages(financeMessages).months;
  const format = useFormat();
  const toast = useToast();
  const close = useCloseMonth();
  const [isAsking, setAsking] = useState(false);
  const name = format.month(month);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          close.reset();
          setAsking(true);
        }}
      >
        {t.close(name)}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t.ask(name)}
          confirm={t.confirm}
          tone="danger"
          isWorking={close.isPending}
          error={close.error}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            close.mutate(
              { params: { month } },
              {
                onSuccess: () => {
                  setAsking(false);
                  toast({ text: capitalised(t.done(name)) });
                },
              },
            );
          }}
        >
          <p>
            <strong>{t.final}</strong>
          </p>
          <p>{t.after}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface MonthTableProps {
  readonly view: MonthStatusView;
  readonly year: number;
}

function MonthTable({ view, year }: MonthTableProps): ReactElement {
  const t = useMessages(financeMessages).months;
  const columns = useMonthColumns();
  return (
    <DataTable
      caption={t.table(String(year))}
      columns={columns}
      rows={view.months.filter(({ month }) => month.startsWith(`${year}-`))}
      rowKey={({ month }) => month}
      fileName={`talous-kuukaudet-${year}`}
      empty={t.noMonths}
    />
  );
}

const hashLetters = 12;

function useMonthColumns(): readonly TableColumn<MonthLine>[] {
  const { month: monthTitle, months: t } = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "month",
        title: monthTitle,
        value: ({ month }) => month,
        text: ({ month }) => format.month(month),
      },
      {
        id: "state",
        title: t.state,
        value: ({ state }) => t[state],
        cell: ({ state }) => (
          <TrustMark trust={state === "closed" ? "frozen" : "provisional"} text={t[state]} />
        ),
      },
      {
        id: "arrived",
        title: t.arrived,
        kind: "number",
        value: ({ completeness }) => (completeness === null ? null : completeness * 100),
        text: ({ completeness }) =>
          completeness === null ? "" : format.share(completeness, { decimals: 0 }),
      },
      {
        id: "obstacle",
        title: t.obstacle,
        value: ({ obstacles }) => obstacles.map((obstacle) => text(obstacle)).join("; "),
      },
      {
        id: "closedOn",
        title: t.closedOn,
        value: ({ closedOn }) => closedOn,
        text: ({ closedOn }) => (closedOn === null ? "" : format.day(closedOn)),
      },
      { id: "closedBy", title: t.closedBy, value: ({ closedBy }) => closedBy },
      {
        id: "hash",
        title: t.hash,
        value: ({ sha256 }) => sha256,
        text: ({ sha256 }) => sha256?.slice(0, hashLetters) ?? "",
        cell: ({ sha256 }) =>
          sha256 === null ? "" : <code title={sha256}>{sha256.slice(0, hashLetters)}</code>,
      },
    ],
    [monthTitle, t, text, format],
  );
}

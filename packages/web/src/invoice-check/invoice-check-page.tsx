import "./invoice-check.css";

import { monthRange, formatMonth, parseMonth } from "@luotsi/base";
import type { InvoiceCheckView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { CasePanel } from "./case-panel.tsx";
import { CaseTable } from "./case-table.tsx";
import { CheckFigures } from "./check-figures.tsx";
import { CheckPictures } from "./check-pictures.tsx";
import { ListDownloads } from "./list-downloads.tsx";
import { MarkShown } from "./mark-cases.tsx";
import { invoiceCheckMessages } from "./messages.ts";
import { useInvoiceCheck } from "./queries.ts";
import { SumsTable } from "./sums-table.tsx";

const defaults = { from: "", to: "", kind: "", state: "", case: "" };
type FilterName = keyof typeof defaults;
type Chosen = Readonly<Record<FilterName, string>>;

/** Our ledger against the payer's invoices: what differs, why, and what to ask. */
export function InvoiceCheckPage(): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const [chosen, setChosen] = useFilters<FilterName>(defaults);
  const check = useInvoiceCheck(monthIn(chosen.from), monthIn(chosen.to));
  return (
    <div className="invoice-check-page">
      <FinanceNav part="invoices" />
      {(check.isError || check.data === undefined) && <PageHead title={t.title} />}
      <Loaded query={check} height={720} empty={nothingYet}>
        {(view) => <Content view={view} chosen={chosen} setChosen={setChosen} />}
      </Loaded>
    </div>
  );
}

function monthIn(text: string): string | undefined {
  return parseMonth(text) === undefined ? undefined : text;
}

interface ContentProps {
  readonly view: InvoiceCheckView;
  readonly chosen: Chosen;
  readonly setChosen: ChangeFilters<FilterName>;
}

function Content({ view, chosen, setChosen }: ContentProps): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const text = useText();
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={<Months view={view} setChosen={setChosen} />}
        actions={<ListDownloads view={view} kind={chosen.kind} state={chosen.state} />}
      />
      <CheckFigures view={view} />
      <CheckPictures view={view} />
      <div className="invoice-part">
        <SumsTable sums={view.sums} />
      </div>
      <Notes view={view} />
      <section className="invoice-notes">
        <h2>{t.keys}</h2>
        <p>{text(view.personKeys)}</p>
      </section>
      <Cases view={view} chosen={chosen} setChosen={setChosen} />
      {chosen.case !== "" && (
        <CasePanel
          key={chosen.case}
          id={chosen.case}
          onClose={() => {
            setChosen({ case: "" });
          }}
        />
      )}
    </>
  );
}

/** Which invoices are looked at; the first month is never after the last. */
function Months({ view, setChosen }: Omit<ContentProps, "chosen">): ReactElement | null {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  const first = parseMonth(view.invoices?.first ?? "");
  const last = parseMonth(view.invoices?.last ?? "");
  const { from, to } = view;
  if (first === undefined || last === undefined || from === null || to === null) return null;
  const options = monthRange(first, last).map((month) => {
    const value = formatMonth(month);
    return { value, text: format.month(value) };
  });
  return (
    <FilterLine
      sentence={t.filters}
      places={{
        from: (
          <InlineSelect
            label={t.from}
            value={from}
            options={options}
            onChange={(value) => {
              setChosen({ from: value, ...(value > to ? { to: value } : {}) });
            }}
          />
        ),
        to: (
          <InlineSelect
            label={t.to}
            value={to}
            options={options}
            onChange={(value) => {
              setChosen({ to: value, ...(value < from ? { from: value } : {}) });
            }}
          />
        ),
      }}
    />
  );
}

const states = ["open", "asked", "accepted", "corrected"] as const;
const kinds = [
  "not_billed",
  "billed_not_computed",
  "wrong_step",
  "wrong_municipality",
  "amount",
] as const;

function Cases({ view, chosen, setChosen }: ContentProps): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const mayHandle = useMay("handle-invoice-cases");
  const shown = view.cases.filter(
    (one) =>
      (chosen.kind === "" || one.kind === chosen.kind) &&
      (chosen.state === "" || one.state === chosen.state),
  );
  return (
    <div className="invoice-part">
      <FilterLine
        sentence={t.cases.filters}
        places={{
          kind: (
            <InlineSelect
              label={t.cases.kindLabel}
              value={chosen.kind}
              options={[
                { value: "", text: t.cases.allKinds },
                ...kinds.map((kind) => ({ value: kind as string, text: t.kinds[kind] })),
              ]}
              onChange={(kind) => {
                setChosen({ kind });
              }}
            />
          ),
          state: (
            <InlineSelect
              label={t.cases.stateLabel}
              value={chosen.state}
              options={[
                { value: "", text: t.cases.allStates },
                ...states.map((state) => ({ value: state as string, text: t.states[state] })),
              ]}
              onChange={(state) => {
                setChosen({ state });
              }}
            />
          ),
        }}
      />
      <CaseTable
        cases={shown}
        openCase={chosen.case === "" ? undefined : chosen.case}
        onOpen={(id) => {
          setChosen({ case: id });
        }}
        tools={mayHandle ? <MarkShown cases={shown} /> : undefined}
      />
    </div>
  );
}

/** What the totals leave out, and what is in doubt in what they rest on. */
function Notes({ view }: { readonly view: InvoiceCheckView }): ReactElement | null {
  const t = useMessages(invoiceCheckMessages);
  const text = useText();
  const format = useFormat();
  if (view.leftOut.length + view.faults.length === 0) return null;
  return (
    <div className="invoice-notes">
      {view.leftOut.length > 0 && (
        <section>
          <h2>{t.leftOut}</h2>
          <ul>
            {view.leftOut.map((one) => (
              <li key={one.id}>
                {t.leftOutLine(text(one.text), format.count(one.count))}
                {one.cents !== null && `, ${format.euros(one.cents)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.faults.length > 0 && (
        <section>
          <h2>{t.faults}</h2>
          <p className="quiet">{t.faultsLead}</p>
          <ul>
            {view.faults.map(({ code, message, next }) => (
              <li key={code}>
                {text(message)} {next !== null && text(next)}
              </li>
            ))}
          </ul>
          <Link to="/aineistot/tarkastukset">{t.faultsLink}</Link>
        </section>
      )}
    </div>
  );
}

function nothingYet(view: InvoiceCheckView): ReactElement | undefined {
  return view.invoices === null ? <NothingYet /> : undefined;
}

function NothingYet(): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const mayImport = useMay("import-data");
  return (
    <>
      <PageHead title={t.title} />
      <Empty title={t.empty}>
        <p>{t.emptyNext}</p>
        {mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}
      </Empty>
    </>
  );
}

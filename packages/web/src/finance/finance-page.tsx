import "./finance.css";

import type { FinanceView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { CostPictures } from "./cost-picture.tsx";
import { DefinitionsSection } from "./definitions-section.tsx";
import { FinanceNav } from "./finance-nav.tsx";
import { FinanceFilters, showChoices, timeViews } from "./finance-filters.tsx";
import { LiabilitySection } from "./liability-section.tsx";
import { MarginTable } from "./margin-table.tsx";
import { financeMessages } from "./messages.ts";
import { MonthClosing } from "./month-closing.tsx";
import { actualMonths } from "./plan-facts.ts";
import { useFinance } from "./queries.ts";
import { ReconciliationSection } from "./reconciliation-section.tsx";
import { rowsAddressOf, type OpenRows } from "./rows-address.ts";
import { RowsPanel } from "./rows-panel.tsx";
import { ServiceTable } from "./service-table.tsx";
import { Corrections, LagProfiles } from "./trust-section.tsx";

const defaults = {
  year: "",
  view: "booked",
  show: "monthly",
  cost: "",
  month: "",
  service: "",
};
/** Id of the one service that is a cost type of its own. */
const benefitService = "benefit-liability";
type FilterName = keyof typeof defaults;

/** The two cost types of a year against plan, with what they rest on. */
export function FinancePage(): ReactElement {
  const t = useMessages(financeMessages);
  const [filters, setFilters] = useFilters<FilterName>(defaults);
  const timeView = timeViews.find((each) => each === filters.view) ?? "booked";
  const year = /^20\d\d$/.test(filters.year) ? Number(filters.year) : undefined;
  const finance = useFinance(year, timeView);
  return (
    <div className="finance-page">
      <FinanceNav part="picture" />
      {(finance.isError || finance.data === undefined) && <PageHead title={t.title} />}
      <Loaded query={finance} height={720} empty={nothingYet}>
        {(view) => (
          <Content view={view} filters={{ ...filters, view: timeView }} setFilters={setFilters} />
        )}
      </Loaded>
    </div>
  );
}

interface ContentProps {
  readonly view: FinanceView;
  readonly filters: Readonly<Record<FilterName, string>> & { readonly view: FinanceView["view"] };
  readonly setFilters: ChangeFilters<FilterName>;
}

function Content({ view, filters, setFilters }: ContentProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const mayReadRows = useMay("read-finance-rows");
  const show = showChoices.find((each) => each === filters.show) ?? "monthly";
  const address = rowsAddressOf(filters);
  const openRows: OpenRows = (rows) => {
    setFilters({ ...rows });
  };
  const onOpenRows = mayReadRows ? openRows : undefined;
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={
          <div className="finance-head">
            <FinanceFilters
              years={view.years}
              year={view.year}
              view={filters.view}
              show={show}
              onChange={setFilters}
            />
            <PageParts />
          </div>
        }
      />
      <CostPictures view={view} show={show} onOpenRows={onOpenRows} />
      <MarginTable view={view} />
      <section id="palvelut" className="finance-part" aria-label={t.parts.services}>
        <ServiceTable
          classes={view.classes}
          year={view.year}
          onOpen={mayReadRows ? (service) => openService(service) : undefined}
        />
      </section>
      <ReconciliationSection view={view} />
      <div className="finance-evidence">
        <Corrections view={view} />
        <LagProfiles view={view} />
      </div>
      <LiabilitySection detail={view.liability} year={view.year} />
      <MonthClosing year={view.year} />
      <DefinitionsSection view={view} />
      {address !== undefined && mayReadRows && (
        <RowsPanel
          address={address}
          finance={view}
          timeView={filters.view}
          onOpen={openRows}
          onClose={() => {
            setFilters({ cost: "", month: "", service: "" });
          }}
        />
      )}
    </>
  );

  function openService(service: string): void {
    const cost = service === benefitService ? "benefit-liability" : "operating";
    const costType = view.costTypes.find(({ id }) => id === cost);
    const month = costType === undefined ? undefined : actualMonths(costType).at(-1)?.month;
    if (month === undefined) return;
    openRows({ cost, month, service: cost === "operating" ? service : "" });
  }
}

/** The page is long: its parts by name, each a step away. */
function PageParts(): ReactElement {
  const { parts, onPage } = useMessages(financeMessages);
  const places = [
    { id: "palvelut", name: parts.services },
    { id: "tasmaytys", name: parts.reconciliation },
    { id: "kuntaosuus", name: parts.liability },
    { id: "kuukaudet", name: parts.months },
    { id: "maaritelmat", name: parts.definitions },
  ];
  return (
    <nav className="finance-parts" aria-label={onPage}>
      <ul>
        {places.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function nothingYet(view: FinanceView): ReactElement | undefined {
  return view.latestMonth === null ? <NothingYet /> : undefined;
}

function NothingYet(): ReactElement {
  const t = useMessages(financeMessages);
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

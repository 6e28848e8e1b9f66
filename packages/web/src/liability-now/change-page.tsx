import "./liability-now.css";

import { Bridge, bridgeTable } from "@luotsi/charts";
import type { LiabilityChangeView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { FigureCard } from "../parts/figure-card.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters, type ChangeFilters as ChangeChoices } from "../parts/use-filters.ts";
import { changeBridge } from "./change-charts.ts";
import { bridgeFinding } from "./change-findings.ts";
import { ChangeFilters } from "./change-filters.tsx";
import { GroupsTable, PartsTable } from "./change-tables.tsx";
import { liabilityNowMessages } from "./messages.ts";
import { useLiabilityChange } from "./queries.ts";

const defaults = { kind: "months", from: "", to: "" };
type FilterName = keyof typeof defaults;

/** Why the liability moved between two months, or from a forecast to its outcome. */
export function ChangePage(): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const [filters, setFilters] = useFilters<FilterName>(defaults);
  const change = useLiabilityChange({
    kind: filters.kind === "forecast" ? "forecast" : "months",
    from: monthOrNothing(filters.from),
    to: monthOrNothing(filters.to),
  });
  const isReady = change.data?.state === "ready" && !change.isError;
  return (
    <div className="liability-now-page">
      <FinanceNav part="change" />
      {!isReady && <PageHead title={t.title} />}
      <Loaded query={change} height={720} empty={notReady}>
        {(view) => <Content view={view} setFilters={setFilters} />}
      </Loaded>
    </div>
  );
}

function monthOrNothing(text: string): string | undefined {
  return /^\d{4}-\d{2}$/.test(text) ? text : undefined;
}

function notReady(view: LiabilityChangeView): ReactElement | undefined {
  return view.state === "ready" ? undefined : <NotReady view={view} />;
}

function NotReady({ view }: { readonly view: LiabilityChangeView }): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const text = useText();
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.empty}>
      <p>{text(view.finding)}</p>
      {mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}
    </Empty>
  );
}

interface ContentProps {
  readonly view: LiabilityChangeView;
  readonly setFilters: ChangeChoices<FilterName>;
}

function Content({ view, setFilters }: ContentProps): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const text = useText();
  const format = useFormat();
  const bridge = changeBridge({ view, t, format, text });
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={<ChangeFilters view={view} onChange={setFilters} />}
      />
      <ChartFrame
        title={bridgeFinding(view, { t, format, text })}
        subtitle={t.subtitle(bridge.steps.at(0)?.label ?? "", bridge.steps.at(-1)?.label ?? "")}
        fileName={`kuntaosuus-silta-${view.from ?? ""}-${view.to ?? ""}`}
        table={bridgeTable(bridge, { step: t.step, value: t.value })}
      >
        {({ width }) => <Bridge view={bridge} width={width} />}
      </ChartFrame>
      {view.notes.length > 0 && (
        <ul className="liability-now-notes">
          {view.notes.map((note) => (
            <li key={note.en}>{text(note)}</li>
          ))}
        </ul>
      )}
      <section className="liability-now-part">
        <PartsTable view={view} />
        <HowKnown view={view} />
      </section>
      {view.splits.map((split) => (
        <section key={split.split} className="liability-now-part">
          <GroupsTable view={view} split={split} />
        </section>
      ))}
      {view.splits.length > 0 && <p className="quiet liability-now-lead">{t.groupsNote}</p>}
      <p className="liability-now-next">
        <Link to="/talous/nyt">{t.nowLink}</Link>
      </p>
    </>
  );
}

function HowKnown({ view }: { readonly view: LiabilityChangeView }): ReactElement | null {
  const t = useMessages(liabilityNowMessages).change;
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { provenance } = view;
  if (provenance === null) return null;
  return (
    <p className="liability-now-next">
      <button
        type="button"
        className="liability-now-link"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t.howKnown}
      </button>
      {isOpen && (
        <FigureCard
          facts={{
            title: t.title,
            value: undefined,
            trust: "provisional",
            trustText: text(view.finding),
            provenance,
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </p>
  );
}

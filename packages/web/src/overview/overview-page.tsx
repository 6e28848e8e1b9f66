import "./overview.css";

import { Sparkline } from "@luotsi/charts";
import type { OverviewFigure, OverviewView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { KeyFigure } from "../parts/key-figure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { AttentionList } from "./attention-list.tsx";
import { LiabilityLine } from "./liability-line.tsx";
import { overviewMessages } from "./messages.ts";
import { changeOf, courseOf, figureText, intervalText } from "./overview-figures.ts";
import { PageLink } from "./page-link.tsx";
import { useOverview } from "./queries.ts";
import { useInvoiceAttention } from "./use-invoice-attention.ts";

/** What a director opens the day with: a few figures, why they hold, and what needs a hand. */
export function OverviewPage(): ReactElement {
  const t = useMessages(overviewMessages);
  const text = useText();
  const format = useFormat();
  const overview = useOverview();
  return (
    <div className="overview-page">
      {(overview.isError || overview.data === undefined) && <PageHead title={t.title} />}
      <Loaded query={overview} height={560}>
        {(view) => (
          <>
            <PageHead
              title={t.title}
              finding={text(view.finding)}
              {...(view.month === null
                ? {}
                : { filters: <p className="quiet">{t.asOf(format.month(view.month))}</p> })}
            />
            {view.month === null ? <NothingYet /> : <Figures view={view} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function NothingYet(): ReactElement {
  const t = useMessages(overviewMessages);
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.empty}>{mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}</Empty>
  );
}

function Figures({ view }: { readonly view: OverviewView }): ReactElement {
  const t = useMessages(overviewMessages);
  const invoices = useInvoiceAttention();
  const costs = view.figures.filter(({ kind }) => kind === "cents");
  const counts = view.figures.filter(({ kind }) => kind !== "cents");
  return (
    <div className="overview-places">
      <div className="overview-figures">
        <section aria-labelledby="overview-money">
          <h2 id="overview-money">{t.money}</h2>
          <div className="overview-row" data-weight="first">
            {costs.map((figure) => (
              <Figure key={figure.id} figure={figure} />
            ))}
          </div>
          <LiabilityLine />
        </section>
        <section aria-labelledby="overview-people">
          <h2 id="overview-people">{t.people}</h2>
          <div className="overview-row">
            {counts.map((figure) => (
              <Figure key={figure.id} figure={figure} />
            ))}
          </div>
        </section>
      </div>
      <AttentionList attention={[...invoices, ...view.attention]} />
    </div>
  );
}

function Figure({ figure }: { readonly figure: OverviewFigure }): ReactElement {
  const t = useMessages(overviewMessages);
  const text = useText();
  const format = useFormat();
  const { kind, value, trust } = figure;
  const isGated = trust === "gated";
  const title = text(figure.title);
  const isCost = kind === "cents";
  const interval = intervalText(figure, format);
  const changeText = figure.changeText === null || isGated ? undefined : text(figure.changeText);
  const change = changeOf(figure, changeText);
  const reason = figure.missing === null ? t.missing : text(figure.missing);
  const course = isGated ? undefined : courseOf({ figure, title, t, format });
  return (
    <article className="overview-figure" data-figure={figure.id}>
      <KeyFigure
        size={isCost ? "large" : "usual"}
        facts={{
          title,
          value: value === null || isGated ? undefined : figureText(kind, value, format),
          trust,
          trustText: text(figure.trustText),
          provenance: figure.provenance,
        }}
        missing={isGated ? t.gated : reason}
        {...(interval === undefined ? {} : { interval })}
        {...(change === undefined ? {} : { change })}
        {...(course === undefined
          ? {}
          : {
              trend: (
                <Sparkline view={course} width={isCost ? 300 : 190} height={isCost ? 64 : 44} />
              ),
            })}
      />
      {isCost && (
        <p className="overview-why">
          <strong>{t.whyTrust}.</strong> {text(figure.trustText)}
        </p>
      )}
      <p className="overview-more">
        <PageLink link={figure.link}>
          {t.more(isCost ? t.pages.finance : t.pages.indicators)}
          <span className="aksel-sr-only">, {title}</span>
        </PageLink>
      </p>
    </article>
  );
}

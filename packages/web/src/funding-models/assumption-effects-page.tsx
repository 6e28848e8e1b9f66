import "./funding-models.css";

import { DifferenceBars, differenceBarsTable } from "@luotsi/charts";
import type { AssumptionEffectsView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { Empty } from "../parts/empty.tsx";
import { FilterLine } from "../parts/filter-line.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { AnswerTable } from "./answer-table.tsx";
import { fundingModelMessages } from "./messages.ts";
import { effectBars } from "./model-charts.ts";
import { effectsFinding } from "./model-findings.ts";
import { useAssumptionEffects } from "./queries.ts";

/** What each open question of the law is worth in euros a year. */
export function AssumptionEffectsPage(): ReactElement {
  const t = useMessages(fundingModelMessages).effects;
  const effects = useAssumptionEffects();
  const { data } = effects;
  const isReady = data?.hasPayments === true && data.progress === null && !effects.isError;
  return (
    <div className="models-page">
      <FinanceNav part="assumptions" />
      {!isReady && <PageHead title={t.title} />}
      <Loaded query={effects} height={720} empty={notReady}>
        {(view) => <Content view={view} />}
      </Loaded>
    </div>
  );
}

function notReady(view: AssumptionEffectsView): ReactElement | undefined {
  if (!view.hasPayments) return <Nothing view={view} />;
  return view.progress === null ? undefined : <UnderWay view={view} />;
}

function UnderWay({ view }: { readonly view: AssumptionEffectsView }): ReactElement {
  const t = useMessages(fundingModelMessages).effects;
  const text = useText();
  return (
    <div className="models-narrow">
      <ProgressBar label={text(view.finding)} share={view.progress ?? undefined} />
      <p className="quiet">{t.waiting}</p>
    </div>
  );
}

function Nothing({ view }: { readonly view: AssumptionEffectsView }): ReactElement {
  const t = useMessages(fundingModelMessages);
  const text = useText();
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.effects.empty}>
      <p>{text(view.finding)}</p>
      {mayImport && <Link to="/aineistot/tuonti">{t.emptyLink}</Link>}
    </Empty>
  );
}

function Content({ view }: { readonly view: AssumptionEffectsView }): ReactElement {
  const messages = useMessages(fundingModelMessages);
  const t = messages.effects;
  const text = useText();
  const format = useFormat();
  const words = { t: messages, format, text };
  const finding = effectsFinding(view, words);
  const bars = effectBars(view, finding, words);
  const period = text(view.period.title);
  return (
    <>
      <PageHead
        title={t.title}
        finding={text(view.finding)}
        filters={<FilterLine sentence={t.filters} places={{ period }} />}
      />
      <ChartFrame
        title={finding}
        subtitle={t.subtitle(period)}
        fileName={`oletusten-vaikutus-${view.period.from}-${view.period.to}`}
        table={differenceBarsTable(bars, { label: t.answer, value: t.difference })}
        note={t.note(format.shortEuros(view.generalBenefitCents))}
      >
        {({ width }) => <DifferenceBars view={bars} width={width} />}
      </ChartFrame>
      <EffectFigures view={view} />
      <section className="models-part">
        <AnswerTable view={view} />
      </section>
      <section className="models-part">
        <h2>{t.questions}</h2>
        <dl className="models-questions">
          {view.effects.map(({ id, title, question, affects }) => (
            <div key={id}>
              <dt>{text(title)}</dt>
              <dd>
                {text(question)} <span className="quiet">{t.affects(text(affects))}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <Link to="/saannot">{t.rules}</Link>
        </p>
        <p className="models-lead quiet">{text(view.provenance.definition)}</p>
      </section>
    </>
  );
}

function EffectFigures({ view }: { readonly view: AssumptionEffectsView }): ReactElement {
  const t = useMessages(fundingModelMessages).effects;
  const format = useFormat();
  const { owedCents, generalBenefitCents, provenance } = view;
  const share = owedCents === 0 ? 0 : generalBenefitCents / owedCents;
  return (
    <KeyFigures>
      <KeyFigure
        size="large"
        facts={{
          title: t.year,
          value: format.shortEuros(owedCents),
          trust: generalBenefitCents === 0 ? "provisional" : "assumption",
          provenance,
        }}
      />
      <KeyFigure
        facts={{
          title: t.general,
          value: format.shortEuros(generalBenefitCents),
          trust: "assumption",
          provenance,
        }}
        change={{
          text: t.generalShare(format.share(share, { decimals: 0 })),
          direction: "level",
          tone: "neutral",
        }}
      />
    </KeyFigures>
  );
}

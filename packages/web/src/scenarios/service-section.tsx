import { LineChart, lineChartTable } from "@luotsi/charts";
import type { Provenance, ScenarioServices } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import { intervalOf } from "./answer-figures.tsx";
import { scenarioMessages } from "./messages.ts";
import { balanceOf } from "./scenario-chart.ts";

interface ServiceSectionProps {
  readonly services: ScenarioServices;
  readonly provenance: Provenance;
}

/** What more service costs and saves: the two costs as one decision. */
export function ServiceSection({ services, provenance }: ServiceSectionProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  const format = useFormat();
  const finding = text(services.finding);
  const chart = balanceOf(services, { t, format }, finding);
  return (
    <section className="scenario-services">
      <h2>{t.services.title}</h2>
      <p>
        {finding} <span className="quiet">{t.services.noteEffect}</span>
      </p>
      <ServiceFigures services={services} provenance={provenance} />
      <ChartFrame
        title={t.services.picture}
        subtitle={t.services.pictureSubtitle}
        fileName="skenaario-palvelut"
        height={220}
        table={lineChartTable(chart, { first: t.answer.month })}
      >
        {(size) => (
          <LineChart
            view={chart}
            size={size}
            writeTick={(value) => format.number(value, { decimals: 2 })}
          />
        )}
      </ChartFrame>
    </section>
  );
}

function ServiceFigures({ services, provenance }: ServiceSectionProps): ReactElement {
  const t = useMessages(scenarioMessages).services;
  const format = useFormat();
  const facts = { trust: "assumption", provenance } as const;
  const { net, extraCost, avoidedLiability } = services;
  return (
    <KeyFigures>
      <KeyFigure
        facts={{
          ...facts,
          title: t.cost,
          value: format.shortEuros(extraCost.cents, { sign: "always" }),
        }}
        change={{
          text: t.personMonths(format.count(services.extraPersonMonths, { sign: "always" })),
          direction: services.extraPersonMonths >= 0 ? "up" : "down",
          tone: "neutral",
        }}
      />
      <KeyFigure
        facts={{
          ...facts,
          title: t.avoided,
          value: format.shortEuros(avoidedLiability.cents, { sign: "always" }),
        }}
        {...intervalOf(avoidedLiability, format)}
      />
      <KeyFigure
        facts={{
          ...facts,
          title: `${t.net}: ${net.cents < 0 ? t.lost : t.saved}`,
          value: format.shortEuros(Math.abs(net.cents)),
        }}
        {...intervalOf(net, format)}
      />
      <KeyFigure
        facts={{
          ...facts,
          title: t.payBack,
          value: services.payBackMonth === null ? t.never : format.month(services.payBackMonth),
        }}
      />
    </KeyFigures>
  );
}

import { LineChart, lineChartTable } from "@luotsi/charts";
import type { Provenance, ScenarioAmount, ScenarioServices } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import { intervalOf } from "./answer-figures.tsx";
import { scenarioMessages } from "./messages.ts";
import { roughEuros } from "./rough-euros.ts";
import { balanceOf } from "./scenario-chart.ts";
import { balanceFinding } from "./scenario-findings.ts";

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
  const title = balanceFinding(services, { t, format });
  const chart = balanceOf(services, title, { t, format });
  return (
    <section className="scenario-services">
      <h2>{t.services.title}</h2>
      <p>
        {finding} <span className="quiet">{t.services.noteEffect}</span>
      </p>
      <ServiceFigures services={services} provenance={provenance} />
      <ChartFrame
        title={title}
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

/** A saving as the cost it is: both costs are read with the same sign. */
function turned({ cents, interval }: ScenarioAmount): ScenarioAmount {
  return {
    cents: -cents,
    interval: interval && {
      lo50: -interval.hi50,
      hi50: -interval.lo50,
      lo80: -interval.hi80,
      hi80: -interval.lo80,
      lo95: -interval.hi95,
      hi95: -interval.lo95,
    },
  };
}

function ServiceFigures({ services, provenance }: ServiceSectionProps): ReactElement {
  const t = useMessages(scenarioMessages).services;
  const format = useFormat();
  const facts = { trust: "assumption", provenance } as const;
  const { net, extraCost, avoidedLiability } = services;
  return (
    <KeyFigures>
      <KeyFigure
        facts={{ ...facts, title: t.cost, value: roughEuros(extraCost.cents, format) }}
        {...intervalOf(extraCost, format)}
        change={{
          text: t.personMonths(format.count(services.extraPersonMonths, { sign: "always" })),
          direction: services.extraPersonMonths >= 0 ? "up" : "down",
          tone: "neutral",
        }}
      />
      <KeyFigure
        facts={{
          ...facts,
          title: t.liability,
          value: roughEuros(-avoidedLiability.cents, format),
        }}
        {...intervalOf(turned(avoidedLiability), format)}
      />
      <KeyFigure
        facts={{ ...facts, title: t.net, value: roughEuros(-net.cents, format) }}
        {...intervalOf(turned(net), format)}
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

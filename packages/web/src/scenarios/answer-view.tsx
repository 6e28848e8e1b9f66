import { LineChart, lineChartTable, StackedBars, stackedBarsTable } from "@luotsi/charts";
import type { ScenarioAnswer } from "@luotsi/contract";
import { memo, type ReactElement, type ReactNode } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { AnswerFigures } from "./answer-figures.tsx";
import { AnswerTables } from "./answer-tables.tsx";
import { scenarioMessages } from "./messages.ts";
import { differencesOf, linesOf } from "./scenario-chart.ts";
import { barsFinding, linesFinding } from "./scenario-findings.ts";
import { ServiceSection } from "./service-section.tsx";

interface AnswerViewProps {
  readonly answer: ScenarioAnswer;
  /** Have the changes moved on, so that a newer answer is to come? */
  readonly isBehind: boolean;
  /** The simulation's state, under the finding. */
  readonly children: ReactNode;
}

/** A scenario beside the baseline: the difference in a sentence, then why, how much and for whom. */
export function AnswerView({ answer, isBehind, children }: AnswerViewProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  return (
    <section className="scenario-answer" aria-label={t.answer.title} aria-busy={isBehind}>
      <output className="scenario-finding">{text(answer.finding)}</output>
      {children}
      <AnswerParts answer={answer} />
    </section>
  );
}

/** Pictures and tables are not drawn again while a slider moves, only when an answer comes. */
const AnswerParts = memo(function AnswerParts({
  answer,
}: Pick<AnswerViewProps, "answer">): ReactElement {
  const t = useMessages(scenarioMessages);
  const format = useFormat();
  const words = { t, format };
  const linesTitle = linesFinding(answer, words);
  const barsTitle = barsFinding(answer, words);
  const lines = linesOf(answer, linesTitle, words);
  const differences = differencesOf(answer, barsTitle, words);
  const heading = { first: t.answer.month };
  return (
    <>
      <AnswerFigures answer={answer} />
      <ChartFrame
        title={linesTitle}
        subtitle={t.answer.linesSubtitle}
        fileName="skenaario-kuukausittain"
        height={280}
        table={lineChartTable(lines, heading)}
        note={fanNote(answer, t.answer)}
      >
        {(size) => (
          <LineChart
            view={lines}
            size={size}
            writeTick={(value) => format.number(value, { decimals: value < 10 ? 1 : 0 })}
          />
        )}
      </ChartFrame>
      {answer.total.difference.cents !== 0 && (
        <ChartFrame
          title={barsTitle}
          subtitle={t.answer.barsSubtitle}
          fileName="skenaario-ero"
          height={220}
          table={stackedBarsTable(differences, heading)}
          {...(answer.simulated === null ? {} : { note: t.answer.ofDifference })}
        >
          {(size) => (
            <StackedBars
              view={differences}
              size={size}
              writeTick={(value) => format.number(value, { decimals: 0 })}
            />
          )}
        </ChartFrame>
      )}
      {answer.services !== null && (
        <ServiceSection services={answer.services} provenance={answer.provenance} />
      )}
      <AnswerTables answer={answer} />
      <Assumptions answer={answer} />
    </>
  );
});

/** What the fan holds; of a factor hardly above 1 nothing is said. */
function fanNote(
  { simulated }: ScenarioAnswer,
  t: { readonly fan: string; readonly noFan: string; readonly widened: string },
): string {
  if (simulated === null) return t.noFan;
  const { widening } = simulated;
  const most = widening === null ? 1 : Math.max(widening.by50, widening.by80, widening.by95);
  return most > worthSaying ? `${t.fan} ${t.widened}` : t.fan;
}

const worthSaying = 1.02;

/** What the figures rest on that is not known, said where they stand. */
function Assumptions({ answer }: { readonly answer: ScenarioAnswer }): ReactElement {
  const t = useMessages(scenarioMessages).answer;
  const text = useText();
  return (
    <section className="scenario-assumptions">
      <h2>{t.rests}</h2>
      <ul>
        {answer.provenance.assumptions.map((assumption) => (
          <li key={assumption.name}>
            {text(assumption.text)}{" "}
            <code>
              {assumption.name}={assumption.value}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ScenarioAmount, ScenarioAnswer } from "@luotsi/contract";
import type { ReactElement } from "react";

import type { Format } from "../language/format.ts";
import { useFormat, useMessages } from "../language/language.tsx";
import { KeyFigure, KeyFigures, type FigureChange } from "../parts/key-figure.tsx";
import { scenarioMessages } from "./messages.ts";
import { rangeText, roughEuros } from "./rough-euros.ts";

/** The figures that matter: the difference first, then what it is a difference of. */
export function AnswerFigures({ answer }: { readonly answer: ScenarioAnswer }): ReactElement {
  const t = useMessages(scenarioMessages).answer.figures;
  const format = useFormat();
  const { total, years, provenance, receiversAtEnd } = answer;
  const firstYear = years.find(({ difference }) => difference.cents !== 0) ?? years[0];
  const facts = { trust: "assumption", provenance } as const;
  return (
    <KeyFigures>
      <KeyFigure
        size="large"
        facts={{ ...facts, title: t.total, value: roughEuros(total.difference.cents, format) }}
        {...intervalOf(total.difference, format)}
        {...(total.baseline.cents === 0
          ? {}
          : {
              change: changeOf(
                total.difference.cents,
                t.ofBaseline(
                  format.share(total.difference.cents / total.baseline.cents, { sign: "always" }),
                ),
              ),
            })}
      />
      {firstYear !== undefined && (
        <KeyFigure
          facts={{
            ...facts,
            title: t.firstYear(String(firstYear.year), String(firstYear.months)),
            value: roughEuros(firstYear.difference.cents, format),
          }}
          {...intervalOf(firstYear.difference, format)}
        />
      )}
      <KeyFigure
        facts={{ ...facts, title: t.scenario, value: format.millions(total.scenario.cents) }}
        change={changeOf(total.difference.cents, t.instead(format.millions(total.baseline.cents)))}
      />
      <KeyFigure
        facts={{ ...facts, title: t.receivers, value: format.count(receiversAtEnd.scenario) }}
        change={changeOf(
          Math.round(receiversAtEnd.scenario) - Math.round(receiversAtEnd.baseline),
          t.instead(format.count(receiversAtEnd.baseline)),
        )}
      />
    </KeyFigures>
  );
}

/** The 80 % interval of a difference, with its signs; nothing before it has been simulated. */
export function intervalOf(
  { interval }: ScenarioAmount,
  format: Format,
): { readonly interval?: string } {
  return interval === null ? {} : { interval: rangeText(interval.lo80, interval.hi80, format) };
}

function changeOf(difference: number, text: string): FigureChange {
  const direction = difference > 0 ? "up" : "down";
  return { text, direction: difference === 0 ? "level" : direction, tone: "neutral" };
}

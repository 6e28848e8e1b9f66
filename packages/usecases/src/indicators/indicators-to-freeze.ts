import type { Month } from "@luotsi/base";
import { indicators, type IndicatorDefinition, type Ratio } from "@luotsi/indicators";
import type { MonthClosing } from "@luotsi/store";

import { breakdownOf } from "./breakdown.ts";
import { countMonth } from "./count-month.ts";
import { measurePrefix } from "./frozen-indicators.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { labourForceUpTo } from "./statfin-figures.ts";

/** Figures of every indicator over everyone, as the closing of months freezes them; of months that are known. */
export function indicatorsToFreeze(
  facts: IndicatorFacts,
  months: readonly Month[],
): ReadonlyMap<Month, MonthClosing["figures"]> {
  const { known } = facts;
  if (known === undefined) return new Map();
  const everyone = breakdownOf([]);
  const counted = months.filter((month) => month >= known.first && month <= known.last);
  return new Map(
    counted.map((month) => {
      const counts = countMonth(facts, month, indicators, everyone);
      const figures = indicators.flatMap((indicator, i) => {
        const ratio = counts[i]?.cells[0] ?? { numerator: 0, denominator: 0 };
        return quantitiesOf(facts, month, indicator, ratio).map(([key, quantity]) => ({
          originMonth: month,
          measure: `${measurePrefix}${indicator.id}`,
          cents: undefined,
          key,
          quantity,
        }));
      });
      return [month, figures];
    }),
  );
}

function quantitiesOf(
  facts: IndicatorFacts,
  month: Month,
  { denominator, restsOn }: IndicatorDefinition,
  ratio: Ratio,
): readonly (readonly [string, number])[] {
  const quantities: (readonly [string, number])[] = [
    ["numerator", ratio.numerator],
    ["denominator", ratio.denominator],
  ];
  if (denominator === "labour-force") {
    const codes = facts.municipalities.map(({ code }) => code);
    const force = labourForceUpTo(facts.statfin, codes, month);
    if (force !== undefined) quantities.push(["labour-force", force.people]);
  }
  if (restsOn.includes("service-periods")) {
    const { expected, recorded } = facts.recording(month);
    quantities.push(["in-service-by-code", expected], ["in-service-recorded", recorded]);
    if (facts.serviceGaps.has(month)) quantities.push(["recording-gap", 1]);
  }
  return quantities;
}

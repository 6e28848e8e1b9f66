import type { ScenarioChange } from "@luotsi/contract";
import { scenarioLimits } from "@luotsi/contract/scenario-choices";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { factorOfPercent, percentOfFactor, withinRange, type Range } from "./draft.ts";
import { FactorField } from "./factor-field.tsx";
import type { FieldChoices } from "./field-choices.ts";
import { scenarioMessages } from "./messages.ts";
import { NumberField } from "./number-field.tsx";
import { PeopleFields } from "./people-fields.tsx";

type ServiceChange = Extract<ScenarioChange, { readonly kind: "service" }>;

interface ServiceFieldsProps {
  readonly change: ServiceChange;
  readonly choices: FieldChoices;
  readonly onChange: (change: ServiceChange) => void;
}

/** More or less service, its assumed effects and its price, each with how unsure it is. */
export function ServiceFields({ change, choices, onChange }: ServiceFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages).fields;
  return (
    <>
      <FactorField
        name={t.volume}
        factor={change.volumeFactor}
        onChange={(volumeFactor) => onChange({ ...change, volumeFactor })}
      />
      <EffectFields
        name={t.during}
        factor={change.duringFactor}
        range={change.duringRange}
        onChange={(duringFactor, duringRange) => onChange({ ...change, duringFactor, duringRange })}
      />
      <EffectFields
        name={t.after}
        factor={change.afterFactor}
        range={change.afterRange}
        onChange={(afterFactor, afterRange) => onChange({ ...change, afterFactor, afterRange })}
      />
      <PriceFields change={change} onChange={onChange} />
      <p className="quiet scenario-note">{t.effectNote}</p>
      <PeopleFields change={change} choices={choices} onChange={onChange} />
    </>
  );
}

interface EffectFieldsProps {
  readonly name: string;
  readonly factor: number;
  readonly range: Range | undefined;
  readonly onChange: (factor: number, range: Range | undefined) => void;
}

function EffectFields({ name, factor, range, onChange }: EffectFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages).units;
  const { lowestFactor, highestFactor } = scenarioLimits;
  const percents = range && {
    low: percentOfFactor(range.low),
    high: percentOfFactor(range.high),
  };
  return (
    <>
      <FactorField
        name={name}
        factor={factor}
        onChange={(next) => onChange(next, withinRange(range, next))}
      />
      <RangeFields
        name={name}
        unit={t.percent}
        lowest={percentOfFactor(lowestFactor)}
        highest={percentOfFactor(highestFactor)}
        value={percentOfFactor(factor)}
        range={percents}
        onChange={(next) =>
          onChange(
            factor,
            next && { low: factorOfPercent(next.low), high: factorOfPercent(next.high) },
          )
        }
      />
    </>
  );
}

function PriceFields({ change, onChange }: Omit<ServiceFieldsProps, "choices">): ReactElement {
  const t = useMessages(scenarioMessages);
  const { costEurPerMonth, costRange } = change;
  const field = {
    name: t.fields.cost,
    unit: t.units.eurosAMonth,
    value: costEurPerMonth,
    lowest: 0,
    highest: scenarioLimits.costEurPerMonth,
  };
  return (
    <>
      <NumberField
        {...field}
        slider={{ from: 0, to: 3000, step: 50 }}
        onChange={(euros) =>
          onChange({
            ...change,
            costEurPerMonth: euros,
            costRange: withinRange(costRange, euros),
          })
        }
      />
      <RangeFields
        {...field}
        range={costRange}
        onChange={(range) => onChange({ ...change, costRange: range })}
      />
    </>
  );
}

interface RangeFieldsProps {
  /** Of the number that is unsure. */
  readonly name: string;
  readonly unit: string;
  readonly lowest: number;
  readonly highest: number;
  readonly value: number;
  readonly range: Range | undefined;
  readonly onChange: (range: Range | undefined) => void;
}

/** How unsure a number is: at least and at most, once it is said to be. */
function RangeFields(props: RangeFieldsProps): ReactElement {
  const { name, unit, lowest, highest, value, range, onChange } = props;
  const t = useMessages(scenarioMessages).fields;
  return (
    <>
      <label className="scenario-tick">
        <input
          type="checkbox"
          checked={range !== undefined}
          aria-label={t.rangeOf(name)}
          onChange={(event) =>
            onChange(event.target.checked ? { low: value, high: value } : undefined)
          }
        />
        {t.range}
      </label>
      {range !== undefined && (
        <div className="scenario-span">
          <NumberField
            name={t.atLeast}
            label={t.atLeastOf(name)}
            unit={unit}
            value={range.low}
            lowest={lowest}
            highest={value}
            onChange={(low) => onChange({ ...range, low })}
          />
          <NumberField
            name={t.atMost}
            label={t.atMostOf(name)}
            unit={unit}
            value={range.high}
            lowest={value}
            highest={highest}
            onChange={(high) => onChange({ ...range, high })}
          />
        </div>
      )}
    </>
  );
}

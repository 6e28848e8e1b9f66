import { scenarioLimits } from "@luotsi/contract/scenario-choices";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { factorOfPercent, percentOfFactor } from "./draft.ts";
import { scenarioMessages } from "./messages.ts";
import { NumberField } from "./number-field.tsx";

interface FactorFieldProps {
  readonly name: string;
  readonly factor: number;
  readonly onChange: (factor: number) => void;
}

/** A factor, written and moved as the percent it changes by. */
export function FactorField({ name, factor, onChange }: FactorFieldProps): ReactElement {
  const t = useMessages(scenarioMessages).units;
  return (
    <NumberField
      name={name}
      unit={t.percent}
      value={percentOfFactor(factor)}
      lowest={percentOfFactor(scenarioLimits.lowestFactor)}
      highest={percentOfFactor(scenarioLimits.highestFactor)}
      slider={{ from: -50, to: 50, step: 1 }}
      onChange={(percent) => onChange(factorOfPercent(percent))}
    />
  );
}

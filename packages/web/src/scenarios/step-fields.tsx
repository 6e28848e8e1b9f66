import type { ScenarioBenefit, ScenarioChange } from "@luotsi/contract";
import { scenarioBenefits, scenarioLimits } from "@luotsi/contract/scenario-choices";
import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { scenarioMessages } from "./messages.ts";
import { NumberField } from "./number-field.tsx";

type StepsChange = Extract<ScenarioChange, { readonly kind: "steps" }>;
type ShiftChange = Extract<ScenarioChange, { readonly kind: "step-shift" }>;

interface StepFieldsProps {
  readonly change: StepsChange;
  readonly onChange: (change: StepsChange) => void;
}

/** The steps one by one: after how many paid days, and what share from then on. */
export function StepFields({ change, onChange }: StepFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const { steps } = change;
  const setStep = (at: number, part: Partial<StepsChange["steps"][number]>): void =>
    onChange({
      ...change,
      steps: steps.map((step, i) => (i === at ? { ...step, ...part } : step)),
    });
  return (
    <>
      <ol className="scenario-steps">
        {steps.map((step, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its place in the list
          <li key={at} aria-label={t.fields.stepRow(at + 1)}>
            <NumberField
              name={t.fields.stepDays}
              unit={t.units.days}
              value={step.afterPaidDays}
              lowest={(steps[at - 1]?.afterPaidDays ?? -1) + 1}
              highest={(steps[at + 1]?.afterPaidDays ?? scenarioLimits.afterPaidDays + 1) - 1}
              onChange={(days) => setStep(at, { afterPaidDays: Math.round(days) })}
            />
            <NumberField
              name={t.fields.stepPercent}
              unit={t.units.percent}
              value={step.percent}
              lowest={0}
              highest={100}
              slider={{ from: 0, to: 100, step: 1 }}
              onChange={(percent) => setStep(at, { percent: Math.round(percent) })}
            />
            <Button
              size="xsmall"
              variant="tertiary"
              data-color="neutral"
              icon={<TrashIcon title={t.fields.removeStep(at + 1)} />}
              onClick={() => onChange({ ...change, steps: steps.filter((_, i) => i !== at) })}
            />
          </li>
        ))}
      </ol>
      {steps.length < scenarioLimits.steps && (
        <Button
          size="xsmall"
          variant="tertiary"
          onClick={() => onChange({ ...change, steps: [...steps, nextStep(steps)] })}
        >
          {t.fields.addStep}
        </Button>
      )}
      <BenefitChoices
        benefits={change.benefits}
        onChange={(benefits) => onChange(withBenefits(change, benefits))}
      />
    </>
  );
}

const usualGap = 100;
const usualRise = 10;

function nextStep(steps: StepsChange["steps"]): StepsChange["steps"][number] {
  const last = steps.at(-1) ?? { afterPaidDays: 0, percent: 0 };
  return {
    afterPaidDays: Math.min(last.afterPaidDays + usualGap, scenarioLimits.afterPaidDays),
    percent: Math.min(last.percent + usualRise, 100),
  };
}

interface BenefitChoicesProps {
  readonly benefits: readonly ScenarioBenefit[] | undefined;
  readonly onChange: (benefits: ScenarioBenefit[] | undefined) => void;
}

/** Whose shares change: every benefit's, unless some are chosen. */
export function BenefitChoices({ benefits, onChange }: BenefitChoicesProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const chosen = benefits ?? scenarioBenefits;
  return (
    <fieldset className="scenario-benefits">
      <legend>
        {t.fields.benefits}
        {benefits === undefined && `: ${t.fields.allBenefits}`}
      </legend>
      {scenarioBenefits.map((benefit) => (
        <label key={benefit} className="scenario-tick">
          <input
            type="checkbox"
            checked={chosen.includes(benefit)}
            onChange={(event) => {
              const next = scenarioBenefits.filter((each) =>
                each === benefit ? event.target.checked : chosen.includes(each),
              );
              if (next.length === 0) return;
              onChange(next.length === scenarioBenefits.length ? undefined : next);
            }}
          />
          {t.benefits[benefit]}
        </label>
      ))}
    </fieldset>
  );
}

/** The same change for some benefits; for all of them when none is named. */
export function withBenefits<Change extends StepsChange | ShiftChange>(
  change: Change,
  benefits: StepsChange["benefits"],
): Change {
  const { benefits: _before, ...rest } = change;
  return { ...rest, ...(benefits === undefined ? {} : { benefits }) } as Change;
}

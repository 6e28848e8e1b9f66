import type { ScenarioChange } from "@luotsi/contract";
import { scenarioCauses, scenarioLimits, scenarioModels } from "@luotsi/contract/scenario-choices";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { CounterFields } from "./counter-fields.tsx";
import type { FieldChoices } from "./field-choices.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { scenarioMessages } from "./messages.ts";
import { FactorField } from "./factor-field.tsx";
import { NumberField } from "./number-field.tsx";
import { PeopleFields } from "./people-fields.tsx";
import { ServiceFields } from "./service-fields.tsx";
import { BenefitChoices, StepFields, withBenefits } from "./step-fields.tsx";

interface ChangeFieldsProps<Change> {
  readonly change: Change;
  readonly choices: FieldChoices;
  readonly onChange: (change: Change) => void;
}

type ChangeOf<Kind> = Extract<ScenarioChange, { readonly kind: Kind }>;

/** The fields of one change, by its kind. */
export function ChangeFields(props: ChangeFieldsProps<ScenarioChange>): ReactElement {
  const { change, choices, onChange } = props;
  switch (change.kind) {
    case "funding-model":
      return <ModelFields change={change} choices={choices} onChange={onChange} />;
    case "steps":
      return <StepFields change={change} onChange={onChange} />;
    case "step-shift":
      return <ShiftFields change={change} choices={choices} onChange={onChange} />;
    case "benefit-level":
      return <LevelFields change={change} choices={choices} onChange={onChange} />;
    case "counter-rules":
      return <CounterFields change={change} onChange={onChange} />;
    case "inflow":
      return <InflowFields change={change} choices={choices} onChange={onChange} />;
    case "exit":
      return <ExitFields change={change} choices={choices} onChange={onChange} />;
    case "service":
      break;
  }
  return <ServiceFields change={change} choices={choices} onChange={onChange} />;
}

function ModelFields({
  change,
  onChange,
}: ChangeFieldsProps<ChangeOf<"funding-model">>): ReactElement {
  const t = useMessages(scenarioMessages);
  return (
    <LabelledSelect
      label={t.fields.model}
      value={change.model}
      options={scenarioModels.map((value) => ({ value, text: t.models[value] }))}
      onChange={(model) => onChange({ ...change, model })}
    />
  );
}

function ShiftFields({
  change,
  onChange,
}: ChangeFieldsProps<ChangeOf<"step-shift">>): ReactElement {
  const t = useMessages(scenarioMessages);
  const { laterDays, sharePoints } = scenarioLimits;
  return (
    <>
      <NumberField
        name={t.fields.laterDays}
        unit={t.units.days}
        value={change.laterDays}
        lowest={-laterDays}
        highest={laterDays}
        slider={{ from: -200, to: 400, step: 10 }}
        onChange={(days) => onChange({ ...change, laterDays: Math.round(days) })}
      />
      <NumberField
        name={t.fields.sharePoints}
        unit={t.units.points}
        value={change.sharePoints}
        lowest={-sharePoints}
        highest={sharePoints}
        slider={{ from: -50, to: 50, step: 1 }}
        onChange={(points) => onChange({ ...change, sharePoints: Math.round(points) })}
      />
      <BenefitChoices
        benefits={change.benefits}
        onChange={(benefits) => onChange(withBenefits(change, benefits))}
      />
    </>
  );
}

function LevelFields({
  change,
  choices,
  onChange,
}: ChangeFieldsProps<ChangeOf<"benefit-level">>): ReactElement {
  const t = useMessages(scenarioMessages);
  const { kind, from, until } = change;
  const rest = { kind, from, ...(until === undefined ? {} : { until }) };
  const dailyNow = (choices.dailyCents ?? 0) / 100;
  const isEuros = change.dailyEur !== undefined;
  return (
    <>
      <LabelledSelect
        label={t.fields.levelBy}
        value={isEuros ? "euros" : "percent"}
        options={[
          { value: "percent", text: t.fields.levelPercent },
          { value: "euros", text: t.fields.levelEuros },
        ]}
        onChange={(by) =>
          onChange(by === "euros" ? { ...rest, dailyEur: dailyNow } : { ...rest, factor: 1 })
        }
      />
      {change.dailyEur === undefined ? (
        <FactorField
          name={t.fields.level}
          factor={change.factor ?? 1}
          onChange={(factor) => onChange({ ...rest, factor })}
        />
      ) : (
        <NumberField
          name={t.fields.daily}
          unit={t.units.eurosADay}
          value={change.dailyEur}
          lowest={1}
          highest={scenarioLimits.dailyEur}
          slider={{ from: 20, to: 60, step: 0.01 }}
          onChange={(dailyEur) => onChange({ ...rest, dailyEur })}
        />
      )}
    </>
  );
}

function InflowFields({
  change,
  choices,
  onChange,
}: ChangeFieldsProps<ChangeOf<"inflow">>): ReactElement {
  const t = useMessages(scenarioMessages).fields;
  return (
    <>
      <FactorField
        name={t.inflow}
        factor={change.factor}
        onChange={(factor) => onChange({ ...change, factor })}
      />
      <PeopleFields change={change} choices={choices} onChange={onChange} />
    </>
  );
}

function ExitFields({
  change,
  choices,
  onChange,
}: ChangeFieldsProps<ChangeOf<"exit">>): ReactElement {
  const t = useMessages(scenarioMessages);
  return (
    <>
      <FactorField
        name={t.fields.exit}
        factor={change.factor}
        onChange={(factor) => onChange({ ...change, factor })}
      />
      <LabelledSelect
        label={t.fields.cause}
        value={change.cause ?? ""}
        options={[
          { value: "" as const, text: t.fields.anyCause },
          ...scenarioCauses.map((value) => ({ value, text: t.who.causes[value] })),
        ]}
        onChange={(cause) => {
          const { cause: _before, ...rest } = change;
          onChange(cause === "" ? rest : { ...rest, cause });
        }}
      />
      <PeopleFields change={change} choices={choices} onChange={onChange} />
    </>
  );
}

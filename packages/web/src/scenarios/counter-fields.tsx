import type { ScenarioChange } from "@luotsi/contract";
import {
  scenarioAdjustedDays,
  scenarioLimits,
  scenarioRestarts,
} from "@luotsi/contract/scenario-choices";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { LabelledSelect } from "./labelled-select.tsx";
import { scenarioMessages } from "./messages.ts";
import { NumberField } from "./number-field.tsx";

type CounterChange = Extract<ScenarioChange, { readonly kind: "counter-rules" }>;

interface CounterFieldsProps {
  readonly change: CounterChange;
  readonly onChange: (change: CounterChange) => void;
}

const sixMonths = 6;
/** Years of the law, from which another length begins. */
const lawYears = { protection: 3, otherIntegration: 1 };

/** How days are counted; each rule stays as it is until another is chosen. */
export function CounterFields({ change, onChange }: CounterFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages).counters;
  return (
    <>
      <CountSelect
        label={t.service}
        value={change.serviceDaysCount}
        onChange={(value) => onChange(withRule(change, { serviceDaysCount: value }))}
      />
      <CountSelect
        label={t.layoff}
        value={change.layoffDaysCount}
        onChange={(value) => onChange(withRule(change, { layoffDaysCount: value }))}
      />
      <LabelledSelect
        label={t.adjusted}
        value={change.adjustedDays ?? ""}
        options={[
          { value: "" as const, text: t.asNow },
          ...scenarioAdjustedDays.map((value) => ({ value, text: t.adjustedDays[value] })),
        ]}
        onChange={(value) =>
          onChange(withRule(change, { adjustedDays: value === "" ? undefined : value }))
        }
      />
      <RestartFields change={change} onChange={onChange} />
      <ExemptFields change={change} onChange={onChange} />
    </>
  );
}

interface CountSelectProps {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
}

function CountSelect({ label, value, onChange }: CountSelectProps): ReactElement {
  const t = useMessages(scenarioMessages).counters;
  return (
    <LabelledSelect
      label={label}
      value={value === undefined ? "" : value ? "count" : "ignore"}
      options={[
        { value: "", text: t.asNow },
        { value: "count", text: t.count },
        { value: "ignore", text: t.ignore },
      ]}
      onChange={(chosen) => onChange(chosen === "" ? undefined : chosen === "count")}
    />
  );
}

function RestartFields({ change, onChange }: CounterFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages);
  return (
    <>
      <LabelledSelect
        label={t.counters.restart}
        value={change.restart ?? ""}
        options={[
          { value: "" as const, text: t.counters.asNow },
          ...scenarioRestarts.map((value) => ({ value, text: t.counters.restarts[value] })),
        ]}
        onChange={(value) =>
          onChange(
            withRule(change, {
              restart: value === "" ? undefined : value,
              restartAfterMonths: value === "after_absence" ? sixMonths : undefined,
            }),
          )
        }
      />
      {change.restartAfterMonths !== undefined && (
        <NumberField
          name={t.counters.absence}
          unit={t.units.months}
          value={change.restartAfterMonths}
          lowest={1}
          highest={scenarioLimits.absenceMonths}
          slider={{ from: 1, to: scenarioLimits.absenceMonths, step: 1 }}
          onChange={(months) => onChange({ ...change, restartAfterMonths: Math.round(months) })}
        />
      )}
    </>
  );
}

function ExemptFields({ change, onChange }: CounterFieldsProps): ReactElement {
  const t = useMessages(scenarioMessages).counters;
  const { exemptYears } = change;
  return (
    <>
      <LabelledSelect
        label={t.exempt}
        value={exemptYears === undefined ? "" : "other"}
        options={[
          { value: "", text: t.asNow },
          { value: "other", text: t.otherYears },
        ]}
        onChange={(value) =>
          onChange(withRule(change, { exemptYears: value === "" ? undefined : lawYears }))
        }
      />
      {exemptYears !== undefined && (
        <div className="scenario-span">
          {(["protection", "otherIntegration"] as const).map((group) => (
            <YearsSelect
              key={group}
              label={t.exemptGroups[group]}
              value={exemptYears[group]}
              onChange={(years) =>
                onChange({ ...change, exemptYears: { ...exemptYears, [group]: years } })
              }
            />
          ))}
        </div>
      )}
    </>
  );
}

interface YearsSelectProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function YearsSelect({ label, value, onChange }: YearsSelectProps): ReactElement {
  const t = useMessages(scenarioMessages).counters;
  const format = useFormat();
  return (
    <LabelledSelect
      label={label}
      value={String(value)}
      options={Array.from({ length: scenarioLimits.exemptYears + 1 }, (_, years) => ({
        value: String(years),
        text: t.years(years, format.plain(years)),
      }))}
      onChange={(years) => onChange(Number(years))}
    />
  );
}

type Rules = Partial<Record<keyof Omit<CounterChange, "kind" | "from" | "until">, unknown>>;

/** A rule chosen, or left as it is: what is not given is not in the change. */
function withRule(change: CounterChange, rules: Rules): CounterChange {
  const entries = Object.entries({ ...change, ...rules }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(entries) as unknown as CounterChange;
}

import type { ScenarioChange, ScenarioPeople } from "@luotsi/contract";
import {
  scenarioAges,
  scenarioEducations,
  scenarioIntegrations,
} from "@luotsi/contract/scenario-choices";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import type { FieldChoices } from "./field-choices.ts";
import { limitedTo } from "./draft.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { scenarioMessages } from "./messages.ts";

type ChangeOfPeople = Extract<ScenarioChange, { readonly kind: "inflow" | "exit" | "service" }>;

interface PeopleFieldsProps<Change> {
  readonly change: Change;
  readonly choices: FieldChoices;
  readonly onChange: (change: Change) => void;
}

/** Which people a change concerns: everybody, unless limited. */
export function PeopleFields<Change extends ChangeOfPeople>({
  change,
  choices,
  onChange,
}: PeopleFieldsProps<Change>): ReactElement {
  const t = useMessages(scenarioMessages).who;
  const text = useText();
  const who = change.who ?? {};
  const limit = (part: Partial<ScenarioPeople>): void => {
    const { who: _before, ...rest } = change;
    const people = limitedTo(change.who, part);
    onChange({ ...rest, ...(people === undefined ? {} : { who: people }) } as Change);
  };
  const everybody = { value: "" as const, text: t.everybody };
  return (
    <details className="scenario-people" open={change.who !== undefined}>
      <summary>
        {t.title}
        {change.who === undefined && `: ${t.everybody}`}
      </summary>
      <div className="scenario-people-fields">
        <LabelledSelect
          label={t.municipality}
          value={who.municipality ?? ""}
          options={[
            everybody,
            ...choices.municipalities.map(({ code, name }) => ({ value: code, text: text(name) })),
          ]}
          onChange={(municipality) => limit({ municipality: municipality || undefined })}
        />
        <LabelledSelect
          label={t.age}
          value={who.age ?? ""}
          options={[everybody, ...scenarioAges.map((value) => ({ value, text: t.ages[value] }))]}
          onChange={(age) => limit({ age: age === "" ? undefined : age })}
        />
        <LabelledSelect
          label={t.education}
          value={who.education ?? ""}
          options={[
            everybody,
            ...scenarioEducations.map((value) => ({ value, text: t.educations[value] })),
          ]}
          onChange={(education) => limit({ education: education === "" ? undefined : education })}
        />
        <LabelledSelect
          label={t.integration}
          value={who.integration ?? ""}
          options={[
            everybody,
            ...scenarioIntegrations.map((value) => ({ value, text: t.integrations[value] })),
          ]}
          onChange={(integration) =>
            limit({ integration: integration === "" ? undefined : integration })
          }
        />
      </div>
    </details>
  );
}

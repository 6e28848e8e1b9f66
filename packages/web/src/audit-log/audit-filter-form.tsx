import { useId, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { DayField } from "../parts/day-field.tsx";
import type { AuditFilters } from "./audit-filters.ts";
import { auditLogMessages } from "./messages.ts";

type Name = "person" | "thing" | "who";

interface AuditFilterFormProps {
  readonly filters: AuditFilters;
  readonly onChange: (changes: Partial<AuditFilters>) => void;
}

/** The three questions as fields, and what narrows them. */
export function AuditFilterForm({ filters, onChange }: AuditFilterFormProps): ReactElement {
  const t = useMessages(auditLogMessages);
  const field = (name: Name, label: string, hint: string): ReactElement => (
    <Field
      key={`${name} ${filters[name]}`}
      label={label}
      value={filters[name]}
      onSettle={(value) => {
        onChange({ [name]: value });
      }}
      hint={hint}
    />
  );
  return (
    <search className="audit-fields" aria-label={t.ask}>
      {field("person", t.person, t.personHint)}
      {field("thing", t.thing, t.thingHint)}
      {field("who", t.who, t.whoHint)}
      <Choice
        label={t.act}
        words={t.acts}
        value={filters.act in t.acts ? (filters.act as keyof typeof t.acts) : ""}
        onChange={(act) => {
          onChange({ act });
        }}
      />
      <Choice
        label={t.signIns}
        words={t.signInChoices}
        value={filters.signIns === "shown" ? "shown" : "hidden"}
        onChange={(signIns) => {
          onChange({ signIns });
        }}
      />
      <Days filters={filters} onChange={onChange} />
    </search>
  );
}

/** First and last day; a day is taken when it is one. */
function Days({ filters, onChange }: AuditFilterFormProps): ReactElement {
  const t = useMessages(auditLogMessages);
  const { from, to } = filters;
  return (
    <div className="audit-days">
      <DayField
        label={t.from}
        value={from}
        empty="none"
        onChange={(day) => {
          onChange({ from: day });
        }}
      />
      <DayField
        label={t.to}
        value={to}
        empty="none"
        onChange={(day) => {
          onChange({ to: day });
        }}
      />
      {from !== "" && to !== "" && from > to && (
        <span role="alert" className="field-wrong">
          {t.daysWrong}
        </span>
      )}
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSettle: (value: string) => void;
  readonly hint: string;
}

/** Searched by Enter or when the field is left: a code is only whole when it has been typed to its end. */
function Field({ label, value, onSettle, hint }: FieldProps): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const settle = (): void => {
    const code = typed.trim();
    if (code !== value) onSettle(code);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={typed}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
        }}
      />
    </div>
  );
}

import { useId, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import type { AuditFilters } from "./audit-filters.ts";
import { auditLogMessages } from "./messages.ts";

type Name = Exclude<keyof AuditFilters, "before">;

interface AuditFilterFormProps {
  readonly filters: AuditFilters;
  readonly onChange: (changes: Partial<AuditFilters>) => void;
}

/** The three questions as fields, and what narrows them. */
export function AuditFilterForm({ filters, onChange }: AuditFilterFormProps): ReactElement {
  const t = useMessages(auditLogMessages);
  const field = (name: Name, label: string, more: Partial<FieldProps> = {}): ReactElement => (
    <Field
      key={`${name} ${filters[name]}`}
      label={label}
      value={filters[name]}
      onSettle={(value) => {
        onChange({ [name]: value });
      }}
      {...more}
    />
  );
  return (
    <search className="audit-fields" aria-label={t.ask}>
      {field("person", t.person, { hint: t.personHint })}
      {field("thing", t.thing, { hint: t.thingHint })}
      {field("who", t.who, { hint: t.whoHint })}
      <ActChoice
        value={filters.act}
        onChange={(act) => {
          onChange({ act });
        }}
      />
      {field("from", t.from, { kind: "date" })}
      {field("to", t.to, { kind: "date" })}
    </search>
  );
}

function ActChoice({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (act: string) => void;
}): ReactElement {
  const t = useMessages(auditLogMessages);
  const id = useId();
  return (
    <div className="audit-field">
      <label htmlFor={id}>{t.act}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {Object.entries(t.acts).map(([act, words]) => (
          <option key={act} value={act}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSettle: (value: string) => void;
  readonly hint?: string;
  readonly kind?: "text" | "date";
}

/** Searched by Enter or when the field is left: a code is only whole when it has been typed to its end. */
function Field({ label, value, onSettle, hint, kind = "text" }: FieldProps): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const settle = (): void => {
    const code = typed.trim();
    if (code !== value) onSettle(code);
  };
  return (
    <div className="audit-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={kind}
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

import type { FileReading, HeadingSuggestion, InspectView } from "@luotsi/contract";
import { useState, type ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";
import { useSources } from "./queries.ts";

interface MappingTableProps {
  readonly view: InspectView;
  readonly reading: FileReading;
  readonly onChange: (changes: FileReading) => void;
}

/** Each heading of the file and the column it is read into; a column may have one value for the file. */
export function MappingTable({ view, reading, onChange }: MappingTableProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const columns = useColumns(view.source);
  const constants = new Set([...view.missing, ...Object.keys(view.detected.constants)]);
  return (
    <section>
      <h2>{t.mapping}</h2>
      <table className="small-table small-table-cards">
        <caption className="aksel-sr-only">{t.mapping}</caption>
        <thead>
          <tr>
            <th scope="col">{t.heading}</th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.because}</th>
            <th scope="col">{t.examples}</th>
          </tr>
        </thead>
        <tbody>
          {view.headings.map((heading) => (
            <tr key={heading.heading}>
              <th scope="row">{heading.heading}</th>
              <td data-label={t.column}>
                <ColumnChoice
                  heading={heading}
                  chosen={reading.headings?.[heading.heading]}
                  columns={columns}
                  onChange={(column) => {
                    onChange({ headings: { ...reading.headings, [heading.heading]: column } });
                  }}
                />
              </td>
              <td data-label={t.because}>{t.reasons[heading.because]}</td>
              <td data-label={t.examples} className="quiet">
                {heading.examples.length === 0 ? t.hidden : heading.examples.join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {constants.size > 0 && (
        <fieldset className="dialect">
          <legend>{t.constants}</legend>
          {[...constants].map((column) => (
            <ConstantField
              key={column}
              column={column}
              value={reading.constants?.[column] ?? view.detected.constants[column] ?? ""}
              onChange={(value) => {
                onChange({ constants: withConstant(reading.constants ?? {}, column, value) });
              }}
            />
          ))}
        </fieldset>
      )}
    </section>
  );
}

interface ColumnChoiceProps {
  readonly heading: HeadingSuggestion;
  /** What the user has said of it. */
  readonly chosen: string | undefined;
  readonly columns: readonly { readonly name: string; readonly text: string }[];
  readonly onChange: (column: string) => void;
}

function ColumnChoice({ heading, chosen, columns, onChange }: ColumnChoiceProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  if (heading.fate === "dropped") return <em>{t.notStored}</em>;
  if (heading.fate === "vault") return <em>{t.intoVault}</em>;
  const value = chosen ?? (heading.fate === "read" ? (heading.column ?? "") : "");
  const hint = heading.fate === "ignored" && heading.column !== null ? ` (${heading.column}?)` : "";
  return (
    <select
      aria-label={`${t.column}: ${heading.heading}`}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="">{`${t.notRead}${hint}`}</option>
      {columns.map(({ name, text }) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface ConstantFieldProps {
  readonly column: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Taken into use when the field is left or Enter is pressed, not at each letter. */
function ConstantField({ column, value, onChange }: ConstantFieldProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const [typed, setTyped] = useState(value);
  const settle = (): void => {
    if (typed !== value) onChange(typed.trim());
  };
  return (
    <label className="field">
      {t.constant(column)}
      <input
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
        }}
      />
    </label>
  );
}

function withConstant(
  constants: Readonly<Record<string, string>>,
  column: string,
  value: string,
): Record<string, string> {
  const others = Object.entries(constants).filter(([name]) => name !== column);
  return Object.fromEntries(value === "" ? others : [...others, [column, value]]);
}

function useColumns(source: string): readonly { readonly name: string; readonly text: string }[] {
  const text = useText();
  const sources = useSources();
  const columns = sources.data?.sources.find(({ id }) => id === source)?.columns ?? [];
  return columns.map(({ name, description, required }) => ({
    name,
    text: `${name}${required ? " *" : ""}: ${text(description)}`,
  }));
}

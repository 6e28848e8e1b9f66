import type { FileReading, InspectView } from "@luotsi/contract";
import { useId, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { decimalText, delimiterText } from "./dialect-text.ts";
import { dataMessages } from "./messages.ts";

interface DialectChoicesProps {
  readonly detected: InspectView["detected"];
  readonly reading: FileReading;
  readonly onChange: (changes: FileReading) => void;
}

const delimiters = [";", ",", "\t"] as const;
const decimals = [",", "."] as const;
const encodings = ["UTF-8", "ISO-8859-1", "ISO-8859-15", "Windows-1252", "UTF-16LE", "UTF-16BE"];

/** What the file was taken for, each overruled by a choice. */
export function DialectChoices({ detected, reading, onChange }: DialectChoicesProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  if (detected.format === "xlsx") {
    return (
      <p>
        <strong>{t.detected}:</strong> XLSX, {t.sheet.toLocaleLowerCase()} {detected.sheet ?? ""},{" "}
        {t.headerLine.toLocaleLowerCase()} {detected.headerLine}
      </p>
    );
  }
  return (
    <fieldset className="dialect">
      <legend>
        {t.detected}: CSV, {t.headerLine.toLocaleLowerCase()} {detected.headerLine}
      </legend>
      <Choice
        label={t.encoding}
        asDetected={`${detected.encoding} (${t.asDetected})`}
        value={reading.encoding}
        options={encodings.map((encoding) => ({ value: encoding, text: encoding }))}
        onChange={(encoding) => {
          onChange({ encoding });
        }}
      />
      <Choice
        label={t.delimiter}
        asDetected={`${delimiterText(detected.delimiter, t)} (${t.asDetected})`}
        value={reading.delimiter}
        options={delimiters.map((value) => ({ value, text: delimiterText(value, t) }))}
        onChange={(value) => {
          onChange({ delimiter: delimiters.find((each) => each === value) });
        }}
      />
      <Choice
        label={t.decimal}
        asDetected={`${decimalText(detected.decimal, t)} (${t.asDetected})`}
        value={reading.decimal}
        options={decimals.map((value) => ({ value, text: decimalText(value, t) }))}
        onChange={(value) => {
          onChange({ decimal: decimals.find((each) => each === value) });
        }}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly asDetected: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, asDetected, value, options, onChange }: ChoiceProps): ReactElement {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ""}
        onChange={(event) => {
          onChange(event.target.value === "" ? undefined : event.target.value);
        }}
      >
        <option value="">{asDetected}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  );
}

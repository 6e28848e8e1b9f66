import type { FileReading, InspectView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";
import { useSources } from "./queries.ts";

interface CodeChoicesProps {
  readonly view: InspectView;
  readonly reading: FileReading;
  readonly onChange: (changes: FileReading) => void;
}

/** Values of code columns that no code list knows, each with our code to choose. */
export function CodeChoices({ view, reading, onChange }: CodeChoicesProps): ReactElement | null {
  const t = useMessages(dataMessages).importing;
  const text = useText();
  const sources = useSources();
  const columns = sources.data?.sources.find(({ id }) => id === view.source)?.columns ?? [];
  const unknown = valuesToMap(view, reading);
  if (unknown.length === 0) return null;
  return (
    <fieldset className="dialect">
      <legend>{t.codes}</legend>
      {unknown.map(({ column, value }) => (
        <label key={`${column} ${value}`} className="field">
          {t.codeOf(column, value)}
          <select
            value={reading.codes?.[column]?.[value] ?? ""}
            onChange={(event) => {
              const chosen = { ...reading.codes?.[column], [value]: event.target.value };
              onChange({ codes: { ...reading.codes, [column]: withoutBlanks(chosen) } });
            }}
          >
            <option value="">{t.notRead}</option>
            {columns
              .find(({ name }) => name === column)
              ?.codes?.map(({ code, title }) => (
                <option key={code} value={code}>
                  {`${code}: ${text(title)}`}
                </option>
              ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

interface ValueToMap {
  readonly column: string;
  readonly value: string;
}

/** What is unknown now, and what has been mapped, so that a choice can be changed. */
function valuesToMap(view: InspectView, reading: FileReading): readonly ValueToMap[] {
  const mapped = Object.entries(reading.codes ?? {}).flatMap(([column, codes]) =>
    Object.keys(codes).map((value) => ({ column, value })),
  );
  const unknown = view.unknownCodes.flatMap(({ column, values }) =>
    values.map((value) => ({ column, value })),
  );
  const isMapped = (each: ValueToMap): boolean =>
    mapped.some(({ column, value }) => column === each.column && value === each.value);
  return [...mapped, ...unknown.filter((each) => !isMapped(each))];
}

function withoutBlanks(codes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== ""));
}

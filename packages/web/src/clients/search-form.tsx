import type { PersonQuestion } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement, type ReactNode } from "react";

import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { clientMessages } from "./messages.ts";

/** What a person is looked for by. */
export type SearchWay = PersonQuestion["field"] | "pseudonym";

/** Whether an answer came at all. */
export type SearchEnd = "answered" | "failed";

interface SearchFormProps {
  readonly onAsk: (way: SearchWay, value: string) => Promise<SearchEnd>;
  /** What else is asked, before the way and the value. */
  readonly children?: ReactNode;
}

/**
 * The value is cleared as soon as it is asked with: it stays neither on screen nor in the address. Where no answer came it is put back, to be
 * asked with again, unless something else has been typed meanwhile.
 */
export function SearchForm({ onAsk, children }: SearchFormProps): ReactElement {
  const t = useMessages(clientMessages);
  const [way, setWay] = useState<SearchWay>("identity_code");
  const [value, setValue] = useState("");
  const id = useId();
  const ask = async (asked: string): Promise<void> => {
    setValue("");
    if ((await onAsk(way, asked)) === "failed") setValue((now) => (now === "" ? asked : now));
  };
  return (
    <form
      className="person-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== "") void ask(value.trim());
      }}
    >
      {children}
      <Choice label={t.by} words={t.ways} value={way} onChange={setWay} />
      <div className="field">
        <label htmlFor={id}>{t.value}</label>
        <input
          id={id}
          type="text"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          value={value}
          onChange={(event) => {
            setValue(event.target.value);
          }}
        />
        <span id={`${id}-hint`} className="quiet">
          {t.valueHint}
        </span>
      </div>
      <Button type="submit" size="small">
        {t.search}
      </Button>
    </form>
  );
}

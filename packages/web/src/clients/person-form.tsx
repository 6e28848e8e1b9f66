import type { IdentityPurpose, PersonQuestion } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { clientMessages } from "./messages.ts";

type Way = PersonQuestion["field"] | "pseudonym";

/** What one looks a person up by, and what for. */
export interface PersonSearch {
  readonly way: Way;
  readonly value: string;
  readonly purpose: IdentityPurpose;
}

interface PersonFormProps {
  readonly onAsk: (search: PersonSearch) => void;
}

/** The value is cleared as soon as it is asked with: it stays neither on screen nor in the address. */
export function PersonForm({ onAsk }: PersonFormProps): ReactElement {
  const t = useMessages(clientMessages);
  const [purpose, setPurpose] = useState<IdentityPurpose>("customer-contact");
  const [way, setWay] = useState<Way>("identity_code");
  const [value, setValue] = useState("");
  const id = useId();
  return (
    <form
      className="person-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() === "") return;
        onAsk({ way, value: value.trim(), purpose });
        setValue("");
      }}
    >
      <Choice label={t.purpose} words={t.purposes} value={purpose} onChange={setPurpose} />
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

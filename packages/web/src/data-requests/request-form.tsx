import type { DataSubjectQuestion } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { dataRequestMessages } from "./messages.ts";

interface RequestFormProps {
  readonly onAsk: (question: DataSubjectQuestion) => void;
}

/** The value is cleared as soon as it is asked with: it stays neither on screen nor in the address. */
export function RequestForm({ onAsk }: RequestFormProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const [by, setBy] = useState<DataSubjectQuestion["by"]>("identity_code");
  const [value, setValue] = useState("");
  const id = useId();
  return (
    <form
      className="person-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() === "") return;
        onAsk({ by, value: value.trim() });
        setValue("");
      }}
    >
      <Choice label={t.by} words={t.ways} value={by} onChange={setBy} />
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

import type {
  CorrectionGround,
  DataSubject,
  IdentityFieldId,
  postDataSubject,
  postIdentityCorrection,
} from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { call } from "../client/call.ts";
import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { Failure } from "../parts/failure.tsx";
import { privacyMessages } from "../privacy/messages.ts";
import { dataRequestMessages } from "./messages.ts";

/** The register's own key leads to its rows, so it is put right in the register. */
type Field = Exclude<IdentityFieldId, "register_key">;

type Outcome =
  | { readonly kind: "nothing-done" }
  | { readonly kind: "nothing-written" }
  | { readonly kind: "done"; readonly changed: number; readonly name: string }
  | { readonly kind: "failed"; readonly error: Error };

interface CorrectFormProps {
  readonly person: DataSubject;
  readonly onChanged: (person: DataSubject) => void;
}

/** A value of the vault put right, on a ground; the old one stays as history above. */
export function CorrectForm({ person, onChanged }: CorrectFormProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const { register_key: _, ...names } = useMessages(privacyMessages).fields;
  const [field, setField] = useState<Field>("last_name");
  const [ground, setGround] = useState<CorrectionGround>("data-subject-request");
  const [value, setValue] = useState("");
  const [outcome, setOutcome] = useState<Outcome>({ kind: "nothing-done" });
  const correct = async (): Promise<void> => {
    try {
      const body = { pseudonym: person.pseudonym, field, value: value.trim(), ground };
      const done = await call<typeof postIdentityCorrection>("identityCorrection", { body });
      const { people } = await call<typeof postDataSubject>("dataSubject", {
        body: { by: "pseudonym", value: person.pseudonym },
      });
      setValue("");
      setOutcome({ kind: "done", changed: done.changed, name: names[field] });
      for (const now of people) onChanged(now);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setOutcome({ kind: "failed", error });
    }
  };
  return (
    <>
      <h3>{t.correct}</h3>
      <p className="quiet subject-text">{t.correctText}</p>
      <form
        className="person-form"
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (value.trim() === "") setOutcome({ kind: "nothing-written" });
          else void correct();
        }}
      >
        <Choice label={t.field} words={names} value={field} onChange={setField} />
        <ValueField
          now={person.identity.find((kept) => kept.field === field && kept.superseded === null)}
          value={value}
          isMissing={outcome.kind === "nothing-written"}
          onChange={setValue}
        />
        <Choice label={t.ground} words={t.correctionGrounds} value={ground} onChange={setGround} />
        <Button type="submit" size="small" variant="secondary">
          {t.correctDo}
        </Button>
      </form>
      {outcome.kind === "done" && (
        <output className="notice">
          {outcome.changed > 0 ? t.corrected(outcome.name) : t.unchanged(outcome.name)}
        </output>
      )}
      {outcome.kind === "failed" && <Failure error={outcome.error} />}
    </>
  );
}

interface ValueFieldProps {
  readonly now: { readonly value: string } | undefined;
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}

function ValueField({ now, value, isMissing, onChange }: ValueFieldProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t.newValue}</label>
      <input
        id={id}
        type="text"
        spellCheck={false}
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <span id={`${id}-hint`} className={isMissing ? "field-wrong" : "quiet"}>
        {isMissing ? t.newValueMissing : now === undefined ? t.nowNone : t.now(now.value)}
      </span>
    </div>
  );
}

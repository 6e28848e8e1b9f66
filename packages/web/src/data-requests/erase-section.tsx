import type { DataSubject, ErasureGround } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import type { ErasureOutcome } from "./erasure-receipt.tsx";
import { dataRequestMessages } from "./messages.ts";

interface EraseSectionProps {
  readonly person: DataSubject;
  readonly onErased: (outcome: ErasureOutcome) => void;
}

/** What erasing would do, whether the law lets it, and the way to do it. */
export function EraseSection({ person, onErased }: EraseSectionProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const [ground, setGround] = useState<ErasureGround>();
  const [step, setStep] = useState<"reading" | "ground-missing" | "asking">("reading");
  return (
    <>
      <h3>{t.erase}</h3>
      <WhenAllowed person={person} />
      <Preview person={person} />
      <GroundChoice
        mayWait={person.erasure.time.kind === "now"}
        ground={ground}
        isMissing={step === "ground-missing" && ground === undefined}
        onChange={setGround}
      />
      <p>
        <Button
          size="small"
          variant="secondary"
          data-color="danger"
          onClick={() => {
            setStep(ground === undefined ? "ground-missing" : "asking");
          }}
        >
          {t.eraseDo}
        </Button>
      </p>
      {step === "asking" && ground !== undefined && (
        <EraseDialog
          pseudonym={person.pseudonym}
          ground={ground}
          onErased={onErased}
          onCancel={() => {
            setStep("reading");
          }}
        />
      )}
    </>
  );
}

function WhenAllowed({ person: { erasure } }: { readonly person: DataSubject }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const text = useText();
  const format = useFormat();
  const { time, basis } = erasure;
  if (time.kind === "now") return <p className="subject-text">{t.mayNow}</p>;
  return (
    <div className="notice subject-text">
      <p>
        <strong>{time.kind === "from" ? t.mayFrom(format.day(time.day)) : t.isCustomer}</strong>
      </p>
      <p>{t.because(basis.act, basis.section, text(basis.title))}</p>
      <p>{t.refuseNext}</p>
    </div>
  );
}

function Preview({ person }: { readonly person: DataSubject }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const format = useFormat();
  const { identityValues, notes, rejectedRows } = person.erasure;
  const rows = person.tables.reduce((sum, table) => sum + table.rows, 0);
  const goes = [
    t.goesIdentity(format.count(identityValues)),
    t.goesLink,
    ...(notes === 0 ? [] : [t.goesNotes(format.count(notes))]),
    ...(rejectedRows === 0 ? [] : [t.goesRejected(format.count(rejectedRows))]),
  ];
  const stays = [t.staysRows(format.count(rows)), t.staysSums, t.staysLog, t.staysBackups];
  return (
    <div className="subject-tables">
      <PlainList title={t.goes} lines={goes} />
      <PlainList title={t.stays} lines={stays} />
    </div>
  );
}

function PlainList({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}): ReactElement {
  return (
    <div>
      <h4>{title}</h4>
      <ul className="subject-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

interface GroundChoiceProps {
  /** Has the time of retention ended, so that a ground that waits for it can be chosen? */
  readonly mayWait: boolean;
  readonly ground: ErasureGround | undefined;
  readonly isMissing: boolean;
  readonly onChange: (ground: ErasureGround) => void;
}

const waiting: ReadonlySet<ErasureGround> = new Set(["retention-ended", "data-subject-request"]);

function GroundChoice({ mayWait, ground, isMissing, onChange }: GroundChoiceProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const id = useId();
  const grounds = Object.keys(t.erasureGrounds) as ErasureGround[];
  return (
    <fieldset className="subject-grounds" aria-describedby={isMissing ? `${id}-wrong` : undefined}>
      <legend>{t.erasureGround}</legend>
      {grounds.map((code) => (
        <label key={code}>
          <input
            type="radio"
            name={id}
            value={code}
            checked={ground === code}
            disabled={waiting.has(code) && !mayWait}
            onChange={() => {
              onChange(code);
            }}
          />
          {t.erasureGrounds[code]}
        </label>
      ))}
      {isMissing && (
        <span id={`${id}-wrong`} role="alert" className="field-wrong">
          {t.groundMissing}
        </span>
      )}
    </fieldset>
  );
}

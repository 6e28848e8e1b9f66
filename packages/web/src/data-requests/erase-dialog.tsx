import type { ErasureGround, postErasure } from "@luotsi/contract";
import { useId, useState, type ReactElement } from "react";

import { call } from "../client/call.ts";
import { useMessages } from "../language/language.tsx";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import type { ErasureOutcome } from "./erasure-receipt.tsx";
import { dataRequestMessages } from "./messages.ts";

interface EraseDialogProps {
  readonly pseudonym: string;
  readonly ground: ErasureGround;
  readonly onErased: (outcome: ErasureOutcome) => void;
  readonly onCancel: () => void;
}

type Step =
  | { readonly kind: "typing" }
  | { readonly kind: "mistyped" }
  | { readonly kind: "working" }
  | { readonly kind: "failed"; readonly error: Error };

const typedLetters = 6;

/** The last question: what is typed is of this person, so that nobody erases another by habit. */
export function EraseDialog(props: EraseDialogProps): ReactElement {
  const { pseudonym, ground, onErased, onCancel } = props;
  const t = useMessages(dataRequestMessages);
  const [typed, setTyped] = useState("");
  const [step, setStep] = useState<Step>({ kind: "typing" });
  const id = useId();
  const end = pseudonym.slice(-typedLetters);
  const erase = async (): Promise<void> => {
    setStep({ kind: "working" });
    try {
      const body = { pseudonym, ground };
      onErased({ ...(await call<typeof postErasure>("erasure", { body })), ground });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setStep({ kind: "failed", error });
    }
  };
  const confirm = (): void => {
    if (typed.trim() === end) void erase();
    else setStep({ kind: "mistyped" });
  };
  return (
    <ConfirmDialog
      title={t.eraseAsk}
      confirm={t.eraseConfirm}
      tone="danger"
      isWorking={step.kind === "working"}
      error={step.kind === "failed" ? step.error : undefined}
      onCancel={onCancel}
      onConfirm={confirm}
    >
      <p>
        <strong>{t.eraseFinal}</strong>
      </p>
      <div className="subject-typed">
        <label htmlFor={id}>{t.eraseType(end)}</label>
        <input
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={step.kind === "mistyped"}
          aria-describedby={step.kind === "mistyped" ? `${id}-wrong` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") confirm();
          }}
        />
        {step.kind === "mistyped" && (
          <span id={`${id}-wrong`} role="alert" className="field-wrong">
            {t.eraseTypeWrong(end)}
          </span>
        )}
      </div>
    </ConfirmDialog>
  );
}

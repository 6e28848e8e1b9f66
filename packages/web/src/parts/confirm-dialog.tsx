import { Button } from "@navikt/ds-react/Button";
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from "react";

import { useMessages } from "../language/language.tsx";
import { Failure } from "./failure.tsx";
import { partMessages } from "./messages.ts";

interface ConfirmDialogProps {
  /** A question, such as `Suljetaanko lokakuu 2026?` */
  readonly title: string;
  /** What happens, and whether it can be taken back. */
  readonly children: ReactNode;
  /** The deed in words, such as `Sulje kuukausi`; never `OK`. */
  readonly confirm: string;
  readonly tone?: "usual" | "danger";
  readonly isWorking?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that matters. The safe choice has the focus first. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const t = useMessages(partMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => {
      box?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      <h2 id={titleId}>{props.title}</h2>
      <div>{props.children}</div>
      {props.error !== undefined && props.error !== null && <Failure error={props.error} />}
      <div className="confirm-buttons">
        <Button size="small" variant="secondary" onClick={props.onCancel}>
          {t.cancel}
        </Button>
        <Button
          size="small"
          data-color={props.tone === "danger" ? "danger" : "accent"}
          loading={props.isWorking ?? false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </dialog>
  );
}

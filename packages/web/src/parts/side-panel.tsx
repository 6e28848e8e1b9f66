import { XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

interface SidePanelProps {
  readonly title: string;
  /** `page`: the rest waits, as for a figure's card. `nothing`: the table beside stays in use. */
  readonly blocks: "page" | "nothing";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel at the right edge; on a phone it fills the screen. Escape closes it and focus goes back. */
export function SidePanel({ title, blocks, onClose, children }: SidePanelProps): ReactElement {
  const t = useMessages(partMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const panel = dialog.current;
    const before = document.activeElement;
    if (blocks === "page") panel?.showModal();
    else panel?.show();
    return () => {
      panel?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [blocks]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and a click outside are the dialog's own
    <dialog
      ref={dialog}
      className="side-panel"
      data-blocks={blocks}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && blocks === "nothing") onClose();
      }}
      onClick={(event) => {
        if (blocks === "page" && event.target === dialog.current) onClose();
      }}
    >
      <div className="side-panel-inside">
        <div className="side-panel-head">
          <h2 id={titleId}>{title}</h2>
          <Button
            size="small"
            variant="tertiary"
            data-color="neutral"
            icon={<XMarkIcon title={t.close} />}
            onClick={onClose}
          />
        </div>
        {children}
      </div>
    </dialog>
  );
}

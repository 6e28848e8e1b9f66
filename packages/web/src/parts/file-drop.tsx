import { UploadIcon } from "@navikt/aksel-icons";
import { useId, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

interface FileDropProps {
  /** What the file is for, in one sentence. */
  readonly hint: string;
  /** File endings the picker offers, such as `.csv,.xlsx`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly isDisabled?: boolean;
}

/** A place to drop one file, or to choose it with the mouse or the keyboard. */
export function FileDrop({ hint, accept, onFile, isDisabled }: FileDropProps): ReactElement {
  const t = useMessages(partMessages);
  const [isOver, setOver] = useState(false);
  const hintId = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is an addition to the input inside
    <label
      className="file-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined && isDisabled !== true) onFile(file);
      }}
    >
      <UploadIcon aria-hidden />
      <span>
        {isOver ? (
          t.fileDropNow
        ) : (
          <>
            {t.fileDropLead} <span className="file-drop-choose">{t.fileDropChoose}</span>
          </>
        )}
      </span>
      <span className="quiet" id={hintId}>
        {hint}
      </span>
      <input
        type="file"
        className="aksel-sr-only"
        accept={accept}
        disabled={isDisabled === true}
        aria-describedby={hintId}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}

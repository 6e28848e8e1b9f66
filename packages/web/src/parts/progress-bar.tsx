import { useId, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

interface ProgressBarProps {
  /** What is under way. */
  readonly label: string;
  /** 0–1; undefined when it cannot be known. */
  readonly share: number | undefined;
}

export function ProgressBar({ label, share }: ProgressBarProps): ReactElement {
  const t = useMessages(partMessages);
  const format = useFormat();
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      {share === undefined ? (
        <progress id={id} />
      ) : (
        <>
          <progress id={id} value={share} max={1} />
          <span className="quiet">{t.progressOf(format.share(share, { decimals: 0 }))}</span>
        </>
      )}
    </div>
  );
}

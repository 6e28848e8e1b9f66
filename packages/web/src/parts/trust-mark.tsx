import type { TrustMark as Trust } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

interface TrustMarkProps {
  readonly trust: Trust;
  /** What to say instead of the usual word, such as how many months are provisional. */
  readonly text?: string;
}

/** How far a figure may be trusted: a shape and a word, never colour alone. */
export function TrustMark({ trust, text }: TrustMarkProps): ReactElement {
  const t = useMessages(partMessages);
  return (
    <span className="trust-mark" data-trust={trust} title={t.trustMeaning[trust]}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {shapes[trust]}
      </svg>
      {text ?? t.trust[trust]}
    </span>
  );
}

const shapes: Readonly<Record<Trust, ReactElement>> = {
  frozen: <circle cx="7" cy="7" r="5.500" fill="currentColor" />,
  provisional: (
    <circle cx="7" cy="7" r="4.800" fill="none" stroke="currentColor" strokeWidth="1.600" />
  ),
  gated: (
    <g fill="none" stroke="currentColor" strokeWidth="1.200">
      <rect x="1.600" y="1.600" width="10.800" height="10.800" />
      <path d="M2 8l6-6M2 12.400L12.400 2M6 12.400l6.400-6.400" />
    </g>
  ),
  assumption: (
    <path
      d="M7 1.200L12.800 7 7 12.800 1.200 7z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.600"
    />
  ),
  official: <path d="M2 2h10v5.500c0 2.500-2.500 4-5 5-2.500-1-5-2.500-5-5z" fill="currentColor" />,
};

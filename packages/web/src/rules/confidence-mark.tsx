import type { Confidence } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { rulesMessages } from "./messages.ts";

/** How surely a rule is known: a shape and a word. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }): ReactElement {
  const t = useMessages(rulesMessages);
  return (
    <span className="trust-mark" title={t.confidenceMeaning[confidence]}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.500" />
        {confidence === "primary" && <circle cx="7" cy="7" r="5.500" fill="currentColor" />}
        {confidence === "derived" && (
          <path d="M7 1.500a5.500 5.500 0 0 1 0 11z" fill="currentColor" />
        )}
        {confidence === "assumption" && (
          <text x="7" y="10.200" fontSize="9" textAnchor="middle" fill="currentColor">
            ?
          </text>
        )}
      </svg>
      {t.confidence[confidence]}
    </span>
  );
}

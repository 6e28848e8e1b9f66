import { useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { FigureCard, type FigureFacts } from "../parts/figure-card.tsx";
import { TrustMark } from "../parts/trust-mark.tsx";
import { indicatorMessages } from "./messages.ts";

/** How far a chart's newest figure may be trusted, and the way to its card. */
export function FigureButton({ facts }: { readonly facts: FigureFacts }): ReactElement {
  const t = useMessages(indicatorMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="indicator-trust">
      <TrustMark trust={facts.trust} />
      <button
        type="button"
        className="indicator-card-button"
        aria-haspopup="dialog"
        aria-label={`${t.howKnown}: ${facts.title}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t.howKnown}
      </button>
      {isOpen && (
        <FigureCard
          facts={facts}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </span>
  );
}

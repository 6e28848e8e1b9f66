import { useState, type ReactElement } from "react";

import { FigureCard, type FigureFacts } from "../parts/figure-card.tsx";

interface FigureValueProps {
  readonly facts: FigureFacts;
  /** Shown in place of the value when there is none. */
  readonly missing: string;
}

/** A figure in a line or a table that opens its card. */
export function FigureValue({ facts, missing }: FigureValueProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="figure-value"
        aria-haspopup="dialog"
        aria-label={`${facts.title}: ${facts.value ?? missing}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {facts.value ?? missing}
      </button>
      {isOpen && (
        <FigureCard
          facts={facts}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

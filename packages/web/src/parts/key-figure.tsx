import { InformationSquareIcon } from "@navikt/aksel-icons";
import { useState, type ReactElement, type ReactNode } from "react";

import { useMessages } from "../language/language.tsx";
import { FigureCard, type FigureFacts } from "./figure-card.tsx";
import { partMessages } from "./messages.ts";
import { TrustMark } from "./trust-mark.tsx";

export interface FigureChange {
  /** Such as `+1,6 milj. € vuodessa`. */
  readonly text: string;
  readonly direction: "up" | "down" | "level";
  /** Is the direction good, bad or neither for this figure? */
  readonly tone: "good" | "bad" | "neutral";
}

interface KeyFigureProps {
  readonly facts: FigureFacts;
  /** Why there is no value; shown in its place. */
  readonly missing?: string;
  readonly change?: FigureChange;
  /** The limits, such as `29,8–33,1 milj. €`. */
  readonly interval?: string;
  /** A `Sparkline`. */
  readonly trend?: ReactNode;
  readonly size?: "usual" | "large";
}

const arrows = { up: "▲", down: "▼", level: "■" } as const;

/** One figure that matters, with its change, interval and trust mark. It opens its card. */
export function KeyFigure(props: KeyFigureProps): ReactElement {
  const { facts, missing, change, interval, trend, size = "usual" } = props;
  const t = useMessages(partMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="key-figure" data-size={size}>
      <p className="key-figure-title">{facts.title}</p>
      <button
        type="button"
        className="key-figure-value"
        aria-haspopup="dialog"
        aria-label={`${facts.value ?? missing ?? ""} ${t.howKnown(facts.title)}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        <span data-missing={facts.value === undefined}>{facts.value ?? missing}</span>
        <InformationSquareIcon aria-hidden />
      </button>
      {interval !== undefined && <p className="key-figure-interval">{t.interval(interval)}</p>}
      {change !== undefined && (
        <p className="key-figure-change" data-tone={change.tone}>
          <span aria-hidden="true">{arrows[change.direction]}</span> {change.text}
        </p>
      )}
      {trend !== undefined && <div className="key-figure-trend">{trend}</div>}
      <p className="key-figure-trust">
        <TrustMark trust={facts.trust} />
      </p>
      {isOpen && (
        <FigureCard
          facts={facts}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

/** Two to four key figures side by side. */
export function KeyFigures({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="key-figures">{children}</div>;
}

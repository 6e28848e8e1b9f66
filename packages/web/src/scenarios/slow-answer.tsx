import { Button } from "@navikt/ds-react/Button";
import { useEffect, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { scenarioMessages } from "./messages.ts";

const slowMilliseconds = 2_000;

interface SlowAnswerProps {
  /** Is an answer on its way? */
  readonly isAsking: boolean;
  /** Goes back to what has been answered. */
  readonly onGiveUp: () => void;
}

/** Says that an answer takes long, and lets whoever waits go back to the one before it. */
export function SlowAnswer({ isAsking, onGiveUp }: SlowAnswerProps): ReactElement {
  const t = useMessages(scenarioMessages).slow;
  const isSlow = useLasting(isAsking);
  return (
    <div className="scenario-slow" aria-live="polite">
      {isSlow && (
        <>
          <ProgressBar label={t.counting} share={undefined} />
          <Button size="small" variant="secondary" onClick={onGiveUp}>
            {t.giveUp}
          </Button>
        </>
      )}
    </div>
  );
}

/** Has something gone on for long? */
function useLasting(goesOn: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(setLasts, slowMilliseconds, true);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [goesOn]);
  return lasts;
}

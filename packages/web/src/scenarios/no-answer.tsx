import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { scenarioMessages } from "./messages.ts";

interface NoAnswerProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In the place of an answer that did not come: that what is typed is still there, and why none came. */
export function NoAnswer({ error, onRetry }: NoAnswerProps): ReactElement {
  const t = useMessages(scenarioMessages);
  return (
    <section className="scenario-no-answer" aria-label={t.answer.title}>
      <p className="scenario-finding">{t.noAnswer}</p>
      <Failure error={error} onRetry={onRetry} />
    </section>
  );
}

import type { ScenarioReadiness } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { scenarioMessages } from "./messages.ts";

type Stage = NonNullable<ScenarioReadiness["stage"]>;

const stages: readonly Stage[] = ["records", "people", "baseline"];

/** What is being learnt before scenarios can be tried, after new records. */
export function LearningLine({ stage }: { readonly stage: Stage }): ReactElement {
  const t = useMessages(scenarioMessages).learning;
  const at = stages.indexOf(stage);
  return (
    <section className="scenario-learning" aria-live="polite">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <ProgressBar
        label={t.stage(t.stages[stage], at + 1, stages.length)}
        share={at / stages.length}
      />
    </section>
  );
}

import type { ScenarioDefinition, ScenarioSimulation } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { scenarioMessages } from "./messages.ts";
import { isUnderWay, useCancelSimulation, useStartSimulation } from "./queries.ts";

interface SimulationLineProps {
  readonly definition: ScenarioDefinition;
  /** Undefined while it is not known how the simulation stands. */
  readonly simulation: ScenarioSimulation | undefined;
}

/** Asks for the full simulation, follows it, and says when its intervals are shown. */
export function SimulationLine({ definition, simulation }: SimulationLineProps): ReactElement {
  const t = useMessages(scenarioMessages).simulation;
  const text = useText();
  const format = useFormat();
  const start = useStartSimulation();
  if (simulation !== undefined && isUnderWay(simulation)) {
    return <UnderWay simulation={simulation} />;
  }
  const draws = simulation?.answer?.simulated?.draws;
  if (draws !== undefined) {
    return (
      <p className="scenario-simulation" aria-live="polite">
        {t.done(format.count(draws))}
      </p>
    );
  }
  return (
    <div className="scenario-simulation" aria-live="polite">
      {simulation?.state === "cancelled" && <p>{t.cancelled}</p>}
      {simulation?.refusal !== null && simulation?.refusal !== undefined && (
        <p role="alert">
          {t.refused} {text(simulation.refusal.message)} {text(simulation.refusal.next)}
        </p>
      )}
      {start.error !== null && <Failure error={start.error} />}
      <Button
        size="small"
        variant="secondary"
        loading={start.isPending}
        onClick={() => start.mutate({ body: { definition } })}
      >
        {t.start}
      </Button>
      <span className="quiet">{t.startLead}</span>
    </div>
  );
}

function UnderWay({ simulation }: { readonly simulation: ScenarioSimulation }): ReactElement {
  const t = useMessages(scenarioMessages).simulation;
  const cancel = useCancelSimulation();
  const { job, state, progress } = simulation;
  return (
    <div className="scenario-simulation" aria-live="polite">
      <ProgressBar
        label={state === "waiting" ? t.waiting : t.running}
        share={state === "waiting" ? undefined : progress}
      />
      {job !== null && (
        <Button
          size="small"
          variant="secondary"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { job } })}
        >
          {t.cancel}
        </Button>
      )}
      <span className="quiet">{t.leave}</span>
    </div>
  );
}

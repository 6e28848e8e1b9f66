import type {
  deleteScenarioSimulation,
  getScenario,
  getScenarioAnswer,
  getScenarioComparison,
  getScenarioReadiness,
  getScenarios,
  getScenarioSimulation,
  postRestoreScenario,
  postScenario,
  postScenarioSimulation,
  postWithdrawScenario,
  ScenarioSimulation,
} from "@luotsi/contract";
import { useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import type { AnyEndpoint, CallRequest, ViewOf } from "../client/call.ts";
import { useAction, useView } from "../client/use-view.ts";

type Query<E extends AnyEndpoint> = UseQueryResult<ViewOf<E>>;
type Action<E extends AnyEndpoint> = UseMutationResult<ViewOf<E>, Error, CallRequest<E>>;

export function useScenarios(): Query<typeof getScenarios> {
  return useView<typeof getScenarios>("scenarios");
}

/** A saved scenario; the newest version unless one is named. */
export function useScenario(
  scenario: number,
  version: number | undefined,
): Query<typeof getScenario> {
  return useView<typeof getScenario>("scenario", { params: { scenario }, query: { v: version } });
}

/** What a definition, given as JSON, comes to. */
export function useAnswer(definition: string): Query<typeof getScenarioAnswer> {
  return useView<typeof getScenarioAnswer>("scenarioAnswer", { query: { definition } });
}

export function useComparison(scenarios: string): Query<typeof getScenarioComparison> {
  return useView<typeof getScenarioComparison>(
    "scenarioComparison",
    { query: { scenarios } },
    { enabled: scenarios !== "" },
  );
}

const askEveryMilliseconds = 700;

/** Whether scenarios can be asked about, asked again until they can. */
export function useReadiness(): Query<typeof getScenarioReadiness> {
  return useView<typeof getScenarioReadiness>(
    "scenarioReadiness",
    {},
    { askAgain: (view) => (view?.state === "learning" ? askEveryMilliseconds : false) },
  );
}

/** Gives up the answer that is on its way. */
export function useGiveUpAnswer(): () => void {
  const client = useQueryClient();
  return () => {
    void client.cancelQueries({ queryKey: ["scenarioAnswer"] });
  };
}

export function isUnderWay({ state }: Pick<ScenarioSimulation, "state">): boolean {
  return state === "waiting" || state === "running";
}

/** How the simulation of a definition stands, asked again until it has ended. */
export function useSimulation(definition: string): Query<typeof getScenarioSimulation> {
  return useView<typeof getScenarioSimulation>(
    "scenarioSimulation",
    { query: { definition } },
    {
      askAgain: (view) => (view !== undefined && isUnderWay(view) ? askEveryMilliseconds : false),
    },
  );
}

export function useStartSimulation(): Action<typeof postScenarioSimulation> {
  return useAction<typeof postScenarioSimulation>("startScenarioSimulation", [
    "scenarioSimulation",
  ]);
}

export function useCancelSimulation(): Action<typeof deleteScenarioSimulation> {
  return useAction<typeof deleteScenarioSimulation>("cancelScenarioSimulation", [
    "scenarioSimulation",
  ]);
}

export function useSaveScenario(): Action<typeof postScenario> {
  return useAction<typeof postScenario>("saveScenario", ["scenarios", "scenario"]);
}

export function useWithdrawScenario(): Action<typeof postWithdrawScenario> {
  return useAction<typeof postWithdrawScenario>("withdrawScenario", ["scenarios", "scenario"]);
}

export function useRestoreScenario(): Action<typeof postRestoreScenario> {
  return useAction<typeof postRestoreScenario>("restoreScenario", ["scenarios", "scenario"]);
}

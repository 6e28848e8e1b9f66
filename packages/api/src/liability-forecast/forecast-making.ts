import type { LiabilityForecastView } from "@luotsi/contract";
import { makeBacktest, makeForecast, recordsVersion, type Workspace } from "@luotsi/usecases";

import { backgroundJobs, hasEnded, refusalWords } from "../jobs/background-jobs.ts";

/** Share of the work that the forecast is; the back-test is the rest. */
const forecastShare = 0.35;

export interface ForecastMaking {
  /** Has what the view lacks made in the background, and says in the view how far it is. */
  readonly follow: (view: LiabilityForecastView) => Promise<LiabilityForecastView>;
}

/** Makes forecasts and back-tests that nobody has made yet, one at a time, once for each state of the records. */
export function forecastMaking(
  workspace: Workspace,
  closing: AbortSignal,
  tell: (line: string) => void,
): ForecastMaking {
  const jobs = backgroundJobs<number, undefined>(closing, tell);
  let latest: { readonly id: string; readonly version: string } | undefined;

  function start(version: string): string {
    const { id } = jobs.start({
      start: 0,
      work: async ({ report, signal }) => {
        const onProgress = (share: number): void => report(forecastShare * share);
        await makeForecast(workspace, { signal, onProgress });
        await makeBacktest(workspace, {
          signal,
          onProgress: (share) => report(forecastShare + (1 - forecastShare) * share),
        });
        return undefined;
      },
    });
    latest = { id, version };
    return id;
  }

  return {
    follow: async (view) => {
      if (view.progress === null) return view;
      const version = await recordsVersion(workspace);
      const known = latest?.version === version ? jobs.find(latest.id) : undefined;
      if (known?.state === "refused" && known.refusal !== undefined) {
        const { message } = refusalWords(known.refusal);
        return view.state === "computing"
          ? { ...view, state: "failed", progress: null, finding: message }
          : { ...view, progress: null, noBacktest: message };
      }
      const isRunning = known !== undefined && !hasEnded(known);
      const { progress } = jobs.find(isRunning ? known.id : start(version));
      return { ...view, progress };
    },
  };
}

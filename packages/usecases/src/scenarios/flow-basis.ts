import { AppError, monthFromOrdinal, type Localised, type Month } from "@luotsi/base";
import {
  fewestMonths,
  municipalitiesOf,
  type FlowModel,
  type FlowMonths,
  type LiabilityPlan,
} from "@luotsi/engines";
import { readMunicipalityNames } from "@luotsi/store";
import type { Provenance } from "@luotsi/contract";

import { batchesBehind } from "../data/batches-behind.ts";
import { leftOutBehind } from "../finance/load-record-facts.ts";
import { expectInWorkers } from "../liability-forecast/expect-in-workers.ts";
import { receiversOf, type Receivers } from "../liability-forecast/receivers.ts";
import { sourcesOfForecast } from "../liability-forecast/kept-runs.ts";
import { datedLaw, learnFlow } from "../liability-forecast/learn-flow.ts";
import { recordsVersion } from "../records-version.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import { endStages, enterStage } from "../liability-forecast/flow-stage.ts";

/** How far ahead a scenario is followed. */
export const scenarioHorizon = 60;

/** What every scenario is compared with, computed once for each state of the data. */
export interface FlowBasis {
  readonly model: FlowModel;
  /** The same people counted otherwise (`CountedAs`), learnt when first asked for. */
  readonly models: Map<string, FlowModel>;
  /** Shares of days that count by way of counting (`countingKey`), measured when first asked for. */
  readonly countedShares: Map<string, Float64Array>;
  /** The law of each day, with the default answers to its open questions. */
  readonly plan: LiabilityPlan;
  readonly baseline: FlowMonths;
  readonly firstMonth: Month;
  readonly horizon: number;
  readonly municipalities: Int32Array;
  /** Of the last month known: groups of a few people are told together. */
  readonly receivers: Receivers;
  readonly names: ReadonlyMap<string, Localised>;
  readonly batches: Provenance["batches"];
  /** What the months learnt from lack. */
  readonly leftOut: Localised | null;
  /** Identifies the data, its day and the area's own settings. */
  readonly version: string;
}

export type LoadedBasis =
  | { readonly kind: "basis"; readonly basis: FlowBasis }
  | { readonly kind: "too_short"; readonly months: number; readonly needed: number };

const remembered = remembering<LoadedBasis>();

/** The baseline of the area's own people, or how much history is missing. */
export async function loadFlowBasis(workspace: Workspace): Promise<LoadedBasis> {
  const version = await recordsVersion(workspace);
  return await remembered.recall(workspace, version, async () => {
    const loaded = await readBasis(workspace, version);
    endStages(workspace, version);
    return loaded;
  });
}

/** The same where nothing can be answered without it. @throws AppError HISTORY_TOO_SHORT */
export async function needFlowBasis(workspace: Workspace): Promise<FlowBasis> {
  const loaded = await loadFlowBasis(workspace);
  if (loaded.kind === "basis") return loaded.basis;
  throw new AppError("HISTORY_TOO_SHORT", { months: loaded.months, needed: loaded.needed });
}

async function readBasis(workspace: Workspace, version: string): Promise<LoadedBasis> {
  const area = await learnFlow(workspace);
  if (area === undefined) return { kind: "too_short", months: 0, needed: fewestMonths };
  const { learnt } = area;
  if (learnt.kind === "too_little") {
    return { kind: "too_short", months: learnt.months, needed: learnt.needed };
  }
  const { model } = learnt;
  enterStage(workspace, "baseline");
  const plan = datedLaw();
  const horizon = scenarioHorizon;
  return {
    kind: "basis",
    basis: {
      model,
      models: new Map(),
      countedShares: new Map(),
      plan,
      baseline: await expectInWorkers({ model, horizon, plan, changes: [] }),
      firstMonth: monthFromOrdinal(model.firstForecastMonth),
      horizon,
      municipalities: municipalitiesOf(model.segments),
      receivers: receiversOf(learnt.known.months),
      names: await readMunicipalityNames(workspace.store.reader),
      batches: await batchesBehind(workspace, sourcesOfForecast),
      leftOut: await leftOutBehind(workspace, {
        first: monthFromOrdinal(model.firstForecastMonth - model.months),
        last: monthFromOrdinal(model.firstForecastMonth - 1),
      }),
      version,
    },
  };
}

import { bootstrapWeighting, type Draws, type EffectRows, type Estimand } from "@luotsi/engines";

/** Some draws of a bootstrap; the rows stand on shared memory. */
export interface BootstrapTask {
  readonly rows: EffectRows;
  readonly estimand: Estimand;
  readonly draws: Draws;
}

/** The draws' estimates; none where the score cannot be fitted. What a worker thread runs. */
export function runTask({ rows, estimand, draws }: BootstrapTask): Float64Array {
  const found = bootstrapWeighting(rows, estimand, draws);
  return found instanceof Float64Array ? found : new Float64Array(0);
}

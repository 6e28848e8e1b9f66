import { curveFigures, type AskedFigures, type Spells } from "@luotsi/engines";
import { fillPoissonWeights } from "@luotsi/numerics";

/** Some draws of persons; the columns stand on shared memory. */
export interface CurveDrawsTask {
  readonly spells: Spells;
  /** Persons among the rows, by their codes. */
  readonly persons: number;
  readonly asked: AskedFigures;
  readonly seed: number;
  /** Numbers of the first draw and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Figures of each draw, one after the other. What a worker thread runs. */
export function runTask({
  spells,
  persons,
  asked,
  seed,
  from,
  to,
}: CurveDrawsTask): readonly Float64Array[] {
  const members = new Float64Array(persons);
  const weights = new Float64Array(spells.time.length);
  return Array.from({ length: to - from }, (_, d) => {
    fillPoissonWeights(members, { seed, number: from + d });
    for (let i = 0; i < weights.length; i++) {
      weights[i] = (members[spells.cluster?.[i] ?? i] ?? 0) * (spells.weights?.[i] ?? 1);
    }
    return curveFigures({ ...spells, weights }, asked);
  });
}

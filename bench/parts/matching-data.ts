// Jobseekers who never lived: eight covariates, about one in ten treated, for matching and balance.
import { fillUniform, normalQuantile } from "@luotsi/numerics";

export interface MatchingData {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly treated: Uint8Array;
  /** Log odds of treatment, as a fitted score would have them. */
  readonly score: Float64Array;
  readonly outcome: Float64Array;
}

/** So many people. */
export function matchingData(n: number): MatchingData {
  const draw = (stream: number): Float64Array =>
    fillUniform(new Float64Array(n), { seed: 77, stream, firstIndex: 0 });
  const normal = (stream: number): Float64Array => draw(stream).map(normalQuantile);
  const age = draw(1).map((u) => 18 + Math.floor(46 * u));
  const woman = draw(2).map((u) => Number(u < 0.45));
  const education = draw(3).map((u) => Math.floor(4 * u));
  const foreign = draw(4).map((u) => Number(u < 0.18));
  const earlierDays = draw(5).map((u) => Math.floor(-160 * Math.log(u)));
  const wage = normal(6).map((z) => Math.exp(7.6 + 0.4 * z));
  const distance = normal(7).map((z) => Math.abs(20 + 15 * z));
  const health = draw(8).map((u) => Number(u < 0.12));
  const lot = draw(9);
  const noise = normal(10);
  const score = age.map(
    (years, i) =>
      -2.6 +
      0.01 * (years - 40) +
      0.2 * (woman[i] ?? 0) -
      0.15 * (education[i] ?? 0) +
      0.4 * (foreign[i] ?? 0) +
      0.0015 * (earlierDays[i] ?? 0) +
      0.0001 * (wage[i] ?? 0) -
      0.004 * (distance[i] ?? 0) +
      0.5 * (health[i] ?? 0),
  );
  const treated = Uint8Array.from(score, (s, i) => Number((lot[i] ?? 1) < 1 / (1 + Math.exp(-s))));
  const outcome = score.map((s, i) => 100 + 20 * (treated[i] ?? 0) + 15 * s + 40 * (noise[i] ?? 0));
  return {
    names: ["age", "woman", "education", "foreign", "earlierDays", "wage", "distance", "health"],
    columns: [age, woman, education, foreign, earlierDays, wage, distance, health],
    treated,
    score,
    outcome,
  };
}

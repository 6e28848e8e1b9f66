import { fillUniform, normalQuantile } from "@luotsi/numerics";

function uniforms(seed: number, stream: number, n: number): Float64Array {
  return fillUniform(new Float64Array(n), { seed, stream, firstIndex: 0 });
}

/** Differences of 400 pairs whose odds of treatment differ by up to two through something nobody measured; no effect. */
export function hiddenBiasCase(seed: number): Float64Array {
  const n = 400;
  const hidden = [1, 2].map((stream) => uniforms(seed, stream, n).map((u) => Number(u < 0.5)));
  const [u1, u2] = [hidden[0] ?? new Float64Array(n), hidden[1] ?? new Float64Array(n)];
  const outcomes = [u1, u2].map((u, side) =>
    uniforms(seed, 4 + side, n).map((draw, i) => 1.5 * u[i] + normalQuantile(draw)),
  );
  const [y1, y2] = [outcomes[0] ?? u1, outcomes[1] ?? u2];
  const lot = uniforms(seed, 3, n);
  return y1.map((y, i) =>
    lot[i] < 2 ** u1[i] / (2 ** u1[i] + 2 ** u2[i]) ? y - y2[i] : y2[i] - y,
  );
}

/** Round times from above 0 that span some times, up to so many. */
export function roundTimes(times: Float64Array, most: number): readonly number[] {
  const last = times.reduce((largest, time) => Math.max(largest, time), 0);
  if (last <= 0) return [];
  const rough = last / most;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.floor(last / step + 1e-9) }, (_, k) =>
    Number(((k + 1) * step).toPrecision(12)),
  );
}

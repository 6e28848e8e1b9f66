// Series forecasts against the floor of a plain seasonal naive loop over the same series, and how
// the cost grows with the number of series and with their length.
import { forecastSeries } from "@luotsi/engines";
import { normalQuantile, uniform } from "@luotsi/numerics";

const season = 12;
const horizon = 12;

function seriesOf(seed: number, length: number): Float64Array {
  let level = 1000;
  return Float64Array.from({ length }, (_, t) => {
    level += 8 * normalQuantile(uniform(seed, 1, t));
    return (
      level * (1 + 0.1 * Math.sin((Math.PI * t) / 6)) + 20 * normalQuantile(uniform(seed, 2, t))
    );
  });
}

function seconds(work: () => number): number {
  const times = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    if (!Number.isFinite(work())) throw new Error("a forecast is not a number");
    return (performance.now() - begun) / 1000;
  });
  return times.toSorted((a, b) => a - b)[1];
}

function engine(series: readonly Float64Array[]): number {
  let sum = 0;
  for (const values of series) {
    const answer = forecastSeries({
      values,
      validity: undefined,
      season,
      horizon,
      nonnegative: true,
    });
    if (answer.kind === "forecast") sum += answer.points.mean[0];
  }
  return sum;
}

function naive(series: readonly Float64Array[]): number {
  let sum = 0;
  for (const values of series) {
    for (let i = 0; i < horizon; i++) sum += values[values.length - season + (i % season)];
  }
  return sum;
}

function measure(name: string, sizes: readonly (readonly Float64Array[])[], label: string): void {
  let before: number | undefined;
  for (const series of sizes) {
    const taken = seconds(() => engine(series));
    // The floor takes microseconds, so it is run a thousand times.
    const floor = seconds(() => {
      let sum = 0;
      for (let i = 0; i < 1000; i++) sum += naive(series);
      return sum;
    });
    const n = label === "series" ? series.length : series[0].length;
    console.log(
      JSON.stringify({
        name,
        n,
        unit: label,
        seconds: Number(taken.toFixed(4)),
        peer: "a plain seasonal naive loop (floor)",
        ratio: Math.round(taken / (floor / 1000)),
        growth: before === undefined ? null : Number((taken / before).toFixed(2)),
      }),
    );
    before = taken;
  }
}

measure(
  "forecast: 120 months, 1, 10 and 100 series",
  [1, 10, 100].map((count) => Array.from({ length: count }, (_, i) => seriesOf(i, 120))),
  "series",
);
measure(
  "forecast: ten series of 60, 600 and 6000 months",
  [60, 600, 6000].map((length) => Array.from({ length: 10 }, (_, i) => seriesOf(i, length))),
  "months",
);

const many = Array.from({ length: 699 }, (_, i) => seriesOf(1000 + i, 50 + (i % 77)));
const taken = seconds(() => engine(many));
console.log(
  JSON.stringify({
    name: "forecast: 699 series of 50–126 months, as many as the M3 subset",
    n: 699,
    unit: "series",
    seconds: Number(taken.toFixed(3)),
    peer: "stated limit of 60 s",
    ratio: Number((taken / 60).toFixed(3)),
    growth: null,
  }),
);

import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import { concordanceOf, fitCox, proportionality, type CoxQuestion } from "./cox/index.ts";
import { incidenceCurves } from "./incidence-curves.ts";
import { logRank } from "./log-rank.ts";
import { curveQuantile, placeAt, restrictedMean } from "./read-curve.ts";
import type { Spells } from "./spells.ts";
import { survivalCurves } from "./survival-curves.ts";

const folder = "data/unemployment-duration";
const results = sharedFile(`${folder}/reference-results.json`);
const isAbsent = results === undefined;
const reference = isAbsent ? {} : JSON.parse(readFileSync(results, "utf8"));

function read(name: string): (heading: string) => string[] {
  const [head = "", ...lines] = readFileSync(sharedFile(`${folder}/${name}`) ?? "", "utf8")
    .trim()
    .replaceAll('"', "")
    .split("\n");
  const headings = head.split(",");
  const cells = lines.map((line) => line.split(","));
  return (heading) => cells.map((row) => row[headings.indexOf(heading)] ?? "");
}

const numbers = (values: readonly string[]): Float64Array => Float64Array.from(values, Number);
const greenwood = { variance: "greenwood", scale: "log" } as const;

/** Within a share of the value: 1e-6 is the collection's tolerance for closed forms. */
function expectNear(actual: number, wanted: number, share = 1e-6) {
  expect(Math.abs(actual - wanted), `${actual} ${wanted}`).toBeLessThanOrEqual(
    share * Math.max(1e-3, Math.abs(wanted)),
  );
}

interface WantedCurve {
  readonly median: unknown;
  readonly median_lcl: unknown;
  readonly median_ucl: unknown;
  readonly rmean_to_max: unknown;
  readonly points: readonly {
    readonly strata: string;
    readonly time: number;
    readonly surv: number;
    readonly std_err: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

function expectCurves(rows: Spells, wanted: WantedCurve) {
  const curves = survivalCurves(rows, greenwood);
  const of = (value: unknown, g: number): unknown => Object.values(value as object)[g] ?? null;
  const strata = [...new Set(wanted.points.map((point) => point.strata))];
  for (const g of strata.keys()) {
    const { estimate, lower, upper } = curveQuantile(curves, g, 0.5);
    for (const [found, name] of [
      [estimate, "median"],
      [lower, "median_lcl"],
      [upper, "median_ucl"],
    ] as const) {
      expect(found.kind === "time" ? found.time : null, `${name} ${g}`).toBe(of(wanted[name], g));
    }
    const horizon = curves.time.reduce((most, time) => Math.max(most, time), 0);
    const mean = restrictedMean(curves, g, horizon);
    if (mean.kind === "mean") expectNear(mean.mean, Number(of(wanted.rmean_to_max, g)));
  }
  for (const point of wanted.points) {
    const p = placeAt(curves, strata.indexOf(point.strata), point.time);
    expectNear(curves.survival[p], point.surv);
    expectNear(curves.standardError[p], point.std_err);
    expectNear(curves.lower[p], point.lower);
    expectNear(curves.upper[p], point.upper);
  }
}

describe.skipIf(isAbsent)(
  "curves of real spells as R has them (shared/data/unemployment-duration)",
  () => {
    test("McCall's unemployed: full-time jobs, any job, by benefit claim, and competing jobs", () => {
      const column = read("unempdur_mccall.csv");
      const time = numbers(column("spell"));
      const [full, part, other] = ["censor1", "censor2", "censor3"].map((name) =>
        numbers(column(name)),
      );
      const claim = Int32Array.from(column("ui"), (word) => Number(word === "yes"));
      const job: Spells = { time, cause: Uint8Array.from(full) };
      const cause = Uint8Array.from(full, (is, i) => (is ? 1 : part[i] ? 2 : other[i] ? 3 : 0));
      const wanted = reference.unempdur_mccall;
      expectCurves(job, wanted.km_fulltime);
      expectCurves({ ...job, group: claim }, wanted.km_fulltime_by_ui);
      expectCurves({ time, cause }, wanted.km_any);
      for (const [rho, name] of [
        [0, "logrank_ui"],
        [1, "peto_ui"],
      ] as const) {
        const found = logRank({ ...job, group: claim }, { rho });
        if (found.kind !== "test") throw new Error(found.kind);
        expectNear(found.chiSquare, wanted[name].chisq);
        expect(found.p / wanted[name].p).toBeCloseTo(1, 8);
        for (const g of [0, 1]) {
          expectNear(found.observed[g], wanted[name].observed[g]);
          expectNear(found.expected[g], wanted[name].expected[g]);
        }
      }
      const out = incidenceCurves({ time, cause }, { variance: "none", scale: "plain" });
      for (const point of wanted.cumulative_incidence.points) {
        const p = placeAt(out, 0, point.time);
        for (const [c, name] of ["full_time", "part_time", "unknown"].entries()) {
          expectNear(out.incidence[c * out.time.length + p], point[name]);
        }
      }
    });

    test("lung, veteran and Rossi", () => {
      const lung = read("survival_lung.csv");
      const dead = Uint8Array.from(lung("status"), (code) => Number(code === "2"));
      const sick: Spells = { time: numbers(lung("time")), cause: dead };
      const sex = Int32Array.from(lung("sex"), (code) => Number(code) - 1);
      expectCurves(sick, reference.lung.km);
      expectCurves({ ...sick, group: sex }, reference.lung.km_by_sex);
      const curves = survivalCurves({ ...sick, group: sex }, greenwood);
      for (const g of [0, 1]) {
        const mean = restrictedMean(curves, g, 365);
        if (mean.kind !== "mean") throw new Error(mean.kind);
        expectNear(mean.mean, reference.lung.rmst_365[`sex${g + 1}`]);
        expectNear(mean.standardError, reference.lung.rmst_365[`se${g + 1}`]);
      }
      const veteran = read("survival_veteran.csv");
      const treated: Spells = {
        time: numbers(veteran("time")),
        cause: Uint8Array.from(veteran("status"), Number),
        group: Int32Array.from(veteran("trt"), (code) => Number(code) - 1),
      };
      expectCurves(treated, reference.veteran.km_by_trt);
      const rossi = read("rossi_recidivism.csv");
      expectCurves(
        { time: numbers(rossi("week")), cause: Uint8Array.from(rossi("arrest"), Number) },
        reference.rossi.km,
      );
    });
  },
);

interface WantedModel {
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly loglik: readonly [number, number];
  readonly score: readonly [number, number, number];
  readonly concordance: number;
  readonly cox_zph: readonly { readonly chisq: number }[];
}

function expectModel(question: CoxQuestion, wanted: WantedModel, term: readonly number[]) {
  const fit = fitCox(question);
  if (fit.kind !== "fit") throw new Error(fit.kind);
  const p = question.columns.length;
  for (const [j, name] of Object.keys(wanted.coef).entries()) {
    expectNear(fit.coefficients[j], wanted.coef[name]);
    expectNear(Math.sqrt(fit.covariance.values[j + j * p]), wanted.se[name]);
  }
  expectNear(fit.nullLogLikelihood, wanted.loglik[0]);
  expectNear(fit.logLikelihood, wanted.loglik[1]);
  expectNear(fit.scoreTest, wanted.score[0]);
  expectNear(concordanceOf(fit)?.concordance ?? 0, wanted.concordance);
  const { terms, all } = proportionality(question, fit, Int32Array.from(term));
  for (const [t, found] of [...terms, all].entries()) {
    // R's fit stops earlier, which the test feels.
    expectNear(found?.chiSquare ?? -1, wanted.cox_zph[t].chisq, 1e-5);
  }
}

describe.skipIf(isAbsent)(
  "Cox models of real spells as R has them (shared/data/unemployment-duration)",
  () => {
    test("McCall's unemployed, with Efron's and Breslow's ties, and with interactions", () => {
      const column = read("unempdur_mccall.csv");
      const of = (name: string): Float64Array => numbers(column(name));
      const ui = Float64Array.from(column("ui"), (word) => Number(word === "yes"));
      const [age, wage, tenure, replaced, disregarded] = [
        "age",
        "logwage",
        "tenure",
        "reprate",
        "disrate",
      ].map(of);
      const rows = { stop: of("spell"), event: Uint8Array.from(of("censor1")) };
      const wanted = reference.unempdur_mccall;
      const columns = [ui, age, wage, tenure, replaced, disregarded];
      const each = [0, 1, 2, 3, 4, 5];
      expectModel({ ...rows, columns, ties: "efron" }, wanted.cox_small, each);
      expectModel({ ...rows, columns, ties: "breslow" }, wanted.cox_small_breslow, each);
      const times = (a: Float64Array): Float64Array => a.map((value, i) => value * ui[i]);
      const interactions = [
        replaced,
        disregarded,
        ui,
        times(replaced),
        times(disregarded),
        wage,
        age,
        tenure,
      ];
      expectModel({ ...rows, columns: interactions, ties: "efron" }, wanted.cox_interactions, [
        ...each,
        6,
        7,
      ]);
    });

    test("lung, veteran and Rossi, with classes and strata", () => {
      const lung = read("survival_lung.csv");
      const isKnown = lung("ph.ecog").map((cell) => cell !== "");
      const of = (name: string): Float64Array => numbers(lung(name).filter((_, i) => isKnown[i]));
      const rows = {
        stop: of("time"),
        event: Uint8Array.from(of("status"), (code) => Number(code === 2)),
        columns: ["age", "sex", "ph.ecog"].map(of),
      };
      expectModel({ ...rows, ties: "efron" }, reference.lung.cox_age_sex_ecog, [0, 1, 2]);
      const veteran = read("survival_veteran.csv");
      const at = (name: string): Float64Array => numbers(veteran(name));
      const is = (type: string): Float64Array =>
        Float64Array.from(veteran("celltype"), (word) => Number(word === type));
      const sick = { stop: at("time"), event: Uint8Array.from(at("status")) };
      const columns = [
        at("trt"),
        ...["smallcell", "adeno", "large"].map(is),
        ...["karno", "diagtime", "age", "prior"].map(at),
      ];
      const terms = [0, 1, 1, 1, 2, 3, 4, 5];
      expectModel({ ...sick, columns, ties: "efron" }, reference.veteran.cox, terms);
      expectModel({ ...sick, columns, ties: "breslow" }, reference.veteran.cox_breslow, terms);
      const types = ["squamous", "smallcell", "adeno", "large"];
      const stratum = Int32Array.from(veteran("celltype"), (word) => types.indexOf(word));
      const two = [at("trt"), at("karno")];
      expectModel(
        { ...sick, columns: two, stratum, ties: "efron" },
        reference.veteran.stratified,
        [0, 1],
      );
      const rossi = read("rossi_recidivism.csv");
      const word = (name: string, yes: string): Float64Array =>
        Float64Array.from(rossi(name), (cell) => Number(cell === yes));
      const arrested = {
        stop: numbers(rossi("week")),
        event: Uint8Array.from(rossi("arrest"), Number),
        columns: [
          word("fin", "yes"),
          numbers(rossi("age")),
          word("race", "other"),
          word("wexp", "yes"),
          word("mar", "married"),
          word("paro", "yes"),
          numbers(rossi("prio")),
        ],
      };
      expectModel({ ...arrested, ties: "efron" }, reference.rossi.cox, [0, 1, 2, 3, 4, 5, 6]);
    });
  },
);

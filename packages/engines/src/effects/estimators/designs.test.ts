import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { staggeredCase } from "../seeded-cases-for-tests.ts";
import { plugInBandwidth } from "./bandwidth.ts";
import { discontinuityEffect } from "./discontinuity.ts";
import type { EffectRows } from "./effect-rows.ts";
import { found, near, type Golden, type Told } from "./golden-for-tests.ts";
import { instrumentEffect } from "./instrument.ts";
import { panelOf, type Panel, type PanelRows } from "./panel.ts";
import { staggeredEffect } from "./staggered.ts";

// Made by tools/golden/effects.R with R, AER and sandwich.
const golden = JSON.parse(
  readFileSync(new URL("../estimators.golden.json", import.meta.url), "utf8"),
) as Golden;

function small(name: string): Float64Array {
  return Float64Array.from(golden.small[name]);
}

describe("an instrument", () => {
  const rows: EffectRows = {
    treated: Uint8Array.from(golden.small["joined"]),
    outcome: small("euros"),
    covariates: [small("age"), small("woman")],
    cluster: { group: Int32Array.from(golden.small["office"]), count: 20 },
  };

  test("has R's two-stage values and first stage", () => {
    const told = golden["instrument"] as Told;
    const answer = found(instrumentEffect(rows, [small("offer")]));
    near(answer.estimate, told.estimate);
    near(answer.standardErrors.classic, told.classic);
    near(answer.standardErrors.hc1, told.hc1);
    near(answer.standardErrors.cluster, told.cluster);
    answer.coefficients.forEach((one, j) => near(one.coefficient, told.coefficients[j]));
    near(answer.firstStage.f, told.f);
    const alone = found(instrumentEffect({ ...rows, cluster: undefined }, [small("offer")]));
    near(alone.firstStage.robustF, told.robustF);
  });

  test("may be two, with R's values", () => {
    const told = golden["twoInstruments"] as Told;
    const answer = found(instrumentEffect(rows, [small("offer"), small("second")]));
    near(answer.estimate, told.estimate);
    near(answer.standardErrors.hc1, told.hc1);
    near(answer.firstStage.f, told.f);
    expect(answer.firstStage.robustF).toBeUndefined();
  });

  test("that says nothing new gives no estimate", () => {
    expect(instrumentEffect(rows, [small("age")])).toMatchObject({
      reason: "instrument_without_effect",
    });
    expect(instrumentEffect(rows, [small("age").fill(3)])).toMatchObject({
      reason: "instrument_without_effect",
    });
  });
});

describe("a discontinuity", () => {
  const told = golden["discontinuity"] as Readonly<Record<string, Told>> & { readonly ik: number };
  const rows = {
    running: small("days"),
    outcome: small("work"),
    treated: Uint8Array.from(golden.small["over"]),
    cluster: undefined,
  };

  test.each([
    ["wide", 120],
    ["narrow", 60],
  ] as const)("has R's weighted lines, %s", (name, bandwidth) => {
    const answer = found(discontinuityEffect(rows, { cutoff: 0, bandwidth }));
    near(answer.estimate, told[name].estimate);
    near(answer.standardErrors.hc1, told[name].hc1);
    near(answer.means.control, told[name].control);
    expect(answer).toMatchObject({ design: "sharp", treatmentJump: 1 });
  });

  test("that only changes the chance of treatment has R's ratio", () => {
    const fuzzy = {
      ...rows,
      outcome: small("workFuzzy"),
      treated: Uint8Array.from(golden.small["support"]),
    };
    const answer = found(discontinuityEffect(fuzzy, { cutoff: 0, bandwidth: 90 }));
    near(answer.estimate, told["fuzzy"].estimate);
    near(answer.standardErrors.hc1, told["fuzzy"].hc1);
    expect(answer.design).toBe("fuzzy");
  });

  test("takes its bandwidth by the rule of Imbens and Kalyanaraman when none is given", () => {
    near(plugInBandwidth(rows.running, rows.outcome), told.ik);
    const answer = found(discontinuityEffect(rows, { cutoff: 0, bandwidth: undefined }));
    near(answer.bandwidth, told.ik);
    const days = rows.running.map((value) => value / 365.25);
    near(plugInBandwidth(days, rows.outcome), told.ik / 365.25);
  });

  test.each([0, 1, 2, 3])("has the paper's bias-corrected jump and robust error: %i", (k) => {
    const jumps = golden["robustJumps"] as readonly (Told & Record<"h" | "b", number>)[];
    const { h, b, estimate, error } = jumps[k];
    const isFuzzy = k === 3;
    const cluster =
      k === 2 ? { group: Int32Array.from(golden.small["office"]), count: 20 } : undefined;
    const asked = isFuzzy
      ? {
          ...rows,
          outcome: small("workFuzzy"),
          treated: Uint8Array.from(golden.small["support"]),
        }
      : { ...rows, cluster };
    const answer = found(discontinuityEffect(asked, { cutoff: 0, bandwidth: h, biasBandwidth: b }));
    near(answer.robust?.estimate, estimate);
    near(answer.robust?.standardError, error);
  });

  test("moved and turned round is the same, with the other sign", () => {
    const answer = found(discontinuityEffect(rows, { cutoff: 0, bandwidth: 100 }));
    const moved = found(
      discontinuityEffect(
        { ...rows, running: rows.running.map((value) => 2 * value + 7) },
        { cutoff: 7, bandwidth: 200 },
      ),
    );
    near(moved.estimate, answer.estimate, 1e-10);
    const below = rows.treated.map((one) => 1 - one);
    const turned = found(
      discontinuityEffect({ ...rows, treated: below }, { cutoff: 0, bandwidth: 100 }),
    );
    near(turned.estimate, -answer.estimate, 1e-10);
    expect(turned.treatmentJump).toBe(-1);
  });

  test("with hardly anybody near the cutoff gives no estimate", () => {
    expect(discontinuityEffect(rows, { cutoff: 0, bandwidth: 2 })).toMatchObject({
      reason: "too_few_near_cutoff",
    });
    expect(discontinuityEffect(rows, { cutoff: 900, bandwidth: undefined })).toMatchObject({
      reason: "too_few_near_cutoff",
    });
    const nobody = rows.treated.map(() => 1);
    expect(
      discontinuityEffect({ ...rows, treated: nobody }, { cutoff: 0, bandwidth: 90 }),
    ).toMatchObject({
      reason: "treatment_without_jump",
    });
  });
});

describe("staggered starts", () => {
  const told = golden["staggered"] as Readonly<Record<string, Told>> &
    Readonly<Record<string, number>>;
  const rules = { comparison: "never", cluster: undefined } as const;

  function table(rows: PanelRows): Panel {
    const panel = panelOf(rows);
    if (panel.kind !== "panel") throw new Error(panel.kind);
    return panel;
  }

  function keep(rows: PanelRows, wanted: (row: number) => boolean): PanelRows {
    const kept = Int32Array.from([...rows.time.keys()].filter((i) => wanted(i)));
    const ids = [...new Set(kept.map((i) => rows.unit[i]))];
    return {
      unit: kept.map((i) => ids.indexOf(rows.unit[i])),
      units: ids.length,
      time: Float64Array.from(kept, (i) => rows.time[i]),
      outcome: Float64Array.from(kept, (i) => rows.outcome[i]),
      treatment: Float64Array.from(kept, (i) => rows.treatment[i]),
    };
  }

  test("have R's cohort and event-time values, and two-way effects beside them", () => {
    const answer = found(staggeredEffect(table(staggeredCase(9000)), rules));
    near(answer.estimate, told["overall"].estimate);
    near(answer.standardError, told["overall"].error);
    const at = (start: number, period: number) =>
      answer.groupTimes.find((cell) => cell.start === start - 1 && cell.period === period - 1);
    near(at(4, 10)?.estimate, told["last"].estimate);
    near(at(4, 10)?.standardError, told["last"].error);
    near(at(7, 5)?.estimate, told["placebo"].estimate);
    near(at(7, 5)?.standardError, told["placebo"].error);
    const event = (time: number) => answer.eventTimes.find((one) => one.eventTime === time);
    near(event(0)?.estimate, told["event0"].estimate);
    near(event(3)?.standardError, told["event3"].error);
    near(answer.twoWay, told["twoWay"]);
    expect(answer.units).toEqual({ treated: 100, control: 50, alwaysTreated: 0 });
  });

  test("adjusted for covariates have the paper's doubly robust values, by R's glm and lm", () => {
    const adjusted = golden["adjustedStarts"] as Readonly<Record<string, Told>>;
    const rows = staggeredCase(9000);
    const covariates = [
      Float64Array.from(rows.unit, (u) => ((u * 7) % 13) / 13),
      Float64Array.from(rows.unit, (u) => Math.sin(u * 1.7)),
    ];
    const answer = found(staggeredEffect(table({ ...rows, covariates }), rules));
    near(answer.estimate, adjusted["overall"].estimate);
    near(answer.standardError, adjusted["overall"].error);
    const at = (start: number, period: number) =>
      answer.groupTimes.find((cell) => cell.start === start - 1 && cell.period === period - 1);
    near(at(4, 10)?.estimate, adjusted["last"].estimate);
    near(at(4, 10)?.standardError, adjusted["last"].error);
    near(at(7, 5)?.standardError, adjusted["placebo"].error);
    expect(answer.notAdjusted).toBe(0);
  });

  test("that covariates decide are left out and counted, until nothing is left", () => {
    const rows = staggeredCase(9000);
    const fourth = rows.treatment.map((start) => Number(start === 4));
    const some = found(staggeredEffect(table({ ...rows, covariates: [fourth] }), rules));
    expect(some.notAdjusted).toBe(9);
    const any = rows.treatment.map((start) => Number(start > 0));
    expect(staggeredEffect(table({ ...rows, covariates: [any] }), rules)).toMatchObject({
      reason: "no_overlap",
    });
  });

  test("of which a covariate explains the trend are found without it, and missed by plain changes", () => {
    // Units far along a line change faster, and start more often; nothing else happens.
    const units = 400;
    const n = units * 2;
    const unit = Int32Array.from({ length: n }, (_, i) => i >> 1);
    const place = Float64Array.from(unit, (u) => Math.sin(u * 2.399) * 2);
    const starts = Float64Array.from(unit, (u, i) =>
      (Math.cos(u * 5.1) + 1) / 2 < 1 / (1 + Math.exp(-place[i])) ? 2 : 0,
    );
    const rows = {
      unit,
      units,
      time: Float64Array.from({ length: n }, (_, i) => (i % 2) + 1),
      outcome: Float64Array.from(
        { length: n },
        (_, i) => (i % 2) * 3 * place[i] + Math.sin(i * 7.3),
      ),
      treatment: starts,
    };
    const plain = found(staggeredEffect(table(rows), rules));
    const adjusted = found(staggeredEffect(table({ ...rows, covariates: [place] }), rules));
    expect(plain.estimate).toBeGreaterThan(2);
    expect(Math.abs(adjusted.estimate)).toBeLessThan(2 * (adjusted.standardError ?? 0));
  });

  test("as 0 and 1 in each period say the same as start periods", () => {
    const rows = staggeredCase(9000);
    const treatment = rows.treatment.map((start, i) =>
      start > 0 && rows.time[i] >= start ? 1 : 0,
    );
    const one = found(staggeredEffect(table(rows), rules));
    const other = found(staggeredEffect(table({ ...rows, treatment }), rules));
    expect(other.estimate).toBe(one.estimate);
    expect(other.standardError).toBe(one.standardError);
  });

  test("with one cohort and two periods are the plain two by two, with R's regression values", () => {
    const rows = staggeredCase(9000);
    const two = keep(
      rows,
      (i) => (rows.time[i] === 6 || rows.time[i] === 7) && rows.treatment[i] !== 4,
    );
    const answer = found(staggeredEffect(table(two), rules));
    near(answer.estimate, told["twoByTwo"].estimate);
    // The unit influence's n − 1 stands for both arms, HC2's for each.
    near(answer.standardError, told["twoByTwo"].hc2, 0.011);
    const groups = two.treatment.map((start) => (start === 7 ? 1 : 0));
    expect(found(staggeredEffect(table({ ...two, treatment: groups }), rules)).estimate).toBe(
      answer.estimate,
    );
  });

  test("with gaps in the panel have R's two-way value", () => {
    const rows = staggeredCase(9000);
    const gaps = keep(
      rows,
      (i) => !(rows.unit[i] % 7 === 3 && (rows.time[i] === 2 || rows.time[i] === 9)),
    );
    near(found(staggeredEffect(table(gaps), rules)).twoWay, told["twoWayWithGaps"]);
  });

  test("without a never treated unit compare with those not yet treated", () => {
    const rows = staggeredCase(9000);
    const some = keep(rows, (i) => rows.treatment[i] !== 0);
    const answer = found(staggeredEffect(table(some), rules));
    expect(answer.comparison).toBe("not_yet");
    expect(
      answer.groupTimes.every(
        (cell) => (cell.start === 3 && cell.period < 6) || cell.period < cell.start,
      ),
    ).toBe(true);
  });

  test("that cannot be told are faults with their row", () => {
    const rows = staggeredCase(9000);
    const treatment = rows.treatment.map((_, i) => (i === 5 ? 1 : 0));
    expect(panelOf({ ...rows, treatment })).toEqual({ kind: "not_absorbing", row: 6 });
    const time = rows.time.map((t, i) => (i === 12 ? 1 : t));
    expect(panelOf({ ...rows, time })).toEqual({ kind: "repeated_period", row: 12 });
    const groups = rows.treatment.map((start) => (start > 0 ? 1 : 0));
    expect(panelOf({ ...rows, treatment: groups })).toEqual({ kind: "no_start" });
    expect(panelOf({ ...rows, time: rows.time.fill(1) })).toEqual({ kind: "one_period" });
    const none = table({ ...staggeredCase(9000), treatment: new Float64Array(1500) });
    expect(staggeredEffect(none, rules)).toMatchObject({ reason: "no_treated" });
  });
});

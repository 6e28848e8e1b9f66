import { assert } from "@luotsi/base";
import {
  chiSquareUpperTail,
  cholesky,
  choleskySolve,
  crossProduct,
  zeroMatrix,
  type Matrix,
} from "@luotsi/numerics";

import { placeAt } from "../read-curve.ts";
import { survivalCurves } from "../survival-curves.ts";
import { coxSlope } from "./cox-point.ts";
import type { CoxQuestion } from "./cox-question.ts";
import type { CoxFit } from "./fit-cox.ts";

/** Whether a covariate's hazard ratio stays the same over time: a small p says that it does not. */
export interface ProportionalityTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * The score test that coefficients do not change with time, where time is measured as the share that has left
 * (1 − Kaplan–Meier of all rows, just before).
 *
 * @param question that was fitted. @param fit of it.
 * @param term which term each column belongs to, codes from 0: the columns of one class are tested together.
 * @returns a test of each term, and of all together; undefined for a term without an estimated column.
 * Cost: two more passes of np². Source: Grambsch & Therneau (1994); R survival 3 `cox.zph`, transform "km".
 */
export function proportionality(
  question: CoxQuestion,
  fit: CoxFit,
  term: Int32Array,
): {
  readonly terms: readonly (ProportionalityTest | undefined)[];
  readonly all: ProportionalityTest | undefined;
} {
  const p = fit.status.length;
  assert(term.length === p, "each column has a term");
  const joint = jointInformation(question, fit);
  const used = fit.status.flatMap((status, j) => (status === "estimated" ? [j + 1] : []));
  let terms = 0;
  for (const each of term) terms = Math.max(terms, each + 1);
  return {
    terms: Array.from({ length: terms }, (_, t) =>
      testOf(
        joint,
        used,
        used.filter((j) => term[j - 1] === t),
      ),
    ),
    all: testOf(joint, used, used),
  };
}

interface JointInformation {
  readonly plain: Matrix;
  readonly once: Matrix;
  readonly twice: Matrix;
  /** Score of the columns times time. */
  readonly score: Float64Array;
}

/** Information of (x, g x), g the time of each place. */
function jointInformation(question: CoxQuestion, fit: CoxFit): JointInformation {
  const { rows, point, slope } = fit.state;
  const g = shareLeft(question, fit);
  const once = coxSlope(rows, point, g);
  const twice = coxSlope(
    rows,
    point,
    g.map((value) => value * value),
  );
  const score = eventColumns(fit, g).map((sum, j) => (j === 0 ? 0 : sum - once.expected[j]));
  return { plain: slope.information, once: once.information, twice: twice.information, score };
}

/** Σ weight g x over events. */
function eventColumns(fit: CoxFit, g: Float64Array): Float64Array {
  const { rows } = fit.state;
  const { code, places, design, weights } = rows;
  const counted = new Float64Array(code.length);
  for (let i = 0; i < code.length; i++) {
    if (code[i] === 2 * places || (code[i] & 1) === 0) continue;
    counted[i] = g[code[i] >> 1] * (weights === undefined ? 1 : weights[i]);
  }
  return crossProduct(design, counted);
}

/** 1 − S just before each place, centred over events. */
function shareLeft(question: CoxQuestion, fit: CoxFit): Float64Array {
  const { stop: time, start: entry, event: cause } = question;
  const spells = entry === undefined ? { time, cause } : { time, cause, entry };
  const curve = survivalCurves(spells, { variance: "none", scale: "plain" });
  const { rows } = fit.state;
  let sum = 0;
  let events = 0;
  const g = Float64Array.from(rows.times, (at, p) => {
    const place = placeAt(curve, 0, at);
    const share = place <= 0 ? 0 : 1 - curve.survival[place - 1];
    sum += share * rows.events[p];
    events += rows.events[p];
    return share;
  });
  return g.map((value) => value - sum / events);
}

function testOf(
  { plain, once, twice, score }: JointInformation,
  used: readonly number[],
  tested: readonly number[],
): ProportionalityTest | undefined {
  if (tested.length === 0) return undefined;
  const size = used.length + tested.length;
  const q = plain.columns;
  const matrix = zeroMatrix(size, size);
  const place = (row: number): { readonly j: number; readonly isTime: boolean } => {
    const isTime = row >= used.length;
    return { j: isTime ? tested[row - used.length] : used[row], isTime };
  };
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const [one, other] = [place(a), place(b)];
      const times = Number(one.isTime) + Number(other.isTime);
      const from = times === 0 ? plain : times === 1 ? once : twice;
      matrix.values[a + b * size] = from.values[one.j + other.j * q];
    }
  }
  const right = Float64Array.from({ length: size }, (_, row) =>
    place(row).isTime ? score[place(row).j] : 0,
  );
  const solved = choleskySolve(cholesky(matrix, 1e-12), right);
  const chiSquare = Math.max(
    0,
    right.reduce((sum, value, row) => sum + value * solved[row], 0),
  );
  const degreesOfFreedom = tested.length;
  return { chiSquare, degreesOfFreedom, p: chiSquareUpperTail(chiSquare, degreesOfFreedom) };
}

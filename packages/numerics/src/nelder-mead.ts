import { assert } from "@luotsi/base";

/** What a bounded search without derivatives needs; all arrays have one element a parameter. */
export interface SearchBox {
  readonly start: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Length of the first simplex's edges, above 0, in the parameter's unit. */
  readonly step: Float64Array;
  /** Stops when costs of the simplex differ relatively less than this; typical 1e-8. */
  readonly tolerance: number;
  /** Largest number of calls of the cost function. */
  readonly maxCalls: number;
}

export interface Minimum {
  readonly parameters: Float64Array;
  readonly cost: number;
  readonly calls: number;
  /** False when `maxCalls` ended the search. */
  readonly converged: boolean;
}

/**
 * A local minimum inside a box by the simplex method of Nelder and Mead (1965): reflection 1,
 * expansion 2, contraction ½, shrinking ½; a point outside the box is moved to its wall.
 * No randomness: the same call gives the same bits.
 *
 * @param cost of a parameter vector inside the box; NaN or Infinity counts as worst; must not keep the array.
 * @param box start, walls and stopping rule; 1…20 parameters.
 * @returns the best point met. Cost: `calls` evaluations.
 * @throws BrokenPromise when the lengths differ, a wall is crossed at the start or a step is not above 0.
 */
export function nelderMead(cost: (parameters: Float64Array) => number, box: SearchBox): Minimum {
  const simplex = firstSimplex(cost, box);
  const n = box.start.length;
  const center = new Float64Array(n);
  let calls = n + 1;
  function attempt(factor: number): Vertex {
    calls += 1;
    return vertexAt(cost, box, (j) => center[j] + factor * (simplex[n].point[j] - center[j]));
  }
  while (calls < box.maxCalls) {
    simplex.sort((a, b) => a.cost - b.cost);
    if (isFlat(simplex, box.tolerance)) return minimumOf(simplex[0], calls, true);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += simplex[i].point[j];
      center[j] = sum / n;
    }
    const next = replacement(simplex, attempt);
    if (next !== undefined) simplex[n] = next;
    else {
      for (let i = 1; i <= n; i++) {
        const from = simplex[i].point;
        const to = simplex[0].point;
        simplex[i] = vertexAt(cost, box, (j) => (from[j] + to[j]) / 2);
      }
      calls += n;
    }
  }
  simplex.sort((a, b) => a.cost - b.cost);
  return minimumOf(simplex[0], calls, false);
}

interface Vertex {
  readonly point: Float64Array;
  readonly cost: number;
}

/** The vertex that takes the worst one's place; undefined when the simplex has to shrink. */
function replacement(
  simplex: readonly Vertex[],
  attempt: (factor: number) => Vertex,
): Vertex | undefined {
  const n = simplex.length - 1;
  const reflected = attempt(-1);
  if (reflected.cost < simplex[0].cost) {
    const expanded = attempt(-2);
    return expanded.cost < reflected.cost ? expanded : reflected;
  }
  if (reflected.cost < simplex[n - 1].cost) return reflected;
  const contracted = attempt(reflected.cost < simplex[n].cost ? -0.5 : 0.5);
  return contracted.cost < Math.min(reflected.cost, simplex[n].cost) ? contracted : undefined;
}

function firstSimplex(cost: (parameters: Float64Array) => number, box: SearchBox): Vertex[] {
  const { start, lower, upper, step } = box;
  const n = start.length;
  assert(n > 0, "a search has at least one parameter");
  assert(
    lower.length === n && upper.length === n && step.length === n,
    "walls and steps are as many as parameters",
  );
  for (let j = 0; j < n; j++) {
    assert(lower[j] <= start[j] && start[j] <= upper[j], "a search starts inside its box");
    assert(step[j] > 0, "a step is above 0");
  }
  const simplex = [vertexAt(cost, box, (j) => start[j])];
  for (let i = 0; i < n; i++) {
    const side = start[i] + step[i] <= upper[i] ? step[i] : -step[i];
    simplex.push(vertexAt(cost, box, (j) => start[j] + (i === j ? side : 0)));
  }
  return simplex;
}

function vertexAt(
  cost: (parameters: Float64Array) => number,
  box: SearchBox,
  coordinate: (j: number) => number,
): Vertex {
  const point = new Float64Array(box.start.length);
  for (let j = 0; j < point.length; j++) {
    point[j] = Math.min(box.upper[j], Math.max(box.lower[j], coordinate(j)));
  }
  const value = cost(point);
  return { point, cost: Number.isFinite(value) ? value : Number.MAX_VALUE };
}

function isFlat(simplex: readonly Vertex[], tolerance: number): boolean {
  const best = simplex[0].cost;
  const worst = simplex[simplex.length - 1].cost;
  return worst - best <= tolerance * (Math.abs(best) + Math.abs(worst)) + 1e-300;
}

function minimumOf(vertex: Vertex, calls: number, converged: boolean): Minimum {
  return { parameters: vertex.point, cost: vertex.cost, calls, converged };
}

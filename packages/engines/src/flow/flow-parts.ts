import { assert } from "@luotsi/base";

import type { FlowModel } from "./flow-model.ts";
import type { FlowMonths } from "./flow-question.ts";

const most = 2;

/**
 * Divides the segments in two so that nobody comes from one part to another: what is expected of each part can be computed by itself, and the
 * parts add up to the whole. They do not depend on how many threads compute them.
 *
 * @param model of the segments and the ways between them.
 * @returns 1 for the segments of each part; one part where they cannot be divided. Cost: O(segments · moves).
 */
export function segmentParts({ segments, moves }: FlowModel): readonly Uint8Array[] {
  const count = segments.age.length;
  const group = Int32Array.from({ length: count }, (_, segment) => segment);
  for (const { next } of moves) {
    for (let segment = 0; segment < count; segment++) join(group, segment, next[segment]);
  }
  const members = new Map<number, number[]>();
  for (let segment = 0; segment < count; segment++) {
    const root = rootOf(group, segment);
    members.set(root, [...(members.get(root) ?? []), segment]);
  }
  const parts = Array.from({ length: most }, () => ({ size: 0, follows: new Uint8Array(count) }));
  for (const together of [...members.values()].toSorted((a, b) => b.length - a.length)) {
    const smallest = parts.reduce((least, part) => (part.size < least.size ? part : least));
    smallest.size += together.length;
    for (const segment of together) smallest.follows[segment] = 1;
  }
  return parts.filter(({ size }) => size > 0).map(({ follows }) => follows);
}

function rootOf(group: Int32Array, segment: number): number {
  let at = segment;
  while (group[at] !== at) at = group[at];
  return at;
}

function join(group: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(group, one), rootOf(group, other)];
  group[a < b ? b : a] = a < b ? a : b;
}

/**
 * Adds up what is expected of parts of the same question.
 *
 * @param parts one or more, of the same horizon and law. @returns their sums. @throws BrokenPromise when they are of different ones.
 */
export function addParts(parts: readonly FlowMonths[]): FlowMonths {
  const [first, ...others] = parts;
  assert(first !== undefined, "there is a part");
  return others.reduce((all, part) => {
    assert(part.horizon === all.horizon, "parts are of the same months");
    return {
      horizon: all.horizon,
      steps: all.steps,
      owedCents: sum(all.owedCents, part.owedCents),
      paidDays: sum(all.paidDays, part.paidDays),
      baseCents: sum(all.baseCents, part.baseCents),
      stock: sum(all.stock, part.stock),
      inService: sum(all.inService, part.inService),
      newcomers: sum(all.newcomers, part.newcomers),
      returners: sum(all.returners, part.returners),
      exits: sum(all.exits, part.exits),
      daysByStep: sum(all.daysByStep, part.daysByStep),
      owedByStepCents: sum(all.owedByStepCents, part.owedByStepCents),
      owedByMunicipalityCents: sum(all.owedByMunicipalityCents, part.owedByMunicipalityCents),
      owedByAgeCents: sum(all.owedByAgeCents, part.owedByAgeCents),
      owedByIntegrationCents: sum(all.owedByIntegrationCents, part.owedByIntegrationCents),
    };
  }, first);
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  assert(a.length === b.length, "parts are of the same groups");
  return a.map((value, at) => value + b[at]);
}

import { assert } from "@luotsi/base";

import type { FlowModel } from "./flow-model.ts";
import type { FlowMonths } from "./flow-question.ts";

/** Whom of a segment a part follows: those who receive or are away when the months ahead begin, those who begin later; added up. */
export const ofToday = 1;
export const ofLater = 2;

/**
 * Divides the people in two so that nobody comes from one part to the other: what is expected of each part can be computed by itself, and
 * the parts add up to the whole. They do not depend on how many threads compute them.
 *
 * Segments between which people move stay together. Where the parts would come out uneven, those of today are of one and those who begin
 * later of the other.
 *
 * @param model of the segments and the ways between them.
 * @returns for each part whom of each segment it follows: `ofToday`, `ofLater`, both or 0. Cost: O(segments · moves).
 */
export function flowParts(model: FlowModel): readonly [Uint8Array, Uint8Array] {
  const count = model.segments.age.length;
  const groups = movingTogether(model).toSorted((a, b) => b.length - a.length);
  const parts = [new Uint8Array(count), new Uint8Array(count)] as const;
  const sizes = [0, 0];
  for (const [k, segments] of groups.entries()) {
    const isLast = k === groups.length - 1;
    if (isLast && sizes[0] === sizes[1]) {
      for (const segment of segments) {
        parts[0][segment] = ofLater;
        parts[1][segment] = ofToday;
      }
      continue;
    }
    const smaller = sizes[1] < sizes[0] ? 1 : 0;
    sizes[smaller] += segments.length;
    for (const segment of segments) parts[smaller][segment] = ofToday | ofLater;
  }
  return parts;
}

/** Groups of segments between which people move. */
function movingTogether({ segments, moves }: FlowModel): readonly (readonly number[])[] {
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
  return [...members.values()];
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

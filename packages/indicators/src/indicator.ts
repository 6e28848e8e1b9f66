import type { Localised } from "@luotsi/base";

import type { Snapshot } from "./snapshot.ts";

/** What each person is to the indicator in a month: nothing, in the denominator, or in both. */
export const Mark = { none: 0, denominator: 1, numerator: 2 } as const;

export interface IndicatorSource {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  readonly confidence: "primary" | "secondary" | "memory" | "derived";
}

/** An official indicator. A definition only marks people; counting, scaling and hiding are done once for all. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly title: Localised;
  /** The question the figure answers, in plain words. */
  readonly question: Localised;
  /** Exactly what is counted. */
  readonly definition: Localised;
  /** How ours may differ from the official figure of the same name. */
  readonly differs: Localised;
  /** `count`: number of marked people. `share`: numerator per hundred of the denominator. */
  readonly unit: "count" | "share";
  /** Where the denominator comes from: the same people, or the area's labour force. */
  readonly denominator: "people" | "labour-force" | "none";
  readonly decimals: number;
  /** Counts below this are hidden together with their complements. */
  readonly hideBelow: number;
  /**
   * Of a group all of whom are counted: hidden where it should not be known of anybody, as long unemployment or a service; shown where
   * the count is of the group itself, or of what is known anyway, as age.
   */
  readonly alike: "hidden" | "shown";
  readonly goodDirection: "up" | "down" | "none";
  /** Sources the figure rests on, by their ids. */
  readonly restsOn: readonly string[];
  readonly source: IndicatorSource;
  /** The indicator whose counts it shows as a share of something else. */
  readonly countsOf?: string;
  /** The indicator whose people are its denominator, or the part of it that is not counted. */
  readonly within?: string;
  /** The group of another indicator's breakdown that this indicator is, so that both hide the same. */
  readonly sameAs?: {
    readonly indicator: string;
    readonly dimension: string;
    readonly group: string;
  };
  /** @returns one `Mark` a person; length is the number of people. */
  readonly mark: (snapshot: Snapshot) => Uint8Array;
}

/**
 * Marks people by a question each.
 *
 * @param snapshot the month.
 * @param markOf the mark of person `i`.
 * @returns one mark a person.
 */
export function markPeople(snapshot: Snapshot, markOf: (i: number) => number): Uint8Array {
  const marks = new Uint8Array(snapshot.unemployed.length);
  for (let i = 0; i < marks.length; i++) marks[i] = markOf(i);
  return marks;
}

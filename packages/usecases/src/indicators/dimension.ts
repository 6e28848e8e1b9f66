import type { Localised } from "@luotsi/base";
import type { IndicatorDimension } from "@luotsi/contract";
import type { Snapshot } from "@luotsi/indicators";

export interface Group {
  readonly code: string;
  readonly title: Localised;
}

interface DimensionGroups {
  readonly groups: readonly Group[];
  /** Position of each person's group. */
  readonly groupOf: (snapshot: Snapshot) => Int32Array;
}

/** Teams have a least size, whatever they count. */
export interface TeamDimension extends DimensionGroups {
  readonly id: "team";
  /** One mark a group: 1 where it is too small to be shown. */
  readonly neverShown: (snapshot: Snapshot) => Uint8Array;
}

/** `reach`: those whom a reader's right reaches, and everybody else; never asked for, only hidden by. */
export interface PlainDimension extends DimensionGroups {
  readonly id: Exclude<IndicatorDimension, "team"> | "reach";
}

/** One dimension: its groups, and the group of each person in a month. */
export type Dimension = PlainDimension | TeamDimension;
export type DimensionId = Dimension["id"];

import type { Localised, Month } from "@luotsi/base";
import type { LagProfile, Provenance } from "@luotsi/contract";
import type { IndicatorDefinition, ServiceRecording, Snapshot } from "@luotsi/indicators";

import type { Rounding } from "../disclosure/rounding.ts";
import type { FrozenIndicators } from "./frozen-indicators.ts";
import type { IndicatorPeople } from "./indicator-people.ts";
import type { StatfinFigures } from "./statfin-figures.ts";
import type { Teams } from "./team-dimension.ts";

/** A municipality as a group of a breakdown. */
export interface MunicipalityGroup {
  readonly code: string;
  readonly number: number;
  readonly title: Localised;
}

/** Everything that indicators rest on in one state of the data. */
export interface IndicatorFacts {
  readonly synthetic: boolean;
  readonly areaName: Localised;
  /** Municipalities of the area; those that people live in when nobody has said. */
  readonly municipalities: readonly MunicipalityGroup[];
  /** True when the area's municipalities are said, so that people who live elsewhere are left out. */
  readonly isAreaKnown: boolean;
  readonly people: IndicatorPeople;
  /** Months whose counting day has passed and is known; undefined when nothing is. */
  readonly known: IndicatorPeople["known"];
  readonly snapshot: (month: Month) => Snapshot;
  /** Home of each person on a month's counting day: the municipality's code as a number, 0 when not known. */
  readonly homesOn: (month: Month) => Int32Array;
  /** Whose customer each person is. */
  readonly teams: Teams;
  /** What each person is to an indicator in a month; nothing to those who live elsewhere. */
  readonly marks: (indicator: IndicatorDefinition, month: Month) => Uint8Array;
  /** How counts are rounded, with a key of each person; undefined while they are only hidden. */
  readonly rounding: (Rounding & { readonly recordKeys: Uint32Array }) | undefined;
  readonly recording: (month: Month) => ServiceRecording;
  /** Months in which services began but were not recorded. */
  readonly serviceGaps: ReadonlySet<Month>;
  readonly statfin: StatfinFigures;
  /** How late employment codes come; undefined while it cannot be measured. */
  readonly lag: LagProfile | undefined;
  readonly closed: ReadonlySet<Month>;
  readonly frozen: FrozenIndicators;
  readonly batches: Provenance["batches"];
  readonly run: Readonly<Record<string, string>>;
}

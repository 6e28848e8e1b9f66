import type { Month } from "@luotsi/base";
import type { Ratio, ServiceRecording } from "@luotsi/indicators";
import { listFrozenRows, type Reader } from "@luotsi/store";

/** What was frozen of an indicator when its month was closed. */
export interface FrozenIndicator {
  readonly ratio: Ratio;
  readonly labourForce: number | undefined;
  /** Completeness of service periods as it was; undefined where the indicator does not rest on them. */
  readonly recording: ServiceRecording | undefined;
  /** True when recording had paused, so there was no figure to freeze. */
  readonly isGap: boolean;
}

/** By `frozenKey`. */
export type FrozenIndicators = ReadonlyMap<string, FrozenIndicator>;

/** Names of frozen indicators begin so. */
export const measurePrefix = "indicator:";

/** Name of an indicator's month among the frozen. */
export function frozenKey(id: string, month: Month): string {
  return `${id} ${month}`;
}

/** Every indicator of closed months, as it was frozen. */
export async function readFrozenIndicators(reader: Reader): Promise<FrozenIndicators> {
  const quantities = new Map<string, Map<string, number>>();
  for (const { measure, key, month, quantity } of await listFrozenRows(reader, measurePrefix)) {
    if (quantity === undefined) continue;
    const name = frozenKey(measure.slice(measurePrefix.length), month);
    const own = quantities.get(name) ?? new Map<string, number>();
    own.set(key, quantity);
    quantities.set(name, own);
  }
  return new Map([...quantities].map(([name, own]) => [name, frozenOf(own)]));
}

function frozenOf(quantities: ReadonlyMap<string, number>): FrozenIndicator {
  const expected = quantities.get("in-service-by-code");
  const recorded = quantities.get("in-service-recorded");
  return {
    ratio: {
      numerator: quantities.get("numerator") ?? 0,
      denominator: quantities.get("denominator") ?? 0,
    },
    labourForce: quantities.get("labour-force"),
    recording:
      expected === undefined || recorded === undefined ? undefined : { expected, recorded },
    isGap: quantities.get("recording-gap") === 1,
  };
}

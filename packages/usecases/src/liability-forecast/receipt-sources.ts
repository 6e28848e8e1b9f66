import type { PaymentColumns, PersonColumns, ResidenceColumns } from "@luotsi/engines";
import type { OptionalIntegers } from "@luotsi/frame";

/** Employment-code spells sorted by person, then first day; codes and reasons as their numbers. */
export interface EmploymentSpells {
  readonly person: Int32Array;
  readonly startDay: Int32Array;
  /** Day after the last; `openEndDay` while the spell goes on. */
  readonly endDay: Int32Array;
  /** Employment code 00–09. */
  readonly code: Uint8Array;
  /** Reason 00–13, or `noReason`. */
  readonly endReason: Uint8Array;
  readonly searchEndReason: Uint8Array;
  /** First day of the job search that the spell is a part of. */
  readonly searchStart: Int32Array;
}

export const noReason = 255;

/** Everything the months of receipt are made from, as numbers a worker thread can be sent. */
export interface ReceiptSources {
  readonly payments: PaymentColumns;
  readonly persons: PersonColumns;
  readonly residences: ResidenceColumns | undefined;
  /** Month ordinal; missing where it is not told. */
  readonly birthMonth: OptionalIntegers;
  /** Position in `educationGroups`. */
  readonly education: Uint8Array;
  readonly spells: EmploymentSpells;
  /** The area's municipalities; empty: everybody belongs to it. */
  readonly municipalities: Int32Array;
  /**
   * Share of a month's records that had come so many months after it, as measured from deliveries; empty where it has
   * not been measured.
   */
  readonly arrivedShare: Float64Array;
}

/** The records as they were known on a day. */
export interface KnownSources {
  readonly sources: ReceiptSources;
  readonly knownOn: number;
}

import { AppError, assert, formatDay, type Day, type Localised } from "@luotsi/base";

/**
 * How sure a value is: `primary` statute, decree or the authority's own text with the wording seen; `secondary` somebody
 * else's summary; `derived` by us from the rule's text; `memory` not checked, shown as such.
 */
export const confidences = ["primary", "secondary", "derived", "memory"] as const;
export type Confidence = (typeof confidences)[number];

export interface LegalSource {
  /** Number of the act or decree, such as `1290/2002`, or the publisher of guidance. */
  readonly act: string;
  /** Chapter and section, such as `14:3 a`; a dash where the value was read but not its section. */
  readonly section: string;
  /** The amending act that gave the wording. */
  readonly amendedBy?: string;
  readonly url: string;
  readonly confidence: Confidence;
  /** What the source leaves open, or how a derived value was derived. */
  readonly note?: Localised;
}

/** A value in force from a day up to, but not including, another; open when `to` is left out. */
export interface DatedValue<T> {
  readonly from: Day;
  readonly to?: Day;
  readonly value: T;
  readonly source: LegalSource;
  /** Id of the assumption the value rests on, when the law does not settle it. */
  readonly assumption?: string;
}

/** A figure or rule of the law with its whole dated history. */
export interface LegalParameter<T> {
  /** Topic and name, `municipal-liability/listed-from-paid-days`: path of its file or of its topic. */
  readonly id: string;
  readonly title: Localised;
  /** Unit of the value, in English. */
  readonly unit: string;
  /** Oldest first, without gaps or overlaps; only the last may be open. */
  readonly history: readonly DatedValue<T>[];
}

/**
 * Checks a parameter as it is written.
 *
 * @param parameter with its history oldest first.
 * @returns the same parameter.
 * @throws BrokenPromise when a title, unit or source is empty, the history is empty, out of order, overlaps or has a gap.
 */
export function defineParameter<T>(parameter: LegalParameter<T>): LegalParameter<T> {
  const { id, title, unit, history } = parameter;
  assert(/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id), `${id} is a topic and a name`);
  assert(title.fi !== "" && title.sv !== "" && title.en !== "", `${id} has all three titles`);
  assert(unit !== "", `${id} has a unit`);
  assert(history.length > 0, `${id} has a history`);
  for (const [k, entry] of history.entries()) {
    const { act, section, url } = entry.source;
    assert(
      act !== "" && section !== "" && url !== "",
      `${id} cites an act, a section and an address`,
    );
    assert(entry.to === undefined || entry.to > entry.from, `${id} is in force for some time`);
    const next = history[k + 1];
    if (next === undefined) continue;
    assert(next.from > entry.from, `the history of ${id} is in date order`);
    assert(entry.to !== undefined && next.from >= entry.to, `the history of ${id} has no overlap`);
    assert(next.from === entry.to, `the history of ${id} has no gap`);
  }
  return parameter;
}

/**
 * The value in force on a day.
 *
 * @param parameter defined by `defineParameter`.
 * @param day any.
 * @returns the dated value.
 * @throws AppError NO_LAW_IN_FORCE when the day is before the history or after its end.
 */
export function inForce<T>(parameter: LegalParameter<T>, day: Day): DatedValue<T> {
  const found = findInForce(parameter, day);
  if (found === undefined) {
    throw new AppError("NO_LAW_IN_FORCE", { day: formatDay(day), rule: parameter.id });
  }
  return found;
}

/** The value in force on a day. @returns undefined when there is none. @param parameter any. @param day any. */
export function findInForce<T>(parameter: LegalParameter<T>, day: Day): DatedValue<T> | undefined {
  return parameter.history.find(
    (entry) => day >= entry.from && (entry.to === undefined || day < entry.to),
  );
}

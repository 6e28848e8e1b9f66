import { cents, type Cents, type Month } from "@luotsi/base";

/**
 * What the truth says today of one measure and key: cents by the month the money belongs to. Months
 * without a record have no entry.
 */
export interface CurrentFigure {
  readonly measure: string;
  /** The service, municipality or other part the figure is about. */
  readonly key: string;
  readonly centsByMonth: ReadonlyMap<Month, Cents>;
}

/** One row of a closed month. Rows are never changed; a later correction is a row of a later month. */
export interface FrozenFigure {
  readonly postedMonth: Month;
  /** The month the money belongs to; earlier than `postedMonth` for a correction. */
  readonly originMonth: Month;
  readonly measure: string;
  readonly key: string;
  readonly cents: Cents;
}

/** Cents of a figure in one posting month: its own and corrections that came in it. */
export interface PostedFigure {
  readonly postedMonth: Month;
  readonly originMonth: Month;
  readonly measure: string;
  readonly key: string;
  readonly cents: Cents;
  readonly frozen: boolean;
}

/**
 * The two-way book: closed months as they were closed, and in the first open month every change
 * that has come to them since. For each figure and origin month the rows of all posting months add
 * up to what the truth says today, so nothing is lost and nothing closed moves.
 *
 * @param current what the truth says today.
 * @param frozen every row of every closed month.
 * @param firstOpen the first month that is not closed; undefined when nothing is closed.
 * @returns the rows of every posting month; open months show their own current values.
 */
export function postFigures(
  current: readonly CurrentFigure[],
  frozen: readonly FrozenFigure[],
  firstOpen: Month | undefined,
): readonly PostedFigure[] {
  const posted: PostedFigure[] = frozen.map((row) => ({ ...row, frozen: true }));
  const settled = settledByOrigin(frozen);
  const seen = new Set<string>();
  for (const { measure, key, centsByMonth } of current) {
    for (const [originMonth, value] of centsByMonth) {
      const name = nameOf(measure, key, originMonth);
      seen.add(name);
      const change = value - (settled.get(name)?.cents ?? 0);
      if (firstOpen === undefined || originMonth >= firstOpen) {
        posted.push(open({ measure, key, originMonth }, originMonth, value));
      } else if (change !== 0) {
        posted.push(open({ measure, key, originMonth }, firstOpen, change));
      }
    }
  }
  // A figure whose last record was withdrawn has no current entry; its closed rows are taken back.
  for (const [name, row] of settled) {
    if (firstOpen !== undefined && !seen.has(name) && row.cents !== 0) {
      const { measure, key, originMonth, cents: value } = row;
      posted.push(open({ measure, key, originMonth }, firstOpen, -value));
    }
  }
  return posted;
}

function open(figure: Origin, postedMonth: Month, value: number): PostedFigure {
  return { ...figure, postedMonth, cents: cents(value), frozen: false };
}

interface Origin {
  readonly measure: string;
  readonly key: string;
  readonly originMonth: Month;
}

interface Settled extends Origin {
  readonly cents: number;
}

function settledByOrigin(frozen: readonly FrozenFigure[]): ReadonlyMap<string, Settled> {
  const settled = new Map<string, Settled>();
  for (const { measure, key, originMonth, cents: value } of frozen) {
    const name = nameOf(measure, key, originMonth);
    const before = settled.get(name)?.cents ?? 0;
    settled.set(name, { measure, key, originMonth, cents: before + value });
  }
  return settled;
}

function nameOf(measure: string, key: string, originMonth: Month): string {
  return `${measure}\u0000${key}\u0000${originMonth}`;
}

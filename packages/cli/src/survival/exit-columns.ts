import { AppError } from "@luotsi/base";
import { exitsOf, type Exits, type WordColumn } from "@luotsi/usecases/survival";

import type { AskedColumn, ColumnFile } from "../columns/read-columns.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** The columns that tell who left and for what. The status may be the cause itself: 0 where nothing happened, else what did. */
export function askedExits(event: string, cause: string | undefined): readonly AskedColumn[] {
  if (cause === event) return [{ heading: event, kind: "category" }];
  const happened = { heading: event, kind: "event" } as const;
  return cause === undefined
    ? [happened]
    : [happened, { heading: cause, kind: "category", mayBeEmpty: true }];
}

/** Who left and for what. @throws AppError EVENT_NOT_TWO_VALUED or TOO_MANY_LEVELS. */
export function readExits(file: ColumnFile, event: string, cause: string | undefined): Exits {
  if (cause === undefined) return exitsOf(file.numbers(event), event, undefined);
  const causes = file.category(cause);
  return exitsOf(cause === event ? anyCause(causes) : file.numbers(event), event, causes);
}

function anyCause({ codes, labels }: WordColumn): Float64Array {
  return Float64Array.from(codes, (code) => Number(labels[code] !== "0"));
}

/** Exits with the one that a model is about first. */
export interface OrderedExits extends Exits {
  readonly causes: readonly [string, ...string[]];
}

/**
 * Puts the exit that was asked for first, the most frequent one when none was.
 *
 * @throws AppError WRONG_USAGE when there is no such exit, or one is named where exits do not compete; NO_EVENTS.
 */
export function exitFirst(
  exits: Exits,
  asked: {
    readonly event: string;
    readonly cause: string | undefined;
    readonly wanted: string | undefined;
  },
): OrderedExits {
  const { event, cause, wanted } = asked;
  if (cause === undefined) {
    if (wanted !== undefined) throw wrongUsage("--exit: --cause COL");
    return { ...exits, causes: [event] };
  }
  if (exits.causes.length === 0) throw new AppError("NO_EVENTS", { rows: exits.cause.length });
  const first = wanted === undefined ? mostFrequent(exits) : exits.causes.indexOf(wanted);
  const name = exits.causes[first];
  if (name === undefined) throw wrongUsage(`--exit ${exits.causes.join("|")}`);
  const rest = exits.causes.filter((_, k) => k !== first);
  const place = exits.causes.map((_, k) => (k === first ? 1 : k < first ? k + 2 : k + 1));
  return {
    ...exits,
    cause: exits.cause.map((code) => (code === 0 ? 0 : (place[code - 1] ?? 0))),
    causes: [name, ...rest],
  };
}

function mostFrequent({ cause, causes }: Exits): number {
  const counts = causes.map(() => 0);
  for (const code of cause) if (code > 0) counts[code - 1] = (counts[code - 1] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

import { AppError } from "@luotsi/base";
import type { EffectColumns, WordColumn } from "@luotsi/usecases/effects";

import { readColumns, type AskedColumn, type ColumnFile } from "../columns/read-columns.ts";
import type { CommandContext } from "../command.ts";
import { dialectOf } from "../dialect-options.ts";
import { askedOnce, nameList, optionText } from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

type History = NonNullable<EffectColumns["history"]>;

/** Options about a second file, of spells month by month (riskset). */
export const historyOptions = {
  history: { type: "string", help: "second file, a row for each spell and month (riskset); none" },
  spell: { type: "string", help: "heading of the spell in both files (riskset); that of --unit" },
  month: { type: "string", help: "heading of the month of the spell in --history; month" },
  "history-covariates": {
    type: "string",
    help: "headings of numbers in --history, used as known at the month of a start",
  },
  "history-classes": { type: "string", help: "headings of classes in --history, likewise" },
  states: {
    type: "string",
    help: "headings in --history of how things stand in a month, 0 and 1, such as employed",
  },
  sums: { type: "string", help: "headings in --history of days or euros of a month, added up" },
  known: {
    type: "string",
    help: "heading of months known since the spell's first day; the last in --history",
  },
} as const;

/** The heading that tells spells apart in both files; undefined where there is no second file. */
export function spellHeading({ options }: CommandContext): string | undefined {
  if (optionText(options, "history") === undefined) return undefined;
  const heading = optionText(options, "spell") ?? optionText(options, "unit");
  if (heading === undefined) throw wrongUsage("--history --spell COL");
  return heading;
}

/**
 * Reads what a second file tells of the spells; undefined where there is none.
 *
 * @param spell of the first file's rows, so that both mean the same by a code.
 * @throws AppError SPELL_REPEATED when rows of the first file share a spell, SPELLS_UNKNOWN when none of it is in the second.
 */
export async function readHistory(
  context: CommandContext,
  spell: WordColumn | undefined,
): Promise<{ readonly history: History; readonly file: ColumnFile } | undefined> {
  const { options } = context;
  const path = optionText(options, "history");
  const heading = spellHeading(context);
  if (path === undefined || heading === undefined || spell === undefined) return undefined;
  refuseRepeated(spell, heading);
  const month = optionText(options, "month") ?? "month";
  const lists = {
    covariates: nameList(options, "history-covariates"),
    categories: nameList(options, "history-classes"),
    states: nameList(options, "states"),
    sums: nameList(options, "sums"),
  };
  const { covariates, categories, states, sums } = lists;
  const asked: readonly AskedColumn[] = [
    { heading, kind: "category" },
    { heading: month, kind: "number", atLeast: 0 },
    ...[...covariates, ...states, ...sums].map((one) => ({
      heading: one,
      kind: "number" as const,
    })),
    ...categories.map((one) => ({ heading: one, kind: "category" as const })),
  ];
  const file = await readColumns(path, askedOnce(asked), {
    overrides: dialectOf(options),
    hint: "--history, --month, --history-covariates, --states, --sums",
    rule: undefined,
  });
  return { history: sortedHistory(file, { heading, month, spell, ...lists }), file };
}

function refuseRepeated({ codes, labels }: WordColumn, heading: string): void {
  if (labels.length === codes.length) return;
  const seen = new Uint8Array(labels.length);
  for (const code of codes) {
    if (seen[code] === 1) throw new AppError("SPELL_REPEATED", { column: heading });
    seen[code] = 1;
  }
}

interface Headings {
  readonly heading: string;
  readonly month: string;
  readonly spell: WordColumn;
  readonly covariates: readonly string[];
  readonly categories: readonly string[];
  readonly states: readonly string[];
  readonly sums: readonly string[];
}

function sortedHistory(file: ColumnFile, of: Headings): History {
  const theirs = file.category(of.heading);
  const place = new Map(of.spell.labels.map((label, code) => [label, code]));
  const own = theirs.labels.map((label) => place.get(label) ?? -1);
  const code = theirs.codes.map((one) => own[one] ?? -1);
  const months = file.numbers(of.month);
  const order = Int32Array.from(code.keys())
    .filter((row) => (code[row] ?? -1) >= 0)
    .toSorted(
      (a, b) => (code[a] ?? 0) - (code[b] ?? 0) || (months[a] ?? 0) - (months[b] ?? 0) || a - b,
    );
  if (order.length === 0) throw new AppError("SPELLS_UNKNOWN", { column: of.heading });
  const from = new Int32Array(of.spell.labels.length);
  const to = new Int32Array(of.spell.labels.length);
  order.forEach((row, at) => {
    const spell = code[row] ?? 0;
    if ((to[spell] ?? 0) === 0) from[spell] = at;
    to[spell] = at + 1;
  });
  const numbers = (heading: string): { readonly name: string; readonly values: Float64Array } => {
    const values = file.numbers(heading);
    return { name: heading, values: Float64Array.from(order, (row) => values[row] ?? 0) };
  };
  return {
    from,
    to,
    month: Int16Array.from(order, (row) => Math.min(32_000, Math.ceil(months[row] ?? 0))),
    covariates: of.covariates.map((one) => numbers(one)),
    categories: of.categories.map((heading) => {
      const { codes, labels } = file.category(heading);
      return { name: heading, labels, codes: Int32Array.from(order, (row) => codes[row] ?? 0) };
    }),
    states: of.states.map((one) => numbers(one)),
    sums: of.sums.map((one) => numbers(one)),
  };
}

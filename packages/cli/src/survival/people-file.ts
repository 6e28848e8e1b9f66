import { AppError } from "@luotsi/base";
import type { Covariates, WordColumn } from "@luotsi/usecases/survival";

import { readColumns, type ColumnFile } from "../columns/read-columns.ts";
import type { CommandContext } from "../command.ts";
import { dialectOf } from "../dialect-options.ts";
import { covariatesOf, type CovariateHeadings } from "./model-file.ts";
import { askedOnce, categoryOf } from "./survival-options.ts";

/** People to predict for, and their groups. */
export interface PeopleFile {
  readonly file: ColumnFile;
  readonly people: Covariates;
  readonly group: WordColumn | undefined;
}

/**
 * Reads a file of people with a model's covariates; classes are matched by name.
 *
 * @throws AppError when the file is refused, or a class is not one the model knows.
 */
export async function readPeopleFile(
  context: CommandContext,
  path: string,
  asked: {
    readonly headings: CovariateHeadings;
    readonly known: Covariates;
    readonly group: string | undefined;
  },
): Promise<PeopleFile> {
  const { headings, known, group } = asked;
  const classes = group === undefined ? headings.classes : [...headings.classes, group];
  const file = await readColumns(
    path,
    askedOnce([
      ...headings.numbers.map((heading) => ({ heading, kind: "number" as const })),
      ...classes.map((heading) => ({ heading, kind: "category" as const })),
    ]),
    {
      overrides: dialectOf(context.options),
      hint: "--covariates, --categorical, --group",
      rule: undefined,
    },
  );
  const own = covariatesOf(file, headings);
  return {
    file,
    people: {
      numbers: own.numbers,
      classes: own.classes.map(({ name, words }, k) => ({
        name,
        words: knownWords(name, words, known.classes[k]?.words.labels ?? []),
      })),
    },
    group: categoryOf(file, group),
  };
}

function knownWords(column: string, words: WordColumn, labels: readonly string[]): WordColumn {
  const place = words.labels.map((label) => {
    const at = labels.indexOf(label);
    if (at < 0) throw new AppError("UNKNOWN_CLASS", { column, value: label });
    return at;
  });
  return { labels, codes: words.codes.map((code) => place[code] ?? 0) };
}

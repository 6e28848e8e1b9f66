import { AppError } from "@luotsi/base";
import type { EffectColumns, EffectMethod, WordColumn } from "@luotsi/usecases/effects";

import { readColumns, type AskedColumn, type ColumnFile } from "../columns/read-columns.ts";
import type { CommandContext } from "../command.ts";
import { dialectOf } from "../dialect-options.ts";
import { askedOnce, nameList, numbersOf, optionText } from "../survival/survival-options.ts";
import { filterOf } from "./effect-options.ts";
import { readHistory, spellHeading } from "./history-file.ts";

/** Which headings a question is about. */
export interface EffectHeadings {
  readonly treatment: string;
  /** Undefined where only the score is asked for. */
  readonly outcome: string | undefined;
  /** Undefined where only the score is asked for. */
  readonly method: EffectMethod | undefined;
  /** Columns of euros, added and taken off, where costs are asked for. */
  readonly euros?: { readonly costs: readonly string[]; readonly savings: readonly string[] };
}

/** The rows of a question, and what was found in their file. */
export interface EffectFile {
  readonly columns: EffectColumns;
  readonly file: ColumnFile;
}

/**
 * Reads the columns that the options name.
 *
 * @throws AppError when the file cannot be read, lacks a column, or its treatment is not 0 and 1.
 */
export async function readEffectFile(
  context: CommandContext,
  path: string,
  headings: EffectHeadings,
): Promise<EffectFile> {
  const { options } = context;
  const numbers = nameList(options, "covariates");
  const classes = nameList(options, "categorical");
  const exact = nameList(options, "exact");
  const instruments = nameList(options, "instrument");
  const placebos = nameList(options, "placebo");
  const [unit, cluster] = [optionText(options, "unit"), optionText(options, "cluster")];
  const [time, running] = [optionText(options, "time"), optionText(options, "running")];
  const known = headings.method === "riskset" ? optionText(options, "known") : undefined;
  const spell = headings.method === "riskset" ? spellHeading(context) : undefined;
  const plainNumbers = numbers.filter((heading) => !classes.includes(heading));
  const asNumbers = [
    headings.treatment,
    ...(headings.outcome === undefined ? [] : [headings.outcome]),
    ...(time === undefined ? [] : [time]),
    ...(running === undefined ? [] : [running]),
    ...(known === undefined ? [] : [known]),
    ...plainNumbers,
    ...instruments,
    ...placebos.filter((heading) => !plainNumbers.includes(heading)),
    ...(headings.euros?.costs ?? []),
    ...(headings.euros?.savings ?? []),
  ];
  // A column may be a number to one option and a class to another, such as a covariate in which pairs must agree.
  const asClasses = [...classes, ...exact, unit ?? "", cluster ?? "", spell ?? ""].filter(
    (heading) => heading !== "" && !asNumbers.includes(heading),
  );
  const asked: readonly AskedColumn[] = [
    ...asNumbers.map((heading) => ({ heading, kind: "number" as const })),
    ...asClasses.map((heading) => ({ heading, kind: "category" as const })),
  ];
  const file = await readColumns(path, askedOnce(asked), {
    overrides: dialectOf(options),
    hint: "--treatment, --outcome, --covariates, --categorical",
    rule: undefined,
    where: filterOf(options),
  });
  const classOf = (heading: string): WordColumn =>
    asNumbers.includes(heading) ? classesOf(file.numbers(heading)) : file.category(heading);
  const treatment = file.numbers(headings.treatment);
  const spells = spell === undefined ? undefined : classOf(spell);
  const told = await readHistory(context, spells);
  refuseTreatment(treatment, headings);
  return {
    file,
    columns: {
      treatmentName: headings.treatment,
      treatment,
      outcome: headings.outcome === undefined ? treatment : file.numbers(headings.outcome),
      ...(headings.euros === undefined ? {} : { euros: netEuros(file, headings.euros) }),
      covariates: plainNumbers.map((name) => ({ name, values: file.numbers(name) })),
      categories: classes.map((name) => ({ name, ...classOf(name) })),
      exact: exact.map((name) => classOf(name)),
      instruments: instruments.map((name) => ({ name, values: file.numbers(name) })),
      placebos: placebos.map((name) => ({ name, values: file.numbers(name) })),
      unit: unit === undefined ? undefined : classOf(unit),
      time: numbersOf(file, time),
      cluster: cluster === undefined ? undefined : classOf(cluster),
      running: numbersOf(file, running),
      known: numbersOf(file, known),
      spell: spells,
      history: told?.history,
    },
  };
}

function netEuros(
  file: ColumnFile,
  { costs, savings }: { readonly costs: readonly string[]; readonly savings: readonly string[] },
): Float64Array {
  const parts = [
    ...costs.map((heading) => ({ sign: 1, values: file.numbers(heading) })),
    ...savings.map((heading) => ({ sign: -1, values: file.numbers(heading) })),
  ];
  return Float64Array.from({ length: file.used }, (_, i) =>
    parts.reduce((sum, { sign, values }) => sum + sign * (values[i] ?? 0), 0),
  );
}

/** Numbers as classes, in their order. */
function classesOf(values: Float64Array): WordColumn {
  const distinct = [...new Set(values)].toSorted((a, b) => a - b);
  const place = new Map(distinct.map((value, code) => [value, code]));
  return {
    codes: Int32Array.from(values, (value) => place.get(value) ?? 0),
    labels: distinct.map(String),
  };
}

function refuseTreatment(treatment: Float64Array, headings: EffectHeadings): void {
  if (headings.method === "did" || headings.method === "riskset") return;
  if (treatment.every((value) => value === 0 || value === 1)) return;
  throw new AppError("TREATMENT_NOT_TWO_VALUED", { column: headings.treatment });
}

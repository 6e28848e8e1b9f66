import type { SourceColumn, SourceDefinition } from "@luotsi/contract/sources";

import { folded } from "../cells/folding.ts";

/** Why a heading was taken for a column. */
export type Because = "exact" | "alias" | "profile";

/** What is known of a file besides its headings. */
export interface Given {
  /** Heading → column by a mapping profile; an empty column means the heading is not read. */
  readonly headings?: Readonly<Record<string, string>>;
  /** Columns that have one value for the whole file. */
  readonly constants?: Readonly<Record<string, string>>;
}

export interface HeadingAssignment {
  /** Position of each source column's heading in the file; −1 when it has none. */
  readonly positions: readonly number[];
  readonly because: readonly (Because | undefined)[];
  /** Required columns that no heading and no constant gives. */
  readonly missing: readonly SourceColumn[];
  /** Positions of headings that would be read but stand twice in the file. */
  readonly duplicates: readonly number[];
}

/**
 * The fullest assignment of headings to columns: required columns first, our own heading before an
 * alias, and an earlier choice is moved when that lets another column be found. So `Aluekoodi` with
 * `Alue` are code and name, while `alue` with `nimi` are code and name too.
 */
export function assignHeadings(
  definition: SourceDefinition,
  headings: readonly string[],
  given: Given = {},
): HeadingAssignment {
  const { columns } = definition;
  const constants = given.constants ?? {};
  const keys = keysOf(headings);
  const profile = profileByKey(given.headings ?? {});
  const candidates = columns.map((column) =>
    column.name in constants ? [] : candidatesOf(column, keys, profile),
  );
  const owner = match(columns, candidates);
  const positions = columns.map(() => -1);
  for (const [position, column] of owner) positions[column] = position;
  return {
    positions,
    because: columns.map((column, c) => reasonOf(column, keys[positions[c] ?? -1], profile)),
    missing: columns.filter(
      (column, c) => column.required && positions[c] === -1 && !(column.name in constants),
    ),
    duplicates: [...owner.keys()].filter(
      (position) => keys.indexOf(keys[position] ?? "") !== keys.lastIndexOf(keys[position] ?? ""),
    ),
  };
}

/**
 * How well cells would do as the headings of a source, to find the headings and the delimiter by.
 *
 * @returns a function that gives 0 when less than half of the required columns are there.
 */
export function headingFit(
  definition: SourceDefinition,
  given: Given = {},
): (cells: readonly string[]) => number {
  const constants = given.constants ?? {};
  const names = new Set(definition.columns.flatMap(namesOf));
  for (const heading of profileByKey(given.headings ?? {}).keys()) names.add(heading);
  const wanted = definition.columns.filter(
    ({ name, required }) => required && !(name in constants),
  );
  return (cells) => {
    // Most rows are no headings: their cells are no names, and no matching is needed to see it.
    if (keysOf(cells).filter((key) => names.has(key)).length < wanted.length / 2) return 0;
    const { positions, missing } = assignHeadings(definition, cells, given);
    const share = wanted.length === 0 ? 1 : 1 - missing.length / wanted.length;
    const found = positions.filter((position) => position >= 0).length;
    return share < 0.5 || found === 0 ? 0 : share * 1000 + found;
  };
}

/** Share of the required columns that the headings give, 0–1. */
export function requiredShare(
  definition: SourceDefinition,
  headings: readonly string[],
  given: Given = {},
): number {
  const constants = given.constants ?? {};
  const required = definition.columns.filter(
    (column) => column.required && !(column.name in constants),
  );
  if (required.length === 0) return 1;
  const { missing } = assignHeadings(definition, headings, given);
  return (required.length - missing.length) / required.length;
}

const knownNames = new WeakMap<SourceColumn, readonly string[]>();
const knownKeys = new WeakMap<readonly string[], readonly string[]>();

/** A column's own heading and its aliases, folded. */
export function namesOf(column: SourceColumn): readonly string[] {
  const known = knownNames.get(column) ?? [column.name, ...column.aliases].map(folded);
  knownNames.set(column, known);
  return known;
}

function keysOf(headings: readonly string[]): readonly string[] {
  const known = knownKeys.get(headings) ?? headings.map(folded);
  knownKeys.set(headings, known);
  return known;
}

function profileByKey(headings: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(headings).map(([heading, column]) => [folded(heading), column]));
}

/** Positions of the headings that may be the column's, the likeliest first. */
function candidatesOf(
  column: SourceColumn,
  keys: readonly string[],
  profile: ReadonlyMap<string, string>,
): readonly number[] {
  const profiled = keys.findIndex((key) => key !== "" && profile.get(key) === column.name);
  if (profiled >= 0) return [profiled];
  const free = namesOf(column).filter((name) => !profile.has(name));
  return free.map((name) => keys.indexOf(name)).filter((position) => position >= 0);
}

/** Bipartite matching by augmenting paths. @returns position of a heading → position of its column. */
function match(
  columns: readonly SourceColumn[],
  candidates: readonly (readonly number[])[],
): ReadonlyMap<number, number> {
  const owner = new Map<number, number>();
  function settle(column: number, tried: Set<number>): boolean {
    for (const position of candidates[column] ?? []) {
      if (tried.has(position)) continue;
      tried.add(position);
      const before = owner.get(position);
      if (before !== undefined && !settle(before, tried)) continue;
      owner.set(position, column);
      return true;
    }
    return false;
  }
  const order = columns.map((column, c) => ({ c, required: column.required }));
  for (const { c } of order.toSorted((a, b) => Number(b.required) - Number(a.required))) {
    settle(c, new Set());
  }
  return owner;
}

function reasonOf(
  column: SourceColumn,
  key: string | undefined,
  profile: ReadonlyMap<string, string>,
): Because | undefined {
  if (key === undefined) return undefined;
  if (profile.get(key) === column.name) return "profile";
  return key === folded(column.name) ? "exact" : "alias";
}

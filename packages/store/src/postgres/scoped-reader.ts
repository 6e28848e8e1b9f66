import { assert } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";

import type { Reader } from "./access.ts";

declare const limited: unique symbol;

/** Who asks about people, what for, and whom the answer may be about. */
export interface Asker {
  /** Id in the audit log. */
  readonly user: string;
  readonly role: string;
  /** The permission that is used. */
  readonly purpose: string;
  readonly scope: Scope;
}

/** A statement about people; only `peopleQuery` makes one, and only with the asker's scope in it. */
export interface PeopleQuery {
  readonly [limited]: true;
  readonly textFor: (scope: Scope) => {
    readonly text: string;
    readonly values: readonly unknown[];
  };
}

/** May ask about the people of its asker's scope and about nobody else: the scope is a condition of every statement. */
export interface ScopedReader {
  readonly asker: Asker;
  readonly rows: <Row>(query: PeopleQuery) => Promise<readonly Row[]>;
}

/** A reader that asks for somebody. */
export function scopedReader(reader: Reader, asker: Asker): ScopedReader {
  return {
    asker,
    rows: async (query) => {
      const { text, values } = query.textFor(asker.scope);
      return await reader.rows(text, values);
    },
  };
}

/** A value of a statement. */
export interface QueryValue {
  readonly kind: "value";
  readonly value: unknown;
}

/** A condition: the person is in the scope on some day of a period. */
export interface QueryScope {
  readonly kind: "scope";
  /** Expression of the person's id in the statement. */
  readonly person: string;
  /** Expressions of the period's first day and of the day after its last; null has no bound. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Puts a value into a statement. */
export function value(given: unknown): QueryValue {
  return { kind: "value", value: given };
}

/** Whom of a month's rows the asker may see: those who were in the scope on any day of it. */
export function inScopeDuringMonth(person: string, firstDay: string): QueryScope {
  const until = `(${firstDay} + interval '1 month')::date`;
  return { kind: "scope", person, from: firstDay, until };
}

/** Whom of rows of a day the asker may see. */
export function inScopeOn(person: string, day: string): QueryScope {
  return { kind: "scope", person, from: day, until: `(${day} + 1)` };
}

/** Whom the asker may see who was in the scope at any time. */
export function inScopeEver(person: string): QueryScope {
  return { kind: "scope", person, from: null, until: null };
}

/**
 * A statement about people: `peopleQuery\`SELECT … WHERE ${inScopeOn("p.person", "p.paid_on")} AND p.id = ${value(id)}\``.
 * A statement without a scope is a broken promise.
 */
export function peopleQuery(
  texts: TemplateStringsArray,
  ...parts: readonly (QueryValue | QueryScope)[]
): PeopleQuery {
  assert(
    parts.some(({ kind }) => kind === "scope"),
    "a statement about people says whom the asker may see",
  );
  const query = {
    textFor: (scope: Scope) => {
      const values: unknown[] = [];
      const place = (given: unknown): string => `$${values.push(given)}`;
      const text = texts.reduce((before, after, i) => {
        const part = parts[i - 1];
        if (part === undefined) return `${before}${after}`;
        const written = part.kind === "value" ? place(part.value) : condition(part, scope, place);
        return `${before}${written}${after}`;
      }, "");
      return { text, values };
    },
  };
  return query as unknown as PeopleQuery;
}

function condition(
  { person, from, until }: QueryScope,
  scope: Scope,
  place: (given: unknown) => string,
): string {
  if (scope.kind === "everything") return "true";
  const during = [
    ...(until === null ? [] : [`s.period_start < ${until}`]),
    ...(from === null ? [] : [`(s.period_end IS NULL OR s.period_end > ${from})`]),
  ];
  const spells = (table: string, own: string): string =>
    `EXISTS (SELECT FROM ${table} s WHERE ${[`s.person = ${person}`, own, ...during].join(" AND ")})`;
  const homes = `s.superseded_by_batch IS NULL AND s.municipality = ANY(${place(scope.municipalities)}::text[])`;
  const own = `(s.team = ANY(${place(scope.teams)}::text[]) OR s.worker = ANY(${place(scope.workers)}::text[]))`;
  return `(${spells("residence_spell", homes)} OR ${spells("customer_assignment", own)})`;
}

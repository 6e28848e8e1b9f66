import { assert, dayFromOrdinal, parseDay, type Day } from "@luotsi/base";
import { types as standard, type CustomTypesConfig } from "pg";

const oid = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184, int8Array: 1016 } as const;

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: wholeNumber,
  [oid.numeric]: wholeNumber,
  [oid.date]: dayValue,
  [oid.timestamptz]: instant,
  [oid.int8Array]: (text) =>
    text === "{}"
      ? []
      : text
          .slice(1, -1)
          .split(",")
          .map((part) => wholeNumber(part)),
};

/**
 * What the database's values become: a date is a `Day`, a bigint and a sum of bigints a safe whole
 * number, an instant ISO text in UTC. The rest is as `pg` has it.
 */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") => {
    const own = format === "binary" ? undefined : parsers[id];
    return own ?? (standard.getTypeParser(id, format ?? "text") as (text: string) => unknown);
  },
};

function wholeNumber(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), "a number from the database is whole and exact");
  return value;
}

function dayValue(text: string): Day {
  const value = parseDay(text);
  assert(value !== undefined, "a date from the database is a day of the years 1 to 9999");
  return dayFromOrdinal(value);
}

function instant(text: string): string {
  return `${text.replace(" ", "T").replace(/\+00(:00)?$/, "")}Z`;
}

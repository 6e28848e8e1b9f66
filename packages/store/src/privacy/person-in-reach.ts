import { formatDay, type Day } from "@luotsi/base";

import { inScopeOn, peopleQuery, value, type ScopedReader } from "../postgres/scoped-reader.ts";

declare const reached: unique symbol;

/** Somebody the asker may know of. Only `findPersonInReach` makes one, so rows of a person cannot be read without a scope. */
export interface PersonInReach {
  readonly [reached]: true;
  readonly pseudonym: string;
  /** Number inside the database. */
  readonly id: number;
}

/**
 * A person whom the asker may know of on a day: in the scope on that day, or last living in one of its
 * municipalities. Whoever has no residence and no worker on record, the whole area alone may know of.
 *
 * @returns undefined when there is nobody of that pseudonym, or out of reach: the two look the same.
 */
export async function findPersonInReach(
  reader: ScopedReader,
  pseudonym: string,
  on: Day,
): Promise<PersonInReach | undefined> {
  const { scope } = reader.asker;
  const municipalities = scope.kind === "everything" ? [] : scope.municipalities;
  const [found] = await reader.rows<{ id: number }>(
    peopleQuery`SELECT p.id FROM person p, (SELECT ${value(formatDay(on))}::date AS day) d
      WHERE p.pseudonym = ${value(pseudonym)} AND (${inScopeOn("p.id", "d.day")} OR (
        SELECT r.municipality = ANY (${value(municipalities)}::text[]) FROM residence_spell r
        WHERE r.person = p.id AND r.superseded_by_batch IS NULL
        ORDER BY r.period_start DESC LIMIT 1))`,
  );
  return found === undefined ? undefined : known({ pseudonym, id: found.id });
}

function known(person: Pick<PersonInReach, "pseudonym" | "id">): PersonInReach {
  return person as unknown as PersonInReach;
}

import type { Day } from "@luotsi/base";

import { inScopeEver, peopleQuery, value, type ScopedReader } from "../postgres/scoped-reader.ts";

/** When somebody was in a scope: a half-open period. */
export interface ScopeSpell {
  readonly person: number;
  readonly start: Day;
  /** The day after the last; null goes on. */
  readonly end: Day | null;
}

/** Whoever was ever in the asker's scope, and when. Meant for limited scopes; of the whole area it is every residence. */
export async function readScopeSpells(reader: ScopedReader): Promise<readonly ScopeSpell[]> {
  const { scope } = reader.asker;
  const [municipalities, teams, workers] =
    scope.kind === "everything"
      ? [null, null, null]
      : [scope.municipalities, scope.teams, scope.workers];
  return await reader.rows<ScopeSpell>(
    peopleQuery`SELECT s.person, s.period_start AS "start", s.period_end AS "end" FROM (
      SELECT person, period_start, period_end FROM residence_spell
      WHERE superseded_by_batch IS NULL
        AND (${value(municipalities)}::text[] IS NULL OR municipality = ANY(${value(municipalities)}::text[]))
      UNION ALL
      SELECT person, period_start, period_end FROM customer_assignment
      WHERE team = ANY(${value(teams)}::text[]) OR worker = ANY(${value(workers)}::text[])
    ) s WHERE ${inScopeEver("s.person")}`,
  );
}

import { formatDay, type Day } from "@luotsi/base";

import type { Writer } from "../postgres/access.ts";
import type { WholeReader } from "../postgres/whole-reader.ts";

/** Whose customer somebody is from a day on. */
export interface CustomerAssignment {
  /** Id of the person in the truth. */
  readonly person: number;
  readonly team: string;
  /** Id of the user; undefined while the team has nobody for the customer. */
  readonly worker: string | undefined;
  readonly from: Day;
}

/** Moves a customer: what was in force ends the day before, what was to begin later is left out. */
export async function assignCustomer(
  writer: Writer,
  { person, team, worker, from }: CustomerAssignment,
): Promise<void> {
  const day = formatDay(from);
  await writer.run("SELECT FROM person WHERE id = $1 FOR UPDATE", [person]);
  await writer.run("DELETE FROM customer_assignment WHERE person = $1 AND period_start >= $2", [
    person,
    day,
  ]);
  await writer.run(
    `UPDATE customer_assignment SET period_end = $2
     WHERE person = $1 AND (period_end IS NULL OR period_end > $2)`,
    [person, day],
  );
  await writer.run(
    `INSERT INTO customer_assignment (person, team, worker, period_start) VALUES ($1, $2, $3, $4)`,
    [person, team, worker ?? null, day],
  );
}

/** Whose customer somebody was in a half-open period. */
export interface TeamSpell {
  /** Id of the person in the truth. */
  readonly person: number;
  readonly team: string;
  readonly worker: string | null;
  readonly start: Day;
  /** The day after the last; null goes on. */
  readonly end: Day | null;
}

/** Every spell of everybody, for counting people by team: never shown one by one. */
export async function readTeamSpells(reader: WholeReader): Promise<readonly TeamSpell[]> {
  return await reader.rows<TeamSpell>(
    `SELECT person, team, worker, period_start AS "start", period_end AS "end"
     FROM customer_assignment ORDER BY id`,
  );
}

/** Has anybody been given to a team? */
export async function hasTeams(reader: WholeReader): Promise<boolean> {
  return (await reader.rows("SELECT FROM customer_assignment LIMIT 1")).length > 0;
}

/** Id of the person stored by a key; undefined when nobody is. */
export async function findPerson(writer: Writer, pseudonym: string): Promise<number | undefined> {
  const [row] = await writer.rows<{ id: number }>("SELECT id FROM person WHERE pseudonym = $1", [
    pseudonym,
  ]);
  return row?.id;
}

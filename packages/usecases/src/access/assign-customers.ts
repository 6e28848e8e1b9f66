import { AppError, type Day } from "@luotsi/base";
import { assignCustomer, findPerson } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

export interface Assignment {
  /** Keys by which the people are stored. */
  readonly pseudonyms: readonly string[];
  readonly team: string;
  /** Id of the user who looks after them; undefined while the team has nobody for them. */
  readonly worker: string | undefined;
  readonly from: Day;
}

/**
 * Gives customers to a team and a worker from a day on, all or none. It decides whom they may see.
 *
 * @throws AppError NOT_FOUND for a key nobody is stored by; INVALID_REQUEST for a team or worker that is no code.
 */
export async function assignCustomers(
  { store }: Pick<Workspace, "store">,
  { pseudonyms, team, worker, from }: Assignment,
): Promise<void> {
  if (!/^[\w.:-]{1,100}$/.test(team)) throw new AppError("INVALID_REQUEST", { reason: "team" });
  if (worker !== undefined && !/^\S{1,200}$/.test(worker)) {
    throw new AppError("INVALID_REQUEST", { reason: "worker" });
  }
  await store.write(async (writer) => {
    for (const pseudonym of pseudonyms) {
      const person = await findPerson(writer, pseudonym);
      if (person === undefined) throw new AppError("NOT_FOUND", { what: pseudonym });
      await assignCustomer(writer, { person, team, worker, from });
    }
  });
}

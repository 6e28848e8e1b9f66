import { AppError } from "@luotsi/base";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";
import { findRun, type KeptRun } from "./runs.ts";

/** One saved version of a scenario. */
export interface StoredScenario {
  readonly id: number;
  readonly version: number;
  readonly newestVersion: number;
  /** Taken out of the list. */
  readonly isWithdrawn: boolean;
  readonly name: string;
  /** As it was saved; the reader checks its shape. */
  readonly definition: unknown;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  readonly savedBy: string;
}

const columns = `v.scenario_id AS id, v.version, v.name, v.definition, v.saved_at AS "savedAt",
  v.saved_by AS "savedBy",
  (SELECT max(n.version) FROM scenario_version n WHERE n.scenario_id = v.scenario_id) AS "newestVersion",
  coalesce((SELECT l.event = 'withdrawn' FROM scenario_listing l
            WHERE l.scenario_id = v.scenario_id ORDER BY l.id DESC LIMIT 1), false) AS "isWithdrawn"`;

/** The newest version of every scenario, withdrawn ones too, by name. */
export async function listScenarios(reader: Reader): Promise<readonly StoredScenario[]> {
  return await reader.rows<StoredScenario>(
    `SELECT ${columns} FROM scenario_version v
     WHERE v.version = (SELECT max(n.version) FROM scenario_version n
                        WHERE n.scenario_id = v.scenario_id)
     ORDER BY v.name COLLATE "fi-x-icu", v.scenario_id`,
  );
}

/** Every version of a scenario, newest first; empty when there is none. */
export async function listScenarioVersions(
  reader: Reader,
  id: number,
): Promise<readonly StoredScenario[]> {
  return await reader.rows<StoredScenario>(
    `SELECT ${columns} FROM scenario_version v WHERE v.scenario_id = $1 ORDER BY v.version DESC`,
    [id],
  );
}

export interface ScenarioToSave {
  /** Undefined for a new scenario. */
  readonly id: number | undefined;
  /** Version the change was made on; 0 for a new scenario. */
  readonly basedOnVersion: number;
  readonly name: string;
  /** Anything JSON can carry. */
  readonly definition: unknown;
  readonly savedBy: string;
}

/**
 * Saves the next version of a scenario, or the first of a new one.
 *
 * @returns the scenario's id.
 * @throws AppError NOT_FOUND; CONFLICTING_CHANGE when somebody saved a newer version meanwhile.
 */
export async function insertScenarioVersion(
  writer: Writer,
  scenario: ScenarioToSave,
): Promise<number> {
  const id = scenario.id ?? (await newScenario(writer));
  await lockScenario(writer, id);
  const { newest } = await oneRow<{ newest: number }>(
    writer,
    "SELECT coalesce(max(version), 0)::int AS newest FROM scenario_version WHERE scenario_id = $1",
    [id],
  );
  if (newest !== scenario.basedOnVersion) {
    throw new AppError("CONFLICTING_CHANGE", { what: scenario.name });
  }
  await writer.run(
    `INSERT INTO scenario_version (scenario_id, version, name, definition, saved_by)
     VALUES ($1, $2, $3, $4::jsonb, $5)`,
    [id, newest + 1, scenario.name, JSON.stringify(scenario.definition), scenario.savedBy],
  );
  return id;
}

export interface ScenarioListing {
  readonly id: number;
  readonly event: "withdrawn" | "restored";
  readonly by: string;
}

/** Takes a scenario out of the list or puts it back; nothing is written when it is so already. */
export async function insertScenarioListing(
  writer: Writer,
  { id, event, by }: ScenarioListing,
): Promise<void> {
  await lockScenario(writer, id);
  await writer.run(
    `INSERT INTO scenario_listing (scenario_id, event, by)
     SELECT $1, $2, $3
     WHERE coalesce((SELECT l.event FROM scenario_listing l WHERE l.scenario_id = $1
                     ORDER BY l.id DESC LIMIT 1), 'restored') <> $2`,
    [id, event, by],
  );
}

async function newScenario(writer: Writer): Promise<number> {
  const { id } = await oneRow<{ id: number }>(
    writer,
    "INSERT INTO scenario DEFAULT VALUES RETURNING id",
  );
  return id;
}

/** One change of a scenario at a time. */
async function lockScenario(writer: Writer, id: number): Promise<void> {
  const [found] = await writer.rows<{ id: number }>(
    "SELECT id FROM scenario WHERE id = $1 FOR UPDATE",
    [id],
  );
  if (found === undefined) throw new AppError("NOT_FOUND", { what: String(id) });
}

/** A computation that may have been done before. */
export interface AskedRun {
  readonly kind: string;
  /** Identifies the question; stands in the run's parameters under the same name. */
  readonly question: string;
  readonly codeVersion: string;
  readonly lawVersion: string;
}

/** The newest run that answers a question by this version of the product and of the law; undefined when there is none. */
export async function findRunOfQuestion(
  reader: Reader,
  { kind, question, codeVersion, lawVersion }: AskedRun,
): Promise<KeptRun | undefined> {
  const [found] = await reader.rows<{ id: number }>(
    `SELECT id FROM run
     WHERE kind = $1 AND parameters ->> 'question' = $2 AND code_version = $3 AND law_version = $4
     ORDER BY id DESC LIMIT 1`,
    [kind, question, codeVersion, lawVersion],
  );
  return found === undefined ? undefined : await findRun(reader, found.id);
}

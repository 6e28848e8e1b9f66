import { createHash } from "node:crypto";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** A computation with everything it needs to be done again. */
export interface RunToKeep {
  /** What was computed, such as `forecast-series`. */
  readonly kind: string;
  /** Anything JSON can carry. */
  readonly parameters: unknown;
  readonly batches: readonly number[];
  readonly codeVersion: string;
  readonly lawVersion: string;
  readonly seed: number | undefined;
  /** JSON text; kept byte for byte. */
  readonly result: string;
}

export interface KeptRun extends RunToKeep {
  readonly id: number;
  /** SHA-256 of the result's bytes. */
  readonly sha256: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** Keeps a run. @returns its id. */
export async function insertRun(writer: Writer, run: RunToKeep): Promise<number> {
  const { id } = await oneRow<{ id: number }>(
    writer,
    `INSERT INTO run (kind, parameters, code_version, law_version, seed, result, sha256)
     VALUES ($1, $2::jsonb, $3, $4, $5, $6, $7) RETURNING id`,
    [
      run.kind,
      JSON.stringify(run.parameters),
      run.codeVersion,
      run.lawVersion,
      run.seed ?? null,
      run.result,
      createHash("sha256").update(run.result, "utf8").digest("hex"),
    ],
  );
  await writer.run("INSERT INTO run_batch (run_id, batch_id) SELECT $1, unnest($2::bigint[])", [
    id,
    run.batches,
  ]);
  return id;
}

/** One run; undefined when there is none. */
export async function findRun(reader: Reader, id: number): Promise<KeptRun | undefined> {
  const [found] = await reader.rows<Omit<KeptRun, "seed"> & { seed: number | null }>(
    `SELECT ${runColumns} FROM run r WHERE r.id = $1`,
    [id],
  );
  return found === undefined ? undefined : { ...found, seed: found.seed ?? undefined };
}

/** The newest run of a kind, for a question asked before; undefined when there is none. */
export async function findLatestRun(reader: Reader, kind: string): Promise<KeptRun | undefined> {
  const [found] = await reader.rows<{ id: number }>(
    "SELECT id FROM run WHERE kind = $1 ORDER BY id DESC LIMIT 1",
    [kind],
  );
  return found === undefined ? undefined : await findRun(reader, found.id);
}

const runColumns = `r.id, r.kind, r.parameters, r.code_version AS "codeVersion",
  r.law_version AS "lawVersion", r.seed, r.result, r.sha256, r.made_at AS "madeAt",
  ARRAY(SELECT b.batch_id FROM run_batch b WHERE b.run_id = r.id ORDER BY b.batch_id) AS batches`;

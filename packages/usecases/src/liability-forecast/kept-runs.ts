import { assert, formatDay } from "@luotsi/base";
import { dataVersion, findLatestRun, insertRun, listDeliveries } from "@luotsi/store";

import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";

export type RunKind = "liability-forecast" | "liability-backtest";

/** What a kept result rests on; another question or other records make another run. */
export interface RunBasis {
  readonly data: number;
  readonly municipalities: readonly string[];
  /** The day the records were looked at: later payouts were left out. */
  readonly today: string;
  /** There were no later payouts, so that a later day sees the same. */
  readonly allKnown: boolean;
  readonly horizon: number;
  readonly draws: number;
  /** Form of the result: one of another form is made anew. */
  readonly form: number;
}

export interface KeptResult<Result> {
  readonly run: number;
  readonly sha256: string;
  readonly seed: number;
  readonly basis: RunBasis;
  readonly result: Result;
}

export interface RunQuestion {
  readonly kind: RunKind;
  readonly horizon: number;
  readonly draws: number;
  readonly seed: number;
}

/** More deliveries than this never stand behind one result. */
const deliveryLimit = 10_000;

/** What a result of today would rest on. */
async function basisNow(
  workspace: Workspace,
  { horizon, draws }: RunQuestion,
): Promise<Omit<RunBasis, "allKnown">> {
  const { municipalities } = await workspace.area();
  return {
    data: await dataVersion(workspace.store.reader),
    municipalities,
    today: formatDay(workspace.clock()),
    horizon,
    draws,
    form,
  };
}

const form = 7;

/** The kept result of the same question on the same records, law and code; undefined when there is none. */
export async function findResult<Result>(
  workspace: Workspace,
  question: RunQuestion,
): Promise<KeptResult<Result> | undefined> {
  const run = await findLatestRun(workspace.store.reader, question.kind);
  if (run === undefined) return undefined;
  const basis = run.parameters as RunBasis;
  const isSame =
    run.lawVersion === lawVersion &&
    run.codeVersion === workspace.version &&
    run.seed === question.seed &&
    holdsNow(basis, await basisNow(workspace, question));
  if (!isSame) return undefined;
  const result = JSON.parse(run.result) as Result;
  return { run: run.id, sha256: run.sha256, seed: question.seed, basis, result };
}

function holdsNow(kept: RunBasis, now: Omit<RunBasis, "allKnown">): boolean {
  const isSameDay = kept.today === now.today || (kept.allKnown && kept.today < now.today);
  return (
    isSameDay &&
    kept.data === now.data &&
    kept.horizon === now.horizon &&
    kept.draws === now.draws &&
    kept.form === now.form &&
    kept.municipalities.join() === now.municipalities.join()
  );
}

export interface ResultToKeep<Result> {
  readonly result: Result;
  readonly allKnown: boolean;
}

/** Keeps a result with everything it takes to make it again. */
export async function keepResult<Result>(
  workspace: Workspace,
  question: RunQuestion,
  { result, allKnown }: ResultToKeep<Result>,
): Promise<KeptResult<Result>> {
  const { deliveries } = await listDeliveries(workspace.store.reader, {
    limit: deliveryLimit,
    offset: 0,
  });
  const basis: RunBasis = { ...(await basisNow(workspace, question)), allKnown };
  await workspace.store.write(async (writer) => {
    await insertRun(writer, {
      kind: question.kind,
      parameters: basis,
      batches: deliveries
        .filter(({ undoneAt, source }) => undoneAt === null && sourcesOfForecast.has(source))
        .map(({ id }) => id),
      codeVersion: workspace.version,
      lawVersion,
      seed: question.seed,
      result: JSON.stringify(result),
    });
  });
  const kept = await findResult<Result>(workspace, question);
  assert(kept !== undefined, "what was kept is found");
  return kept;
}

/** Sources a forecast is made from. */
export const sourcesOfForecast: ReadonlySet<string> = new Set([
  "benefit-payments",
  "persons",
  "residence",
  "employment-codes",
]);

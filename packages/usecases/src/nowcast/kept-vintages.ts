import { createHash } from "node:crypto";

import type { KnownTriangle } from "@luotsi/engines";
import type { FundingModelId } from "@luotsi/law";
import { findRunOfQuestion, insertRun, listDeliveries } from "@luotsi/store";

import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";

/** Everything rolled-back vintages rest on but the code and the law. */
export interface VintagesAsked {
  /** Version of the records. */
  readonly data: number;
  readonly municipalities: readonly string[];
  readonly knownOn: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly deliveredShare: readonly number[];
  readonly laws: readonly FundingModelId[];
}

export type Vintages = readonly (readonly [FundingModelId, KnownTriangle])[];

const kind = "nowcast-vintages";
/** More deliveries than this never stand behind one result. */
const deliveryLimit = 10_000;

/** Vintages kept by an earlier start of the program; undefined when these have not been made. */
export async function findVintages(
  workspace: Workspace,
  asked: VintagesAsked,
): Promise<Vintages | undefined> {
  const run = await findRunOfQuestion(workspace.store.reader, {
    kind,
    question: questionOf(asked),
    codeVersion: workspace.version,
    lawVersion,
  });
  if (run === undefined) return undefined;
  const kept = JSON.parse(run.result) as readonly (readonly [FundingModelId, Written])[];
  return kept.map(([law, { knownCents, ...shape }]) => [
    law,
    { ...shape, knownCents: Float64Array.from(knownCents) },
  ]);
}

type Written = Omit<KnownTriangle, "knownCents"> & { readonly knownCents: readonly number[] };

/** Keeps vintages, with what it takes to make them again. */
export async function keepVintages(
  workspace: Workspace,
  asked: VintagesAsked,
  vintages: Vintages,
): Promise<void> {
  const { store } = workspace;
  const { deliveries } = await listDeliveries(store.reader, { limit: deliveryLimit, offset: 0 });
  const written = vintages.map(([law, { knownCents, ...shape }]) => [
    law,
    { ...shape, knownCents: [...knownCents] },
  ]);
  await store.write(async (writer) => {
    await insertRun(writer, {
      kind,
      parameters: { ...asked, question: questionOf(asked) },
      batches: deliveries
        .filter(({ source, undoneAt }) => undoneAt === null && sources.has(source))
        .map(({ id }) => id),
      codeVersion: workspace.version,
      lawVersion,
      seed: undefined,
      result: JSON.stringify(written),
    });
  });
}

const sources: ReadonlySet<string> = new Set(["benefit-payments", "persons", "residence"]);

function questionOf(asked: VintagesAsked): string {
  return createHash("sha256").update(JSON.stringify(asked), "utf8").digest("hex");
}

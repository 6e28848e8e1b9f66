import type { Provenance } from "@luotsi/contract";
import { sources } from "@luotsi/contract/sources";
import { listDeliveries } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** More deliveries than this never stand behind one figure. */
const deliveryLimit = 10_000;

type Batch = Provenance["batches"][number];

/** The deliveries of some sources that a figure rests on, those undone left out. */
export async function batchesBehind(
  workspace: Workspace,
  wanted: ReadonlySet<string>,
): Promise<Batch[]> {
  return (await standingBatches(workspace)).filter(({ source }) => wanted.has(source));
}

/** The same of every source, by source. */
export async function batchesBySource(workspace: Workspace): Promise<ReadonlyMap<string, Batch[]>> {
  const bySource = new Map<string, Batch[]>();
  for (const batch of await standingBatches(workspace)) {
    bySource.set(batch.source, [...(bySource.get(batch.source) ?? []), batch]);
  }
  return bySource;
}

/** The deliveries of every source, those undone left out. */
export async function standingBatches({ store }: Workspace): Promise<Batch[]> {
  const { deliveries } = await listDeliveries(store.reader, { limit: deliveryLimit, offset: 0 });
  return deliveries
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ id, source, sha256, importedAt }) => ({
      id,
      source,
      sourceTitle: sources[source].title,
      hash: sha256.slice(0, 12),
      importedOn: importedAt.slice(0, 10),
    }));
}

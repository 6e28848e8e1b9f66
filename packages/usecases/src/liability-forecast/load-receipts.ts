import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import type { LiabilityPlan } from "@luotsi/engines";
import { dataVersion, withColumnar } from "@luotsi/store";

import { readLagProfiles } from "../data/show-coverage.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import { receiptMonths, type KnownReceipts } from "./receipt-months.ts";
import { loadReceiptSources } from "./read-receipt-sources.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

const remembered = remembering<ReceiptSources | undefined>();

/** The records that months of receipt are made from, read once for each state of the data; undefined without payments. */
export async function loadReceipts(workspace: Workspace): Promise<ReceiptSources | undefined> {
  const area = await workspace.area();
  const version = `${await dataVersion(workspace.store.reader)} ${area.municipalities.join()}`;
  return await remembered.recall(workspace, version, async () => await readSources(workspace));
}

async function readSources(workspace: Workspace): Promise<ReceiptSources | undefined> {
  const { municipalities } = await workspace.area();
  const lag = (await readLagProfiles(workspace.store)).get("benefit-payments");
  return await withColumnar(
    workspace.store,
    async (columnar) =>
      await loadReceiptSources(columnar, { municipalities, arrivedShare: lag?.arrivedShare ?? [] }),
  );
}

/** The law in force now, as if it had always been: counters go on over a change of law. */
export function lawNow(): LiabilityPlan {
  return liabilityPlan("fi-2025", defaultAssumptions());
}

/** What the area's people received month by month, as it is known now; undefined when there is too little to tell. */
export async function loadReceiptMonths(workspace: Workspace): Promise<KnownReceipts | undefined> {
  const sources = await loadReceipts(workspace);
  return sources && receiptMonths(sources, workspace.clock() + 1, lawNow());
}

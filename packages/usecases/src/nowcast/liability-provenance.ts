import type { Localised } from "@luotsi/base";
import type { Provenance } from "@luotsi/contract";
import { dataVersion, listDeliveries } from "@luotsi/store";

import { liabilityAssumptionLines } from "../funding-models/assumption-lines.ts";
import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";

/** More deliveries than this never stand behind one figure. */
const deliveryLimit = 10_000;

export interface LiabilityCard {
  readonly definition: Localised;
  readonly uncertainty: Localised | null;
  /** Sources it rests on. */
  readonly sources: readonly string[];
  /** Share of the records that is known, 0–1; null when it cannot be told. */
  readonly coverage: number | null;
}

/** The card of a figure computed from payments, person by person. */
export async function liabilityProvenance(
  workspace: Workspace,
  card: LiabilityCard,
): Promise<Provenance> {
  const { store } = workspace;
  const { deliveries } = await listDeliveries(store.reader, { limit: deliveryLimit, offset: 0 });
  return {
    definition: card.definition,
    batches: deliveries
      .filter(({ source, undoneAt }) => undoneAt === null && card.sources.includes(source))
      .map(({ id, source, sha256, importedAt }) => ({
        id,
        source,
        hash: sha256.slice(0, 12),
        importedOn: importedAt.slice(0, 10),
      })),
    coverage: card.coverage,
    breaks: [],
    assumptions: liabilityAssumptionLines(),
    uncertainty: card.uncertainty,
    run: {
      version: workspace.version,
      data: String(await dataVersion(store.reader)),
      law: lawVersion,
    },
  };
}

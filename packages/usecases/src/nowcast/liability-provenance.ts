import type { Localised } from "@luotsi/base";
import type { Provenance } from "@luotsi/contract";
import { dataVersion } from "@luotsi/store";

import { batchesBehind } from "../data/batches-behind.ts";
import type { MonthsBetween } from "../finance/record-facts.ts";
import { leftOutBehind } from "../finance/load-record-facts.ts";
import { liabilityAssumptionLines } from "../funding-models/assumption-lines.ts";
import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";

export interface LiabilityCard {
  readonly definition: Localised;
  readonly uncertainty: Localised | null;
  /** Sources it rests on. */
  readonly sources: readonly string[];
  /** Share of the records that is known, 0–1; null when it cannot be told. */
  readonly coverage: number | null;
  /** Months whose payments it rests on. */
  readonly months: MonthsBetween;
}

/** The card of a figure computed from payments, person by person. */
export async function liabilityProvenance(
  workspace: Workspace,
  card: LiabilityCard,
): Promise<Provenance> {
  return {
    definition: card.definition,
    batches: await batchesBehind(workspace, new Set(card.sources)),
    coverage: card.coverage,
    breaks: [],
    assumptions: liabilityAssumptionLines(),
    leftOut: await leftOutBehind(workspace, card.months),
    uncertainty: card.uncertainty,
    run: {
      version: workspace.version,
      data: String(await dataVersion(workspace.store.reader)),
      law: lawVersion,
    },
  };
}

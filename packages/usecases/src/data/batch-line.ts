import type { BatchLine } from "@luotsi/contract";
import type { Delivery } from "@luotsi/store";

/** A delivery as a line of a view. */
export function batchLine(
  delivery: Delivery,
  months: { readonly first: string; readonly last: string } | undefined,
): BatchLine {
  const { accepted, corrections, unchanged } = delivery;
  return {
    id: delivery.id,
    source: delivery.source,
    fileName: delivery.fileName,
    fileHash: delivery.sha256,
    importedAt: delivery.importedAt,
    importedBy: delivery.importer,
    rows: delivery.rows,
    accepted,
    rejected: delivery.rejected,
    added: accepted - corrections - unchanged,
    corrections,
    unchanged,
    missing: delivery.missing,
    firstMonth: months?.first ?? null,
    lastMonth: months?.last ?? null,
    undoneAt: delivery.undoneAt,
    undoneBy: delivery.undoneBy,
  };
}

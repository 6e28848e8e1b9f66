import { AppError, formatMonth, type Localised } from "@luotsi/base";
import { sources, type BatchDetail, type BatchesQuery, type BatchesView } from "@luotsi/contract";
import {
  countProblems,
  findDelivery,
  listDeliveries,
  monthsOfDeliveries,
  readCorrections,
  readQuarantine,
  restingOn,
  systemReader,
  wholeAreaReader,
  type DeliveryDetail,
  type Reader,
} from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import type { Workspace } from "../workspace.ts";
import { batchLine } from "./batch-line.ts";
import { personColumns } from "./person-columns.ts";
import { problemViews } from "./problem-views.ts";

const shownRejected = 100;
const shownCorrections = 100;

/** Deliveries, newest first. */
export async function showBatches(
  workspace: Workspace,
  { source, limit, offset }: BatchesQuery,
): Promise<BatchesView> {
  return await workspace.store.read(async (reader) => {
    const { deliveries, total } = await listDeliveries(reader, { source, limit, offset });
    return { batches: deliveries.map((delivery) => batchLine(delivery, undefined)), total };
  });
}

/** One delivery: dialect, counts, problems, corrections, and whether it can be undone. @throws AppError NOT_FOUND */
export async function showBatch(workspace: ScopedWorkspace, batch: number): Promise<BatchDetail> {
  return await workspace.store.read(async (reader) => {
    const found = await findDelivery(reader, batch);
    if (found === undefined) throw new AppError("NOT_FOUND", { what: `#${batch}` });
    const counts = systemReader(reader, "counts-of-records");
    const months = await monthsOfDeliveries(counts, found.source);
    // Nobody knows whose a rejected row is, so whoever sees a part of the area sees none of them.
    const everybody = wholeAreaReader(reader, workspace.people);
    const rejected =
      everybody === undefined
        ? []
        : await readQuarantine(everybody, { batch, limit: shownRejected });
    const corrections =
      everybody === undefined
        ? []
        : await readCorrections(everybody, found.source, { batch, limit: shownCorrections });
    return {
      ...batchLine(found, months.get(batch)),
      detected: {
        ...found.detected,
        columns: [...found.detected.columns],
        constants: { ...found.detected.constants },
      },
      mapping: found.mapping,
      problemCounts: [...(await countProblems(counts, batch))],
      columns: sources[found.source].columns.map(({ name }) => name),
      rejectedRows: rejected.map(({ line, cells, problems }) => ({
        line,
        cells: [...cells],
        problems: problemViews(problems),
      })),
      correctedRecords: corrections.map(({ line, replacedBatch, month, changes }) => ({
        line,
        replacedBatch,
        month,
        changes: [...changes],
      })),
      undo: await undoState(reader, found),
    };
  });
}

/** Pseudonyms that stand in the rejected rows of a delivery that are shown. */
export function peopleOfRows({ source, rejectedRows }: BatchDetail): readonly string[] {
  const places = personColumns(source);
  return rejectedRows.flatMap(({ cells }) =>
    places.map((place) => cells[place] ?? "").filter((cell) => cell !== ""),
  );
}

async function undoState(reader: Reader, found: DeliveryDetail): Promise<BatchDetail["undo"]> {
  if (found.undoneAt !== null) return { allowed: false, reason: undoneAlready };
  const { laterBatches, closedMonths } = await restingOn(reader, found.id);
  if (closedMonths.length > 0) {
    return { allowed: false, reason: monthsClosed(closedMonths.map(formatMonth).join(", ")) };
  }
  if (laterBatches.length > 0) return { allowed: false, reason: restedOn(laterBatches.join(", ")) };
  return { allowed: true, reason: null };
}

const undoneAlready: Localised = {
  fi: "Toimitus on jo peruttu.",
  sv: "Leveransen är redan ångrad.",
  en: "The batch is already undone.",
};

function monthsClosed(months: string): Localised {
  return {
    fi: `Suljetut kuukaudet nojaavat toimitukseen: ${months}. Suljettu kuukausi ei muutu; tuo korjaava toimitus.`,
    sv: `Stängda månader vilar på leveransen: ${months}. En stängd månad ändras inte; importera en rättande leverans.`,
    en: `Closed months rest on the batch: ${months}. A closed month never changes; import a correcting delivery.`,
  };
}

function restedOn(batches: string): Localised {
  return {
    fi: `Myöhemmät toimitukset nojaavat siihen: ${batches}. Peru ne ensin, uusin ensimmäisenä.`,
    sv: `Senare leveranser vilar på den: ${batches}. Ångra dem först, den nyaste först.`,
    en: `Later batches rest on it: ${batches}. Undo them first, the newest first.`,
  };
}

import type { AuditFileQuery, Sheet, SheetCell } from "@luotsi/contract";
import { listAuditEvents } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import type { Reach } from "./audit-event.ts";
import { sheetWords, whatWasDone } from "./audit-words.ts";
import { filterOf } from "./show-audit-log.ts";

/** Events in a file at the most. */
const mostEvents = 100_000;

const order = [
  ["id", "number"],
  ["at", "text"],
  ["who", "text"],
  ["role", "text"],
  ["purpose", "text"],
  ["act", "text"],
  ["what", "text"],
  ["route", "text"],
  ["things", "text"],
  ["people", "number"],
  ["everyone", "number"],
  ["start", "text"],
  ["end", "text"],
  ["outcome", "text"],
] as const;

/** The newest events that fit, as a table to send; how many people an event showed, not who they were. */
export async function auditSheet(
  workspace: Pick<Workspace, "store">,
  query: AuditFileQuery,
): Promise<{ readonly sheet: Sheet; readonly reach: Reach }> {
  const { language, person } = query;
  const page = { limit: mostEvents, before: undefined };
  const rows = await listAuditEvents(workspace.store.reader, filterOf(query), page);
  const sheet: Sheet = {
    fileName: "luotsi-loki",
    title: sheetWords.title[language],
    notes: [],
    columns: order.map(([name, kind]) => ({ title: sheetWords[name][language], kind })),
    rows: rows.map((row): readonly SheetCell[] => [
      row.id,
      row.at,
      row.who,
      row.role,
      row.purpose,
      row.act,
      whatWasDone(row.permission, row.route)[language],
      row.route,
      row.things.join(" "),
      row.people,
      row.everyone ? 1 : 0,
      row.reachStart,
      row.reachEnd,
      row.outcome,
    ]),
  };
  return { sheet, reach: { people: person === undefined ? "nobody" : [person] } };
}

import type { AuditLine } from "../queries/audit-log.ts";
import type { RestoreWork } from "./restore-backup.ts";

const event: AuditLine = {
  at: 1_795_341_600_000,
  who: "cli:test",
  role: "-",
  purpose: "command-line",
  permission: "command",
  route: "cli:restore",
  act: "change",
  ids: {},
  things: [],
  people: [],
  everyone: false,
  reach: null,
  outcome: "done",
  request: "restore",
};

/** Restores without a word but the event every restore leaves. */
export const quietRestore: RestoreWork = { onProgress: () => {}, event: () => event };

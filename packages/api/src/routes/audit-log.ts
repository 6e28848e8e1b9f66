import { getAuditLog, getAuditLogFile, getAuditUsers } from "@luotsi/contract";
import { auditSheet, showAuditLog, showAuditUsers, type Workspace } from "@luotsi/usecases";

import { fileRoute, viewRoute, type Route } from "../route.ts";

/** The audit log; whoever reads it stands in it too. */
export function auditLogRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getAuditLog,
      audit: ({ query }) => ({ ...query, signIns: undefined }),
      reach: (_, { query: { person } }) => ({ people: person === undefined ? "nobody" : [person] }),
      handle: async ({ query }) => await showAuditLog(workspace, query),
    }),
    viewRoute({
      endpoint: getAuditUsers,
      audit: ({ query }) => ({ ...query }),
      reach: (_, { query: { person } }) => ({ people: person === undefined ? "nobody" : [person] }),
      handle: async ({ query }) => await showAuditUsers(workspace, query),
    }),
    fileRoute({
      endpoint: getAuditLogFile,
      audit: ({ query }) => ({ ...query, signIns: undefined }),
      handle: async ({ query }) => {
        const { sheet, reach } = await auditSheet(workspace, query);
        const { sheetCsv } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.csv`, content: [sheetCsv(sheet)], reach };
      },
    }),
  ];
}

import type {
  AuditLogQuery,
  AuditLogView,
  AuditUsersQuery,
  AuditUsersView,
  getAuditLog,
  getAuditUsers,
} from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** Events that fit, a page at a time. */
export function useAuditLog(query: AuditLogQuery): UseQueryResult<AuditLogView> {
  return useView<typeof getAuditLog>("auditLog", { query });
}

/** Who is behind all the events of a person or a thing; not asked about anything else. */
export function useAuditUsers(query: AuditUsersQuery): UseQueryResult<AuditUsersView> {
  const enabled = query.person !== undefined || query.thing !== undefined;
  return useView<typeof getAuditUsers>("auditUsers", { query }, { enabled });
}

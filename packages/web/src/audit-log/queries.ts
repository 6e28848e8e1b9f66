import type { AuditLogQuery, AuditLogView, getAuditLog } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** Events that fit, and who is behind them. */
export function useAuditLog(query: AuditLogQuery): UseQueryResult<AuditLogView> {
  return useView<typeof getAuditLog>("auditLog", { query });
}

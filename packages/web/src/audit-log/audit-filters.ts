import type { AuditLogQuery } from "@luotsi/contract";

import type { Filters } from "../parts/use-filters.ts";

/** What the address leaves out. */
export const auditFilterDefaults = {
  person: "",
  thing: "",
  who: "",
  act: "",
  from: "",
  to: "",
  before: "",
} as const;
export type AuditFilters = Filters<keyof typeof auditFilterDefaults>;

/** The question that the choices ask. */
export function queryOf({ before, act, ...texts }: AuditFilters): AuditLogQuery {
  const given = Object.entries(texts).filter(([, value]) => value !== "");
  const isAct = act === "read" || act === "change" || act === "export";
  return {
    ...Object.fromEntries(given),
    ...(isAct ? { act } : {}),
    ...(/^\d+$/.test(before) ? { before: Number(before) } : {}),
  };
}

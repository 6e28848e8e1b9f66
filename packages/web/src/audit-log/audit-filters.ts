import type { AuditLogQuery, AuditUsersQuery } from "@luotsi/contract";

import { readDay } from "../parts/read-day.ts";
import type { Filters } from "../parts/use-filters.ts";

/** What the address leaves out. */
export const auditFilterDefaults = {
  person: "",
  thing: "",
  who: "",
  act: "",
  from: "",
  to: "",
  signIns: "hidden",
  before: "",
} as const;
export type AuditFilters = Filters<keyof typeof auditFilterDefaults>;

/** The question that the choices ask. What is no day is asked about no more than an empty field. */
export function queryOf({ before, act, signIns, from, to, ...texts }: AuditFilters): AuditLogQuery {
  const days = Object.entries({ from, to }).filter(([, day]) => readDay(day) === day);
  const given = Object.entries(texts).filter(([, value]) => value !== "");
  const isAct = act === "read" || act === "change" || act === "export";
  return {
    ...Object.fromEntries([...given, ...days]),
    ...(isAct ? { act } : {}),
    ...(signIns === "shown" ? {} : { signIns: "hidden" }),
    ...(/^\d+$/.test(before) ? { before: Number(before) } : {}),
  };
}

/** The same question about those who are behind the events. */
export function usersQueryOf(filters: AuditFilters): AuditUsersQuery {
  const { who, person, thing, from, to } = queryOf(filters);
  return { who, person, thing, from, to };
}

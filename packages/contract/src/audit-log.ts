import { z } from "zod";

import { dayText } from "./day-text.ts";
import type { Endpoint } from "./endpoint.ts";
import { localised } from "./provenance.ts";

/** A code or an id: no spaces, so never free text. */
const code = z.string().regex(/^[\p{L}\p{N}_.,:;/+~-]{1,200}$/u);

/** A read, a change, or a file that left the system. */
export const auditAct = z.enum(["read", "change", "export"]);
export type AuditAct = z.infer<typeof auditAct>;

/** Days that answers were about, both included. */
const reachDays = z.object({ start: dayText, end: dayText });

/** One event of the audit log: codes and ids only. */
export const auditLine = z.object({
  /** Place in the chain, from 1. */
  id: z.number().int(),
  /** ISO 8601 in UTC. */
  at: z.string(),
  who: z.string(),
  role: z.string(),
  /** Code of what the data was needed for; a dash where the permission says it. */
  purpose: z.string(),
  /** What was done: the permission in words, or the command. */
  what: localised,
  route: z.string(),
  act: auditAct,
  ids: z.array(z.object({ name: z.string(), value: z.string() })),
  /** What was changed, as `kind:id`. */
  things: z.array(z.string()),
  /** How many people were shown one by one. */
  shownPeople: z.number().int(),
  everyone: z.boolean(),
  reach: reachDays.nullable(),
  /** `done`, `started`, or the code of the refusal. */
  outcome: z.string(),
});
export type AuditLine = z.infer<typeof auditLine>;

/** What one user has done with what was asked about. */
export const auditUser = z.object({
  who: z.string(),
  role: z.string(),
  events: z.number().int(),
  exports: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  reach: reachDays.nullable(),
});
export type AuditUser = z.infer<typeof auditUser>;

/** Who changed this, who looked at this person, how far back. */
export const auditLogView = z.object({
  finding: localised,
  /** Events in the whole log, and the moment of the first. */
  events: z.number().int(),
  since: z.string().nullable(),
  /** Events, newest first. */
  lines: z.array(auditLine),
  /** The event to go on after; null at the end. */
  next: z.number().int().nullable(),
});
export type AuditLogView = z.infer<typeof auditLogView>;

/** Who is behind what is asked about: counted over all of it, so it may come after the first events. */
export const auditUsersView = z.object({
  finding: localised,
  /** By user, who came last first. */
  users: z.array(auditUser),
});
export type AuditUsersView = z.infer<typeof auditUsersView>;

export const auditLogQuery = z.object({
  /** A user's id. */
  who: code.optional(),
  /** A route's or a command's id. */
  route: code.optional(),
  act: auditAct.optional(),
  /** Pseudonym of a person who was looked at. */
  person: code.optional(),
  /** What was changed, as `kind:id`, such as `batch:12`. */
  thing: code.optional(),
  /** First and last day of the events in Finland. */
  from: dayText.optional(),
  to: dayText.optional(),
  /** `hidden` leaves out signing in and out and changing one's role, where it went as it should. */
  signIns: z.enum(["hidden"]).optional(),
  /** Go on after this event. */
  before: z.coerce.number().int().positive().optional(),
});
export type AuditLogQuery = z.infer<typeof auditLogQuery>;

/** One person or one thing; else there is nobody to count. */
export const auditUsersQuery = auditLogQuery.pick({
  who: true,
  person: true,
  thing: true,
  from: true,
  to: true,
});
export type AuditUsersQuery = z.infer<typeof auditUsersQuery>;

export const auditFileQuery = auditLogQuery
  .omit({ before: true })
  .extend({ language: z.enum(["fi", "sv", "en"]).default("fi") });
export type AuditFileQuery = z.infer<typeof auditFileQuery>;

export const getAuditLog: Endpoint<never, AuditLogQuery, never, AuditLogView> = {
  id: "auditLog",
  summary: "Who changed this, who looked at this person, how far back",
  query: auditLogQuery,
  view: auditLogView,
};

export const getAuditLogFile: Endpoint<never, AuditFileQuery, never, string> = {
  id: "auditLogFile",
  summary: "The events asked about as CSV, up to 100,000 of the newest",
  query: auditFileQuery,
  view: z.string(),
  fileType: "text/csv; charset=utf-8",
};

export const getAuditUsers: Endpoint<never, AuditUsersQuery, never, AuditUsersView> = {
  id: "auditUsers",
  summary: "Who has looked at a person or changed a thing, how often and how far back",
  query: auditUsersQuery,
  view: auditUsersView,
};

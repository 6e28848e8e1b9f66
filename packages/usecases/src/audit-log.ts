import { insertAuditLines, type AuditLine, type Store } from "@luotsi/store";

import type { AuditEvent } from "./audit-event.ts";

/**
 * Writes the audit log. An event is kept when its promise is fulfilled; events that come while one
 * write is under way go together in the next, so that many readers share one commit.
 */
export function auditLog(store: Store): (event: AuditEvent) => Promise<void> {
  let waiting: AuditLine[] = [];
  let next: Promise<void> | undefined;
  let current: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    // The one before may fail: it says so to those who wait for it, and these have their own write.
    await Promise.allSettled([current]);
    const lines = waiting;
    waiting = [];
    next = undefined;
    current = store.write(async (writer) => await insertAuditLines(writer, lines));
    await current;
  }

  return async (event) => {
    waiting.push(lineOf(event));
    next ??= writeWaiting();
    await next;
  };
}

function lineOf(event: AuditEvent): AuditLine {
  return {
    at: event.at,
    who: event.user ?? "-",
    role: event.role ?? "-",
    permission: event.permission,
    route: event.route,
    ids: { ...event.ids, outcome: event.outcome, request: event.request },
  };
}

import { assert } from "@luotsi/base";
import type { ErrorCode } from "@luotsi/base";
import type { RoleId, RouteId } from "@luotsi/contract";

import type { AuditIds } from "./route.ts";

/** What the audit log keeps of one request: who asked for what, when, and how it ended. */
export interface AuditEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly request: string;
  readonly user: string | undefined;
  readonly role: RoleId | undefined;
  readonly route: RouteId;
  readonly ids: AuditIds;
  /** A change is written down before it is tried (`started`) and after. */
  readonly outcome: "started" | "done" | ErrorCode;
}

/** Codes and ids have no spaces; a sentence or a name with one would be free text. */
const codeShape = /^[\p{L}\p{N}_.,:;/+~-]{0,200}$/u;

/** Stops a route from writing free text into the audit log. */
export function assertCodesOnly(ids: AuditIds): void {
  for (const [name, value] of Object.entries(ids)) {
    assert(
      typeof value !== "string" || codeShape.test(value),
      `the audit log keeps codes only, and ${name} is not one`,
    );
  }
}

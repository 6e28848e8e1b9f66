import type { ErrorCode } from "@luotsi/base";
import type { Permission, RoleId, RouteId } from "@luotsi/contract";

/** What the audit log keeps of one request: who asked for what, when, and how it ended. */
export interface AuditEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The request's id, as in the server's log. */
  readonly request: string;
  readonly user: string | undefined;
  readonly role: RoleId | undefined;
  readonly permission: Permission;
  readonly route: RouteId;
  /** Codes and ids that say what was looked at or changed; never free text. */
  readonly ids: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A change is written down before it is tried (`started`) and after. */
  readonly outcome: "started" | "done" | ErrorCode;
}

import type { ErrorCode } from "@luotsi/base";
import type { Permission, RoleId, RouteId } from "@luotsi/contract";

/** Codes and ids that say what was asked for; never free text. A list names several things of a kind. */
export type AuditIds = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Whose data an answer showed, and how far back it went. */
export interface Reach {
  /** Pseudonyms of those who were shown one by one. */
  readonly people: readonly string[] | "everyone" | "nobody";
  /** First and last month the answer was about, `YYYY-MM`; undefined where it is not about months. */
  readonly months?: { readonly first: string; readonly last: string } | undefined;
}

/** What the audit log keeps of one request or command: who asked for what, when, and how it ended. */
export interface AuditEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The request's id, as in the server's log. */
  readonly request: string;
  readonly user: string | undefined;
  readonly role: RoleId | undefined;
  /** Code of what the data was needed for, where the permission does not say it. */
  readonly purpose?: string | undefined;
  /** `command` for the command line, which has the rights of the machine's user. */
  readonly permission: Permission | "command";
  readonly route: RouteId | `cli:${string}`;
  /** An export leaves the system as a file. */
  readonly act: "read" | "change" | "export";
  readonly ids: AuditIds;
  /** Left out where no person can be told from the answer. */
  readonly reach?: Reach | undefined;
  /** A change is written down before it is tried (`started`) and after. */
  readonly outcome: "started" | "done" | ErrorCode;
}

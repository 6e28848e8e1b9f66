import type { RoleId } from "@luotsi/contract";

/** Who is signed in. */
export interface Session {
  /** Id of the user in the audit log. */
  readonly user: string;
  readonly name: string;
  readonly role: RoleId;
}

import { roles, type Permission } from "@luotsi/contract";

import type { Session } from "./session/session.ts";

/** Does the session carry the permission? */
export function isAllowed(session: Session | undefined, permission: Permission): boolean {
  return (
    permission === "public" ||
    (session !== undefined && roles[session.role].permissions.includes(permission))
  );
}

import { permissionFacts, roles, type Permission } from "@luotsi/contract";

import type { Session } from "./session/session.ts";

/** Does the session's role have the permission, and does its scope leave it? */
export function isAllowed(session: Session | undefined, permission: Permission): boolean {
  return (
    permission === "public" ||
    (hasPermission(session, permission) && !isOutOfScope(session, permission))
  );
}

/** Does the session's role have the permission, whatever its scope? */
export function hasPermission(
  session: Session | undefined,
  permission: Permission,
): session is Session {
  return session !== undefined && roles[session.role].permissions.includes(permission);
}

/** Would the answer be about the whole area, while the session's right reaches a part of it? */
export function isOutOfScope({ scope }: Session, permission: Permission): boolean {
  return scope.kind === "limited" && permissionFacts[permission].scope === "whole";
}

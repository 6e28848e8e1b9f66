import {
  permissionFacts,
  permissions,
  roleIds,
  roles,
  routes,
  type AccessView,
} from "@luotsi/contract";
import { listBreakGlassCodes } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** Who may do what and why: the one declaration of roles and permissions, told. */
export async function showAccess({ store }: Pick<Workspace, "store">): Promise<AccessView> {
  const addresses = Object.values(routes);
  return {
    roles: roleIds.map((id) => ({
      id,
      title: roles[id].title,
      job: roles[id].job,
      scopes: roles[id].scopes,
    })),
    permissions: permissions
      .filter((id) => id !== "public")
      .map((id) => ({
        id,
        ...permissionFacts[id],
        roles: roleIds.filter((role) => roles[role].permissions.includes(id)),
        routes: addresses.filter(({ permission }) => permission === id).length,
      })),
    emergencyCodes: [...(await listBreakGlassCodes(store.ownReader))],
  };
}

import { AppError } from "@luotsi/base";
import {
  deleteSession,
  getSession,
  permissions,
  postSession,
  roleIds,
  type SessionView,
} from "@luotsi/contract";

import { isAllowed } from "../permission.ts";
import { viewRoute, type Route } from "../route.ts";
import { demoUser } from "../session/demo-users.ts";
import type { Session } from "../session/session.ts";

export interface SessionSurroundings {
  readonly area: () => Promise<SessionView["area"]>;
  readonly version: string;
  readonly demoSignIn: boolean;
}

/** Who am I, sign in, sign out. */
export function sessionRoutes(surroundings: SessionSurroundings): readonly Route[] {
  return [
    viewRoute({
      endpoint: getSession,
      audit: "not-audited",
      handle: async (_input, { session }) => await sessionView(session, surroundings),
    }),
    viewRoute({
      endpoint: postSession,
      audit: ({ body }) => ({ role: body.role }),
      handle: async ({ body }, { keepSession }) => {
        if (!surroundings.demoSignIn) throw new AppError("DEMO_SIGN_IN_OFF");
        const session = demoUser(body.role);
        keepSession(session);
        return await sessionView(session, surroundings);
      },
    }),
    viewRoute({
      endpoint: deleteSession,
      audit: () => ({}),
      handle: async (_input, { keepSession }) => {
        keepSession(undefined);
        return await sessionView(undefined, surroundings);
      },
    }),
  ];
}

async function sessionView(
  session: Session | undefined,
  { area, version, demoSignIn }: SessionSurroundings,
): Promise<SessionView> {
  return {
    user: session === undefined ? null : { name: session.name, role: session.role },
    permissions: permissions.filter((permission) => isAllowed(session, permission)),
    area: await area(),
    demoRoles: demoSignIn ? [...roleIds] : [],
    version,
  };
}

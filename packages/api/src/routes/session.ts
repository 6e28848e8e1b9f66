import { AppError } from "@luotsi/base";
import {
  deleteSession,
  getSession,
  permissions,
  postBreakGlass,
  putSessionRole,
  type SessionView,
} from "@luotsi/contract";
import {
  emergencyLastsMilliseconds,
  takeBreakGlassCode,
  type SessionKeeper,
  type Workspace,
} from "@luotsi/usecases";

import { isAllowed } from "../permission.ts";
import { viewRoute, type Route } from "../route.ts";
import type { Session } from "../session/session.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

export interface SessionSurroundings {
  readonly workspace: Pick<Workspace, "area" | "version" | "store">;
  readonly sessions: SessionKeeper;
  /** Undefined where nobody signs in but by an emergency code. */
  readonly signIn: SignIn | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who am I, act in another role, sign out, and the emergency way in. */
export function sessionRoutes(surroundings: SessionSurroundings): readonly Route[] {
  const { sessions } = surroundings;
  return [
    viewRoute({
      endpoint: getSession,
      audit: "not-audited",
      handle: async (_input, { session }) => await sessionView(session, surroundings),
    }),
    viewRoute({
      endpoint: putSessionRole,
      audit: ({ body }) => ({ to: body.role }),
      handle: async ({ body }, { session, keepSession }) => {
        if (session === undefined) throw new AppError("NOT_SIGNED_IN");
        const changed = await sessions.actAs(session, body.role);
        if (changed === undefined) throw new AppError("NOT_ALLOWED");
        keepSession(changed);
        return await sessionView(changed, surroundings);
      },
    }),
    viewRoute({
      endpoint: deleteSession,
      audit: () => ({}),
      handle: async (_input, { session, forgetSession }) => {
        if (session !== undefined) await sessions.end(session);
        forgetSession();
        return {
          session: await sessionView(undefined, surroundings),
          leaveAt: await leaveAt(session, surroundings.signIn),
        };
      },
    }),
    breakGlassRoute(surroundings),
  ];
}

/** Where to sign out of the provider too. One who leaves while it is away has left Luotsi all the same. */
async function leaveAt(
  session: Session | undefined,
  signIn: SignIn | undefined,
): Promise<string | null> {
  if (session?.idToken === undefined || signIn === undefined) return null;
  try {
    return await signIn.leaveAt(session.idToken);
  } catch (error) {
    if (error instanceof AppError && error.code === "SIGN_IN_UNREACHABLE") return null;
    throw error;
  }
}

function breakGlassRoute(surroundings: SessionSurroundings): Route {
  const { workspace, sessions, now } = surroundings;
  return viewRoute({
    endpoint: postBreakGlass,
    audit: () => ({ emergency: true }),
    handle: async ({ body }, { session, keepSession, warn }) => {
      warn("an emergency code is being used");
      const who = await takeBreakGlassCode(workspace.store, body.code, now());
      if (session !== undefined) await sessions.end(session);
      const begun = await sessions.begin(who, emergencyLastsMilliseconds);
      keepSession(begun.session, begun.token);
      warn(`${who.user} signed in with an emergency code`);
      return await sessionView(begun.session, surroundings);
    },
  });
}

async function sessionView(
  session: Session | undefined,
  { workspace, signIn }: SessionSurroundings,
): Promise<SessionView> {
  return {
    user:
      session === undefined
        ? null
        : {
            name: session.name,
            role: session.role,
            scope: session.scope,
            grants: session.grants,
            signedInBy: session.signedInBy,
          },
    permissions: permissions.filter((permission) => isAllowed(session, permission)),
    area: await workspace.area(),
    signIn: { kind: signIn?.kind ?? "closed", users: signIn?.users ?? [] },
    version: workspace.version,
  };
}

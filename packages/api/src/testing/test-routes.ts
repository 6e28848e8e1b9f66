import type { SessionKeeper, Workspace } from "@luotsi/usecases";

import type { Route } from "../route.ts";
import { allRoutes } from "../routes.ts";
import { demoSignIn } from "../sign-in/demo-sign-in.ts";
import { frozenNow, testSessions } from "./test-session.ts";

/** Every route over a workspace, whose people tests sign in; the demo's provider cannot be reached. */
export function routesForTests(workspace: Workspace): {
  readonly routes: readonly Route[];
  readonly sessions: SessionKeeper;
} {
  const { store } = workspace;
  const sessions = testSessions(store, now);
  const { signIn } = demoSignIn({ store, now }, () => "http://127.0.0.1:9");
  return { routes: allRoutes({ workspace, sessions, signIn, now }), sessions };
}

function now(): number {
  return frozenNow;
}

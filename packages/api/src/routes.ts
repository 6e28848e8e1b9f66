import type { Workspace } from "@luotsi/usecases";

import { healthRoutes } from "./routes/health.ts";
import { openApiRoute } from "./routes/open-api.ts";
import { rulesRoutes } from "./routes/rules.ts";
import { sessionRoutes } from "./routes/session.ts";
import type { Route } from "./route.ts";

export interface RouteSurroundings {
  readonly workspace: Workspace;
  /** Sign-in without identification; only for a server that this machine alone reaches. */
  readonly demoSignIn: boolean;
}

/** Every route there is, topic by topic; a new topic is one line here. */
export function allRoutes({ workspace, demoSignIn }: RouteSurroundings): readonly Route[] {
  const topics = [
    ...healthRoutes(workspace),
    ...rulesRoutes(),
    ...sessionRoutes({ area: workspace.area, version: workspace.version, demoSignIn }),
  ];
  return [...topics, openApiRoute(topics, workspace.version)];
}

import type { Workspace } from "@luotsi/usecases";

import { auditLogRoutes } from "./routes/audit-log.ts";
import { accessRoutes } from "./routes/access.ts";
import { dataRoutes } from "./routes/data.ts";
import { financeRoutes } from "./routes/finance.ts";
import { fundingModelRoutes } from "./routes/funding-models.ts";
import { healthRoutes } from "./routes/health.ts";
import { indicatorRoutes } from "./routes/indicators.ts";
import { invoiceCheckRoutes } from "./routes/invoice-check.ts";
import { liabilityForecastRoutes } from "./routes/liability-forecast.ts";
import { liabilityNowRoutes } from "./routes/liability-now.ts";
import { openApiRoute } from "./routes/open-api.ts";
import { rulesRoutes } from "./routes/rules.ts";
import { scenarioRoutes } from "./routes/scenarios.ts";
import { sessionRoutes } from "./routes/session.ts";
import type { Route } from "./route.ts";

export interface RouteSurroundings {
  readonly workspace: Workspace;
  /** Sign-in without identification; only for a server that this machine alone reaches. */
  readonly demoSignIn: boolean;
  /** Aborted when the server closes: work under way stops. */
  readonly closing?: AbortSignal;
}

/** Every route there is, topic by topic; a new topic is one line here. */
export function allRoutes(surroundings: RouteSurroundings): readonly Route[] {
  const { workspace, demoSignIn, closing = new AbortController().signal } = surroundings;
  const topics = [
    ...auditLogRoutes(workspace),
    ...accessRoutes(),
    ...healthRoutes(workspace),
    ...dataRoutes({ workspace, closing }),
    ...financeRoutes(workspace),
    ...fundingModelRoutes(workspace),
    ...indicatorRoutes(workspace),
    ...liabilityNowRoutes(workspace),
    ...invoiceCheckRoutes(workspace),
    ...liabilityForecastRoutes({ workspace, closing }),
    ...rulesRoutes(),
    ...scenarioRoutes({ workspace, closing }),
    ...sessionRoutes({ area: workspace.area, version: workspace.version, demoSignIn }),
  ];
  return [...topics, openApiRoute(topics, workspace.version)];
}

import type { SessionKeeper, Workspace } from "@luotsi/usecases";

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
import { privacyRoutes } from "./routes/privacy.ts";
import { rulesRoutes } from "./routes/rules.ts";
import { scenarioRoutes } from "./routes/scenarios.ts";
import { sessionRoutes } from "./routes/session.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { flowLearning } from "./scenarios/flow-learning.ts";
import type { Route } from "./route.ts";
import type { SignIn } from "./sign-in/sign-in.ts";

export interface RouteSurroundings {
  readonly workspace: Workspace;
  readonly sessions: SessionKeeper;
  /** Undefined where nobody signs in but by an emergency code. */
  readonly signIn: SignIn | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborted when the server closes: work under way stops. */
  readonly closing?: AbortSignal;
}

/** Every route there is, topic by topic; a new topic is one line here. */
export function allRoutes(surroundings: RouteSurroundings): readonly Route[] {
  const { workspace, closing = new AbortController().signal } = surroundings;
  const learning = flowLearning(workspace, closing, (line) => {
    process.stderr.write(`${line}\n`);
  });
  const topics = [
    ...auditLogRoutes(workspace),
    ...accessRoutes(workspace),
    ...healthRoutes(workspace),
    ...dataRoutes({ workspace, closing, onChange: learning.afterChange }),
    ...financeRoutes(workspace),
    ...fundingModelRoutes(workspace),
    ...indicatorRoutes(workspace),
    ...liabilityNowRoutes(workspace),
    ...invoiceCheckRoutes(workspace),
    ...liabilityForecastRoutes({ workspace, closing }),
    ...privacyRoutes(workspace),
    ...rulesRoutes(),
    ...scenarioRoutes({ workspace, closing, learning }),
    ...sessionRoutes(surroundings),
    ...signInRoutes(surroundings),
  ];
  return [...topics, openApiRoute(topics, workspace.version)];
}

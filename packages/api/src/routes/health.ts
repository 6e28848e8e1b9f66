import { AppError } from "@luotsi/base";
import { getHealth } from "@luotsi/contract";
import type { Workspace } from "@luotsi/usecases";

import { codeOf } from "../problem-details.ts";
import { viewRoute, type Route } from "../route.ts";

/** For whoever watches over the server. */
export function healthRoutes(workspace: Pick<Workspace, "ping" | "version">): readonly Route[] {
  return [
    viewRoute({
      endpoint: getHealth,
      audit: "not-audited",
      handle: async () => {
        await workspace.ping().catch((error: unknown) => {
          throw new AppError("DATABASE_UNAVAILABLE", { reason: codeOf(error) });
        });
        return { status: "ok", version: workspace.version };
      },
    }),
  ];
}

import { getHealth } from "@luotsi/contract";

import { viewRoute, type Route } from "../route.ts";

export interface HealthSurroundings {
  /** Throws a refusal when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly version: string;
}

/** For whoever watches over the server. */
export function healthRoutes({ ping, version }: HealthSurroundings): readonly Route[] {
  return [
    viewRoute({
      endpoint: getHealth,
      audit: "not-audited",
      handle: async () => {
        await ping();
        return { status: "ok", version };
      },
    }),
  ];
}

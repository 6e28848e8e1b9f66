import { healthRoutes, type HealthSurroundings } from "./routes/health.ts";
import { sessionRoutes, type SessionSurroundings } from "./routes/session.ts";
import type { Route } from "./route.ts";

export type RouteSurroundings = HealthSurroundings & SessionSurroundings;

/** Every route there is, topic by topic. */
export function allRoutes(surroundings: RouteSurroundings): readonly Route[] {
  return [...healthRoutes(surroundings), ...sessionRoutes(surroundings)];
}

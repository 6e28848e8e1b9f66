import { assert } from "@luotsi/base";
import { routes as addresses, type RouteId } from "@luotsi/contract";

import type { Route } from "./route.ts";

/** No address is served twice. */
export function assertOneRouteEach(routes: readonly Route[]): void {
  const ids = routes.map((route) => route.endpoint.id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  assert(
    twice.length === 0,
    `each route is published once, and these are not: ${twice.join(", ")}`,
  );
}

/** Routes of the contract that nobody serves. */
export function routesNotServed(routes: readonly Route[]): readonly RouteId[] {
  const served = new Set<string>(routes.map((route) => route.endpoint.id));
  return routeIds().filter((id) => !served.has(id));
}

function routeIds(): readonly RouteId[] {
  return Object.keys(addresses).filter(isRouteId);
}

function isRouteId(id: string): id is RouteId {
  return Object.hasOwn(addresses, id);
}

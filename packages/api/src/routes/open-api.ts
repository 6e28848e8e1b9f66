import { getOpenApi, openApiDocument } from "@luotsi/contract";

import { viewRoute, type Route } from "../route.ts";

/** The description of the interface: of the given routes and itself. */
export function openApiRoute(routes: readonly Route[], version: string): Route {
  const endpoints = [...routes.map((route) => route.endpoint), getOpenApi];
  const document = openApiDocument(endpoints, version);
  return viewRoute({ endpoint: getOpenApi, audit: "not-audited", handle: () => document });
}

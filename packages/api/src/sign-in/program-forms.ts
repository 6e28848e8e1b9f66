import { AppError } from "@luotsi/base";
import { routes as addresses } from "@luotsi/contract";
import type { FastifyInstance } from "fastify";

import type { Route } from "../route.ts";

/**
 * Reads HTML forms on the routes that say so and nowhere else: any site can make a browser send a form without
 * asking, so no route that acts for a signed-in user takes one.
 */
export function acceptProgramForms(app: FastifyInstance, routes: readonly Route[]): void {
  const open = new Set<string>(
    routes
      .filter(({ endpoint }) => endpoint.form === true)
      .map(({ endpoint }) => addresses[endpoint.id].path),
  );
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (request, body, done) => {
      if (open.has(request.routeOptions.url ?? "")) {
        done(null, Object.fromEntries(new URLSearchParams(String(body))));
      } else {
        done(new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "application/json" }));
      }
    },
  );
}

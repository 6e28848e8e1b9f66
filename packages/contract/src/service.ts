import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";

/** The server and its database answer. */
export const healthView = z.object({ status: z.literal("ok"), version: z.string() });
export type HealthView = z.infer<typeof healthView>;

/** For whoever watches over the server. */
export const getHealth: Endpoint<never, never, never, HealthView> = {
  id: "health",
  summary: "Does the server answer, and its database behind it",
  view: healthView,
};

/** An OpenAPI 3.1 document. */
export const openApiView = z.looseObject({ openapi: z.string() });
export type OpenApiView = z.infer<typeof openApiView>;

/** This interface, described for other programs. */
export const getOpenApi: Endpoint<never, never, never, OpenApiView> = {
  id: "openApi",
  summary: "This interface as an OpenAPI document",
  view: openApiView,
};

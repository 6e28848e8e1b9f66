import type { ZodType } from "zod";

import type { RouteId } from "./routes.ts";

/** The shapes one route takes and gives; its address and permission stand in `routes`. */
export interface Endpoint<Params, Query, Body, View> {
  readonly id: RouteId;
  readonly summary: string;
  readonly params?: ZodType<Params>;
  readonly query?: ZodType<Query>;
  readonly body?: ZodType<Body>;
  readonly view: ZodType<View>;
}

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
  /** The request is a multipart form: one part `file`, and the text fields that `body` describes. */
  readonly upload?: true;
  /** The body is an HTML form's (`application/x-www-form-urlencoded`), sent by a program. */
  readonly form?: true;
  /** The answer sends the browser to another address. */
  readonly redirects?: true;
  /** Asked by POST so that the question stands in no address; changes nothing. */
  readonly readsOnly?: true;
  /** Media type of an answer that is a file; without it the answer is the view as JSON. */
  readonly fileType?: string;
}

/** An endpoint whose shapes do not matter to the reader, for lists of them. */
export type AnyEndpoint = Endpoint<unknown, unknown, unknown, unknown>;

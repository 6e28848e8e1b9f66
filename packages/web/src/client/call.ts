import type { Endpoint } from "@luotsi/contract";
import { routes, type RouteId } from "@luotsi/contract/routes";

import { ProblemError, readProblemDetails } from "./problem-error.ts";

/** Any endpoint of the contract; used as `typeof getRules` with a type-only import. */
export interface AnyEndpoint {
  readonly id: RouteId;
  readonly view: unknown;
}

export type ParamsOf<E> =
  E extends Endpoint<infer Params, infer _Query, infer _Body, infer _View> ? Params : never;
export type QueryOf<E> =
  E extends Endpoint<infer _Params, infer Query, infer _Body, infer _View> ? Query : never;
export type BodyOf<E> =
  E extends Endpoint<infer _Params, infer _Query, infer Body, infer _View> ? Body : never;
export type ViewOf<E> =
  E extends Endpoint<infer _Params, infer _Query, infer _Body, infer View> ? View : never;

/** Leaving a query field out, or undefined, leaves it to the contract's default. */
export interface CallRequest<E> {
  readonly params?: ParamsOf<E>;
  readonly query?: { readonly [Key in keyof QueryOf<E>]?: QueryOf<E>[Key] | undefined };
  readonly body?: BodyOf<E> | FormData;
  readonly signal?: AbortSignal;
}

/**
 * Asks the API. The address and method come from the contract's table of routes, the shapes from the
 * endpoint's type: `await call<typeof getRules>("rules", { query: { on: "2026-11-22" } })`.
 *
 * @throws ProblemError when the API refuses or does not answer.
 */
export async function call<E extends AnyEndpoint>(
  id: E["id"],
  request: CallRequest<E> = {},
): Promise<ViewOf<E>> {
  const response = await answerOf(id, request);
  const body: unknown = await readJson(response);
  if (!response.ok) throw refusal(response, body);
  return body as ViewOf<E>;
}

/** A file as the answer of a route that is asked with a body, and so cannot be a link. @throws ProblemError */
export async function callForFile<E extends AnyEndpoint>(
  id: E["id"],
  request: CallRequest<E>,
): Promise<{ readonly fileName: string; readonly content: Blob }> {
  const response = await answerOf(id, request);
  if (!response.ok) throw refusal(response, await readJson(response));
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "");
  return { fileName: named?.[1] ?? id, content: await response.blob() };
}

/** Address of a route, for links that the browser itself follows, such as a file to download. */
export function addressOf(id: RouteId, params?: unknown, query?: unknown): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  const path = routes[id].path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

async function answerOf<E extends AnyEndpoint>(
  id: E["id"],
  { params, query, body, signal }: CallRequest<E>,
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
  };
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  try {
    return await fetch(addressOf(id, params, query), {
      method: routes[id].method,
      credentials: "same-origin",
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ProblemError({ ...nothing, status: 0, code: "NO_CONNECTION" });
  }
}

const nothing = { title: "", detail: "", next: "", id: undefined, problems: [] } as const;

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ ...nothing, status: response.status, code: "UNREADABLE_ANSWER" });
  }
}

function refusal(response: Response, body: unknown): ProblemError {
  return new ProblemError(
    readProblemDetails(response.status, body) ?? {
      ...nothing,
      status: response.status,
      code: "UNREADABLE_ANSWER",
    },
  );
}

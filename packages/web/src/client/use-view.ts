import type { RouteId } from "@luotsi/contract/routes";
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { call, type AnyEndpoint, type CallRequest, type ViewOf } from "./call.ts";

export interface ViewOptions<View> {
  /** False waits, for a question that is not complete yet. */
  readonly enabled?: boolean;
  /** Milliseconds until the question is asked again, by the last answer; false ends asking. */
  readonly askAgain?: (view: View | undefined) => number | false;
}

/**
 * A view of the API, kept while the page lives and shared by everybody who asks the same:
 * `useView<typeof getFinance>("finance", { query: { year: 2026 } })`. When the question changes, the
 * former answer stays on screen until the new one comes. Draw it with `Loaded`.
 */
export function useView<E extends AnyEndpoint>(
  id: E["id"],
  request: Pick<CallRequest<E>, "params" | "query"> = {},
  { enabled = true, askAgain }: ViewOptions<ViewOf<E>> = {},
): UseQueryResult<ViewOf<E>> {
  return useQuery<ViewOf<E>>({
    queryKey: [id, request.params ?? {}, request.query ?? {}],
    queryFn: async ({ signal }) => await call<E>(id, { ...request, signal }),
    placeholderData: keepPreviousData,
    enabled,
    ...(askAgain === undefined ? {} : { refetchInterval: (query) => askAgain(query.state.data) }),
  });
}

/**
 * Something the user does. Views of the routes it changes are asked again when it has succeeded:
 * `useAction<typeof postUndoBatch>("undoBatch", ["batches", "coverage"])`, then `mutate({ params })`.
 */
export function useAction<E extends AnyEndpoint>(
  id: E["id"],
  changes: readonly RouteId[] = [],
): UseMutationResult<ViewOf<E>, Error, CallRequest<E>> {
  const client = useQueryClient();
  return useMutation<ViewOf<E>, Error, CallRequest<E>>({
    mutationFn: async (request) => await call<E>(id, request),
    onSuccess: async () => {
      await Promise.all(
        changes.map((changed) => client.invalidateQueries({ queryKey: [changed] })),
      );
    },
  });
}

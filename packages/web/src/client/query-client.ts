import { QueryCache, QueryClient } from "@tanstack/react-query";

import { problemOf } from "./problem-error.ts";

const secondTries = 1;
const freshFor = 30_000;

/** One memory of answers for the application. A refusal is final; a lost connection is tried again once. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const signedOutMeanwhile =
          problemOf(error).status === 401 && query.queryKey[0] !== "session";
        if (signedOutMeanwhile) void client.invalidateQueries({ queryKey: ["session"] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: freshFor,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < secondTries && ["NO_CONNECTION"].includes(problemOf(error).code),
      },
    },
  });
  return client;
}

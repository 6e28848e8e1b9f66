import type { SessionView } from "@luotsi/contract";
import type { QueryClient } from "@tanstack/react-query";

/** Takes a new session into use: what the former user was shown is forgotten. */
export function enterSession(client: QueryClient, session: SessionView): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  client.setQueryData(["session", {}, {}], session);
}

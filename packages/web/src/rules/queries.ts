import type { getRules, RulesView } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** The law on a day; the server's today when the day is empty. */
export function useRules(day: string): UseQueryResult<RulesView> {
  return useView<typeof getRules>("rules", { query: { on: day === "" ? undefined : day } });
}

import type { getScenarioAnswer } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { ViewOf } from "../client/call.ts";
import { useAnswer } from "./queries.ts";

const breathMilliseconds = 40;

export interface NewestAnswer {
  readonly query: UseQueryResult<ViewOf<typeof getScenarioAnswer>>;
  /** The definition the query is about; behind what is wanted while a slider moves. */
  readonly asked: string;
}

/**
 * Answers what is wanted, one question at a time: while one is on its way the newer ones wait, and of those only the
 * newest is asked. So the picture follows a slider as fast as answers come, and nothing stale is computed.
 */
export function useNewestAnswer(wanted: string): NewestAnswer {
  const [asked, setAsked] = useState(wanted);
  const query = useAnswer(asked);
  const { isFetching } = query;
  useEffect(() => {
    if (asked === wanted || isFetching) return undefined;
    const timer = setTimeout(setAsked, breathMilliseconds, wanted);
    return () => clearTimeout(timer);
  }, [asked, wanted, isFetching]);
  return { query, asked };
}

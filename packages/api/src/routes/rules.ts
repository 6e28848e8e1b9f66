import { AppError, parseDay } from "@luotsi/base";
import { getRules } from "@luotsi/contract";
import { listRules } from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** The law in force. */
export function rulesRoutes(): readonly Route[] {
  return [
    viewRoute({
      endpoint: getRules,
      audit: ({ query }) => ({ on: query.on }),
      repeatable: true,
      handle: ({ query }, { today }) => {
        if (query.on === undefined) return listRules(today);
        const on = parseDay(query.on);
        if (on === undefined) throw new AppError("INVALID_REQUEST", { reason: "query.on" });
        return listRules(on);
      },
    }),
  ];
}

import type { AuditLine } from "@luotsi/contract";

import type { Format } from "../language/format.ts";

/** First and last day the data was of. */
export function reachText(reach: AuditLine["reach"], format: Pick<Format, "day">): string {
  return reach === null ? "" : `${format.day(reach.start)}\u2013${format.day(reach.end)}`;
}

import { createHash } from "node:crypto";

import { assumptions, legalParameters } from "@luotsi/law";

/** Identifies the state of the law data: the same figures, dates, sources and assumptions, the same text. */
export const lawVersion: string = createHash("sha256")
  .update(JSON.stringify([legalParameters, assumptions]))
  .digest("hex")
  .slice(0, 12);

import type { ErrorDetails } from "@luotsi/base";
import type { CellValue } from "@luotsi/contract/sources";

import type { ProblemCode } from "../problems/problem-catalogue.ts";

/** Why a cell could not be read; its details never hold the value itself. */
export interface CellFault {
  readonly code: ProblemCode;
  readonly details?: ErrorDetails;
}

export type CellReading = CellValue | CellFault;

export function isFault(reading: CellReading): reading is CellFault {
  return typeof reading === "object" && reading !== null;
}

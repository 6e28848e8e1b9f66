import type { CellFault } from "./cell-fault.ts";

const notAMunicipality: CellFault = { code: "NOT_A_MUNICIPALITY" };

/**
 * Reads a municipality's number as three digits: `398`, `5` and `KU005` are read too.
 *
 * @param cell trimmed and not empty.
 */
export function parseMunicipality(cell: string): string | CellFault {
  const number = /^(?:KU)?(\d{1,3})$/i.exec(cell)?.[1];
  if (number === undefined || Number(number) === 0) return notAMunicipality;
  return number.padStart(3, "0");
}

import type { CellFault } from "./cell-fault.ts";
import { folded } from "./folding.ts";

const notAMunicipality: CellFault = { code: "NOT_A_MUNICIPALITY" };

/**
 * Reads a municipality as its number of three digits: `398`, `5`, `KU005`, its name in Finnish or
 * Swedish, or the spelling that a mapping profile gives.
 *
 * @param names number by folded name.
 */
export function municipalityReader(
  names: ReadonlyMap<string, string>,
  mapped: Readonly<Record<string, string>> = {},
): (cell: string) => string | CellFault {
  const spellings = new Map(names);
  for (const [spelling, code] of Object.entries(mapped)) spellings.set(folded(spelling), code);
  return (cell) => {
    if (cell.length === 3 && /^\d{3}$/.test(cell) && cell !== "000") return cell;
    const number = /^(?:KU)?(\d{1,3})$/i.exec(cell)?.[1];
    const code = number === undefined ? spellings.get(folded(cell)) : number.padStart(3, "0");
    return code === undefined || code === "000" ? notAMunicipality : code;
  };
}

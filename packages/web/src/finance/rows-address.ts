import type { CostType } from "@luotsi/contract";

/** Which rows are open beside the page; kept in the address. */
export interface RowsAddress {
  readonly cost: CostType;
  readonly month: string;
  /** Id of one service; empty for the whole cost type. */
  readonly service: string;
}

export type OpenRows = (address: RowsAddress) => void;

/** The rows that an address names. @returns undefined when it names none, or none that can be. */
export function rowsAddressOf(filters: {
  readonly cost: string;
  readonly month: string;
  readonly service: string;
}): RowsAddress | undefined {
  const { cost, month, service } = filters;
  if (cost !== "operating" && cost !== "benefit-liability") return undefined;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
  return { cost, month, service };
}

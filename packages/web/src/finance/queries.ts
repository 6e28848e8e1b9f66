import type {
  FinanceRowsQuery,
  FinanceRowsView,
  FinanceView,
  getFinance,
  getFinanceRows,
  getMonths,
  MonthStatusView,
  postCloseMonth,
  TimeView,
} from "@luotsi/contract";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";

import type { CallRequest } from "../client/call.ts";
import { useAction, useView } from "../client/use-view.ts";

/** The money page of a year; of the latest year when none is named. */
export function useFinance(year: number | undefined, view: TimeView): UseQueryResult<FinanceView> {
  return useView<typeof getFinance>("finance", { query: { year, view } });
}

/** The rows behind one month's figure. */
export function useFinanceRows(query: FinanceRowsQuery): UseQueryResult<FinanceRowsView> {
  return useView<typeof getFinanceRows>("financeRows", { query });
}

/** Which months are closed and which could be. */
export function useMonths(): UseQueryResult<MonthStatusView> {
  return useView<typeof getMonths>("months");
}

/** Closes a month for good. */
export function useCloseMonth(): UseMutationResult<
  MonthStatusView,
  Error,
  CallRequest<typeof postCloseMonth>
> {
  return useAction<typeof postCloseMonth>("closeMonth", [
    "months",
    "finance",
    "overview",
    "indicatorValues",
  ]);
}

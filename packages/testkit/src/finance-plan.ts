import { benefitLiabilityService } from "@luotsi/contract";

import type { FinanceService } from "./finance-service.ts";
import { revenueServices } from "./revenue-services.ts";
import { statutoryServices } from "./statutory-services.ts";
import { ownServices } from "./voluntary-services.ts";

/** The service under which the invoices of the benefits are booked. */
export const benefitService = benefitLiabilityService;

/** Every service of the budget and the ledger, with the plans and outcomes of its years. */
export const financeServices: readonly FinanceService[] = [
  ...ownServices,
  ...statutoryServices,
  ...revenueServices,
];

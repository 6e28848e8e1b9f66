import { persons } from "./sources/persons.ts";
import { residence } from "./sources/residence.ts";
import { employmentCodes } from "./sources/employment-codes.ts";
import { benefitPayments } from "./sources/benefit-payments.ts";
import { benefitInvoices } from "./sources/benefit-invoices.ts";
import { ledger } from "./sources/ledger.ts";
import { budget } from "./sources/budget.ts";
import { commitments } from "./sources/commitments.ts";
import { servicePeriods } from "./sources/service-periods.ts";
import { subsidies } from "./sources/subsidies.ts";
import { ohjaamoVisits } from "./sources/ohjaamo-visits.ts";
import { statfin12r5 } from "./sources/statfin-12r5.ts";
import { kelaMunicipalShare } from "./sources/kela-municipal-share.ts";
import { municipalities } from "./sources/municipalities.ts";
import { employmentAreas } from "./sources/employment-areas.ts";
import type { SourceDefinition, SourceId } from "./source.ts";

/** Every source by its id. */
export const sources: Readonly<Record<SourceId, SourceDefinition>> = {
  persons: persons,
  residence: residence,
  "employment-codes": employmentCodes,
  "benefit-payments": benefitPayments,
  "benefit-invoices": benefitInvoices,
  ledger: ledger,
  budget: budget,
  commitments: commitments,
  "service-periods": servicePeriods,
  subsidies: subsidies,
  "ohjaamo-visits": ohjaamoVisits,
  "statfin-12r5": statfin12r5,
  "kela-municipal-share": kelaMunicipalShare,
  municipalities: municipalities,
  "employment-areas": employmentAreas,
};

import type { OverviewView } from "@luotsi/contract";

import { useMay } from "../client/session.tsx";
import { useInvoiceFinding } from "../invoice-check/queries.ts";

const linkText = { fi: "Katso laskut", sv: "Se fakturorna", en: "See the invoices" };

/** Differences of the payer's invoices that nobody has asked about, for those who may read them. The figures do not wait for it. */
export function useInvoiceAttention(): OverviewView["attention"] {
  const mayRead = useMay("read-invoice-cases");
  const { data } = useInvoiceFinding({ enabled: mayRead });
  if (!mayRead || data === undefined || data.open === 0) return [];
  return [{ level: "act", text: data.finding, link: "/talous/laskut", linkText }];
}

import { isPresent } from "@luotsi/frame";
import { loadInvoices, withColumnar } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** What the payer has invoiced the area for, by benefit month. */
export interface Invoiced {
  /** Month of the newest invoice; undefined without invoices. */
  readonly newest: number | undefined;
  /** Billed for a benefit month by invoices sent in a month or before; undefined when there is no such line. */
  readonly by: (benefitMonth: number, sentBy: number) => number | undefined;
}

/** Lines whose home is not told are the area's own, as everywhere. */
export async function readInvoiced(workspace: Workspace): Promise<Invoiced> {
  const { municipalities } = await workspace.area();
  const own = new Set(municipalities.map(Number));
  const frame = await withColumnar(workspace.store, loadInvoices);
  const { benefitMonth, invoiceMonth, billedCents, municipality } = frame.columns;
  const cells = new Map<number, Map<number, number>>();
  let newest: number | undefined;
  for (let i = 0; i < frame.rows; i++) {
    const home = isPresent(municipality.validity, i) ? municipality.values[i] : undefined;
    if (home !== undefined && own.size > 0 && !own.has(home)) continue;
    const sent = invoiceMonth.values[i] ?? 0;
    const month = benefitMonth.values[i] ?? 0;
    const ofMonth = cells.get(month) ?? new Map<number, number>();
    ofMonth.set(sent, (ofMonth.get(sent) ?? 0) + (billedCents.values[i] ?? 0));
    cells.set(month, ofMonth);
    newest = newest === undefined ? sent : Math.max(newest, sent);
  }
  return {
    newest,
    by: (month, sentBy) => {
      const sums = [...(cells.get(month) ?? [])].filter(([sent]) => sent <= sentBy);
      return sums.length === 0 ? undefined : sums.reduce((all, [, billed]) => all + billed, 0);
    },
  };
}

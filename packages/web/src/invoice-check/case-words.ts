import type { InvoiceCase } from "@luotsi/contract";

import type { InvoiceCheckMessages } from "./messages.fi.ts";

/** The state of a case in a word; a difference that has gone says so. */
export function stateWord({ state, settled }: InvoiceCase, t: InvoiceCheckMessages): string {
  return settled ? `${t.settled} (${t.states[state]})` : t.states[state];
}

/** The benefit in words; its code when it has none. */
export function benefitWord(benefit: string, t: InvoiceCheckMessages): string {
  const words: Readonly<Record<string, string>> = t.benefits;
  return words[benefit] ?? benefit;
}

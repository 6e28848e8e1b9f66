import type { Localised } from "@luotsi/base";

export interface AccountRange {
  /** First and last account number of the range, as the first four digits. */
  readonly from: number;
  readonly to: number;
  readonly side: "revenue" | "expense";
  readonly title: Localised;
}

/**
 * Which accounts are operating revenue and which operating expenses: the structure of the chart of
 * accounts recommended to municipalities (JHS 204). From memory, to be checked against the city's own
 * chart; an account outside the ranges is named by the sanity checks and left out of no total silently.
 */
export const accountRanges: readonly AccountRange[] = [
  {
    from: 3000,
    to: 3999,
    side: "revenue",
    title: { fi: "Toimintatuotot", sv: "Verksamhetsintäkter", en: "Operating revenue" },
  },
  {
    from: 4000,
    to: 4299,
    side: "expense",
    title: { fi: "Henkilöstökulut", sv: "Personalkostnader", en: "Personnel" },
  },
  {
    from: 4300,
    to: 4499,
    side: "expense",
    title: { fi: "Palvelujen ostot", sv: "Köp av tjänster", en: "Purchases of services" },
  },
  {
    from: 4500,
    to: 4699,
    side: "expense",
    title: { fi: "Aineet ja tarvikkeet", sv: "Material och förnödenheter", en: "Materials" },
  },
  {
    from: 4700,
    to: 4799,
    side: "expense",
    title: { fi: "Avustukset", sv: "Understöd", en: "Grants and benefits" },
  },
  {
    from: 4800,
    to: 4999,
    side: "expense",
    title: { fi: "Muut toimintakulut", sv: "Övriga kostnader", en: "Other operating expenses" },
  },
];

/** Code of the service under which the municipal share of benefits is budgeted and booked. */
export const benefitLiabilityService = "benefit-liability";

/**
 * The range an account belongs to.
 *
 * @param account number of an account, at least four digits.
 * @returns its range, or undefined when it is outside the operating accounts.
 */
export function accountRange(account: string): AccountRange | undefined {
  const number = Number(/^\d{4}/.exec(account)?.[0] ?? Number.NaN);
  return accountRanges.find(({ from, to }) => number >= from && number <= to);
}

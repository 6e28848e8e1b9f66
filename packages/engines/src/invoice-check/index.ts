export * from "./after-allowance.ts";
export * from "./check-invoices.ts";
export * from "./computed-shares.ts";
export * from "./invoice-bridge.ts";
export {
  causeCode,
  differenceCauses,
  differenceKinds,
  kindCode,
  type DifferenceCause,
  type DifferenceKind,
  type InvoiceEntries,
} from "./invoice-entries.ts";
export type { InvoiceLineColumns } from "./invoice-lines.ts";

/** Verbs on topics. Each route names exactly one. What each means stands in `permission-facts.ts`. */
export const permissions = [
  "public",
  "manage-own-session",
  "read-overview",
  "read-finance",
  "read-liability",
  "read-finance-rows",
  "read-invoice-cases",
  "handle-invoice-cases",
  "manage-scenarios",
  "read-indicators",
  "read-rules",
  "read-data",
  "import-data",
  "undo-import",
  "manage-mappings",
  "close-month",
  "read-access",
  "read-audit-log",
  "reidentify",
  "handle-data-requests",
  "read-privacy",
] as const;

/** `public` needs no session; everything else does. */
export type Permission = (typeof permissions)[number];

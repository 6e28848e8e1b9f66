import type { Localised } from "@luotsi/base";
import type { Permission } from "@luotsi/contract";

interface AdministrationPart {
  readonly path: string;
  readonly name: Localised;
  readonly permission: Permission;
}

/** The parts of the page Hallinta, in the order of its own navigation. */
export const administrationParts = {
  access: {
    path: "/hallinta",
    name: { fi: "Käyttöoikeudet", sv: "Rättigheter", en: "Access rights" },
    permission: "read-access",
  },
  auditLog: {
    path: "/hallinta/loki",
    name: { fi: "Loki", sv: "Logg", en: "Audit log" },
    permission: "read-audit-log",
  },
  privacy: {
    path: "/hallinta/tietosuoja",
    name: { fi: "Tietosuoja", sv: "Dataskydd", en: "Privacy" },
    permission: "read-privacy",
  },
} as const satisfies Readonly<Record<string, AdministrationPart>>;

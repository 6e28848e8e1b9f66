import type { PageDefinition } from "../shell/page-definition.ts";
import { administrationParts } from "./administration-parts.ts";

/** Hallinta: each part has the permission that stands in `administration-parts.ts`. */
export const administrationPage: PageDefinition = {
  id: "administration",
  name: { fi: "Hallinta", sv: "Förvaltning", en: "Administration" },
  permission: "read-access",
  screens: [
    {
      path: administrationParts.access.path,
      permission: administrationParts.access.permission,
      load: async () => (await import("../access/access-page.tsx")).AccessPage,
    },
    {
      path: administrationParts.auditLog.path,
      permission: administrationParts.auditLog.permission,
      load: async () => (await import("../audit-log/audit-log-page.tsx")).AuditLogPage,
    },
    {
      path: administrationParts.privacy.path,
      permission: administrationParts.privacy.permission,
      load: async () => (await import("../privacy/privacy-page.tsx")).PrivacyPage,
    },
  ],
};

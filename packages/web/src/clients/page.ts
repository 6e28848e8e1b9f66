import type { PageDefinition } from "../shell/page-definition.ts";

/** Asiakkuudet: what is done customer by customer. */
export const clientsPage: PageDefinition = {
  id: "clients",
  name: { fi: "Asiakkuudet", sv: "Kundrelationer", en: "Customers" },
  permission: "reidentify",
  screens: [
    {
      path: "/asiakkuudet/henkilo",
      load: async () => (await import("./person-page.tsx")).PersonPage,
    },
    {
      path: "/asiakkuudet/pyynnot",
      permission: "handle-data-requests",
      load: async () => (await import("../data-requests/requests-page.tsx")).RequestsPage,
    },
  ],
};

import type { PageDefinition } from "../shell/page-definition.ts";

export const overviewPage: PageDefinition = {
  id: "overview",
  name: { fi: "Tilannekuva", sv: "Lägesbild", en: "Overview" },
  permission: "read-overview",
  screens: [
    { path: "/tilannekuva", load: async () => (await import("./overview-page.tsx")).OverviewPage },
  ],
};

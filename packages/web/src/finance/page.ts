import type { PageDefinition } from "../shell/page-definition.ts";

export const financePage: PageDefinition = {
  id: "finance",
  name: { fi: "Talous", sv: "Ekonomi", en: "Finance" },
  permission: "read-finance",
  screens: [
    { path: "/talous", load: async () => (await import("./finance-page.tsx")).FinancePage },
    {
      path: "/talous/ennuste",
      load: async () => (await import("../liability-forecast/forecast-page.tsx")).ForecastPage,
    },
  ],
};

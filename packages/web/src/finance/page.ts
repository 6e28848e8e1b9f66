import type { PageDefinition } from "../shell/page-definition.ts";

export const financePage: PageDefinition = {
  id: "finance",
  name: { fi: "Talous", sv: "Ekonomi", en: "Finance" },
  permission: "read-finance",
  screens: [
    { path: "/talous", load: async () => (await import("./finance-page.tsx")).FinancePage },
    {
      path: "/talous/nyt",
      load: async () => (await import("../liability-now/nowcast-page.tsx")).NowcastPage,
    },
    {
      path: "/talous/muutos",
      load: async () => (await import("../liability-now/change-page.tsx")).ChangePage,
    },
    {
      path: "/talous/ennuste",
      load: async () => (await import("../liability-forecast/forecast-page.tsx")).ForecastPage,
    },
    {
      path: "/talous/skenaariot",
      load: async () => (await import("../scenarios/scenarios-page.tsx")).ScenariosPage,
    },
    {
      path: "/talous/skenaariot/$scenario",
      load: async () => (await import("../scenarios/scenarios-page.tsx")).SavedScenarioPage,
    },
    {
      path: "/talous/rahoitusmallit",
      load: async () =>
        (await import("../funding-models/funding-models-page.tsx")).FundingModelsPage,
    },
    {
      path: "/talous/oletukset",
      load: async () =>
        (await import("../funding-models/assumption-effects-page.tsx")).AssumptionEffectsPage,
    },
    {
      path: "/talous/laskut",
      load: async () => (await import("../invoice-check/invoice-check-page.tsx")).InvoiceCheckPage,
    },
  ],
};

import type { PageDefinition } from "../shell/page-definition.ts";
import { financeParts } from "./finance-parts.ts";

const { now, change, forecast, scenarios, models, assumptions, invoices } = financeParts;

/** Talous: each part has the permission that stands in `finance-parts.ts`. */
export const financePage: PageDefinition = {
  id: "finance",
  name: { fi: "Talous", sv: "Ekonomi", en: "Finance" },
  permission: "read-finance",
  screens: [
    {
      path: financeParts.picture.path,
      load: async () => (await import("./finance-page.tsx")).FinancePage,
    },
    {
      ...now,
      load: async () => (await import("../liability-now/nowcast-page.tsx")).NowcastPage,
    },
    {
      ...change,
      load: async () => (await import("../liability-now/change-page.tsx")).ChangePage,
    },
    {
      ...forecast,
      load: async () => (await import("../liability-forecast/forecast-page.tsx")).ForecastPage,
    },
    {
      ...scenarios,
      load: async () => (await import("../scenarios/scenarios-page.tsx")).ScenariosPage,
    },
    {
      ...scenarios,
      path: `${scenarios.path}/$scenario`,
      load: async () => (await import("../scenarios/scenarios-page.tsx")).SavedScenarioPage,
    },
    {
      ...models,
      load: async () =>
        (await import("../funding-models/funding-models-page.tsx")).FundingModelsPage,
    },
    {
      ...assumptions,
      load: async () =>
        (await import("../funding-models/assumption-effects-page.tsx")).AssumptionEffectsPage,
    },
    {
      ...invoices,
      load: async () => (await import("../invoice-check/invoice-check-page.tsx")).InvoiceCheckPage,
    },
  ],
};

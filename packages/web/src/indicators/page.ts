import type { PageDefinition } from "../shell/page-definition.ts";

export const indicatorsPage: PageDefinition = {
  id: "indicators",
  name: { fi: "Mittarit", sv: "Indikatorer", en: "Indicators" },
  permission: "read-indicators",
  screens: [
    { path: "/mittarit", load: async () => (await import("./indicators-page.tsx")).IndicatorsPage },
    {
      path: "/mittarit/ohjaamo",
      load: async () => (await import("../ohjaamo/ohjaamo-page.tsx")).OhjaamoPage,
    },
  ],
};

import type { PageDefinition } from "../shell/page-definition.ts";

export const rulesPage: PageDefinition = {
  id: "rules",
  name: { fi: "Säännöt", sv: "Regler", en: "Rules" },
  permission: "read-rules",
  screens: [
    { path: "/saannot", load: async () => (await import("./rules-page.tsx")).RulesPage },
    {
      path: "/saannot/riskipisteet",
      load: async () => (await import("../risk-policy/risk-policy-page.tsx")).RiskPolicyPage,
    },
  ],
};

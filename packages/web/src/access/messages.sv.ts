import type { AccessMessages } from "./messages.fi.ts";

export const sv: AccessMessages = {
  title: "Förvaltning: Rättigheter",
  everyRole: "alla roller",
  finding: ({ roles, permissions, people }) =>
    `${roles} roller, ${permissions} rättigheter, av vilka ${people} öppnar uppgifter om enskilda människor.`,
  findingOfRole: ({ role, permissions, people }) =>
    `${role}: ${permissions} rättigheter, av vilka ${people} öppnar uppgifter om enskilda människor.`,
  filter: "Visa {role}.",
  role: "Roll",
  table: "Vem som får göra vad och varför",
  may: "Får",
  why: "Varför",
  about: "Gäller",
  who: "Vem som har den",
  routes: "Adresser",
  reach: {
    nobody: "inga människor",
    sums: "summor",
    people: "enskilda människor",
  },
  scope: "Begränsad rätt",
  scopes: { any: "samma för alla", cut: "ser endast sina egna", whole: "finns inte" },
  roles: "Rollerna och hur långt de kan nå",
  scopeLead:
    "En begränsad rätt når en del av området: kommuner, team eller egna kunder. Den kommer från identifieringstjänstens grupp.",
  job: "Vad rollen gör",
  mayReach: "Kan nå",
  scopeKinds: {
    everything: "hela området",
    municipalities: "kommuner",
    teams: "team",
    "own-customers": "egna kunder",
  },
  codes: "Nödkoder",
  codeNumber: "#",
  codeMade: "Skapad",
  codeEnds: "Gällde till",
  codeUsed: "Använd",
  codeUnused: "inte använd",
  noCodes: "Inga nödkoder har skapats.",
  oneTable: "Tabellen kommer ur samma förteckning som servern kontrollerar varje begäran mot.",
};

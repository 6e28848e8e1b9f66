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
  oneTable: "Tabellen kommer ur samma förteckning som servern kontrollerar varje begäran mot.",
};

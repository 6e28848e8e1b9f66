import type { OhjaamoMessages } from "./messages.fi.ts";

export const sv: OhjaamoMessages = {
  title: "Indikatorer: Besök på Navigatorn",
  parts: "Indikatorernas delar",
  indicators: "Indikatorer",
  ohjaamo: "Navigatorn",
  filter: "År {year}, fördelat {by}.",
  year: "År",
  by: "Fördelning",
  ways: { reason: "enligt skäl", site: "enligt ställe", age: "enligt ålder" },
  table: "Besök per månad",
  month: "Månad",
  all: "Besök",
  hidden: "dolt",
  anonymous:
    "Man kan besöka Navigatorn utan att säga vem man är. Luotsi har bara antalen per dag, ställe och skäl; små tal (under 5) och de som de kunde räknas ut ur är dolda.",
  none: "Besöken på Navigatorn har inte importerats ännu.",
  import: "Importera besöken (källan ohjaamo-visits)",
  askImport: "Besöken importeras av den som får importera material.",
};

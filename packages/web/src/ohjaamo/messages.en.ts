import type { OhjaamoMessages } from "./messages.fi.ts";

export const en: OhjaamoMessages = {
  title: "Indicators: Ohjaamo visits",
  parts: "Parts of Indicators",
  indicators: "Indicators",
  ohjaamo: "Ohjaamo",
  filter: "In {year}, divided {by}.",
  year: "Year",
  by: "Division",
  ways: { reason: "by reason", site: "by site", age: "by age" },
  table: "Visits by month",
  month: "Month",
  all: "Visits",
  hidden: "hidden",
  anonymous:
    "People may come to Ohjaamo without saying who they are. Luotsi keeps only how many came by day, site and reason; small numbers (under 5) and those they could be worked out from are hidden.",
  none: "No visits to Ohjaamo have been imported yet.",
  import: "Import the visits (source ohjaamo-visits)",
  askImport: "Visits are imported by whoever may import data.",
};

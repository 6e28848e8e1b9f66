import type { OverviewMessages } from "./messages.fi.ts";

/** Words of the page Tilannekuva in English. */
export const en: OverviewMessages = {
  title: "Overview",
  asOf: (month) => `Latest data: ${month}.`,
  money: "Money",
  people: "Customers",
  whyTrust: "Why the figure holds",
  more: (page) => `More: ${page}`,
  pages: { finance: "Finance", indicators: "Indicators", data: "Data" },
  yearAgo: "from a year ago",
  trend: (title, from, to) => `${title}: ${from}–${to}`,
  trendValues: (first, last) => `first ${first}, last ${last}`,
  attention: "What needs attention",
  act: "Do now",
  note: "Good to know",
  nothing: "Nothing is waiting for you right now.",
  empty: "The picture appears once the first data is in.",
  emptyLink: "Import data",
  gated: "Not shown: the recording is incomplete or missing",
  missing: "Cannot be said yet",
};

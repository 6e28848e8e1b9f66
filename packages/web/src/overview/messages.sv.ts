import type { OverviewMessages } from "./messages.fi.ts";

/** Words of the page Tilannekuva in Swedish. */
export const sv: OverviewMessages = {
  title: "Lägesbild",
  asOf: (month) => `De senaste uppgifterna: ${month}.`,
  money: "Pengar",
  people: "Kunder",
  whyTrust: "Varför siffran håller",
  more: (page) => `Mer: ${page}`,
  pages: { finance: "Ekonomi", indicators: "Mätare", data: "Material" },
  yearAgo: "från året innan",
  trend: (title, from, to) => `${title}: ${from}–${to}`,
  trendValues: (first, last) => `först ${first}, sist ${last}`,
  attention: "Vad som kräver uppmärksamhet",
  act: "Gör nu",
  note: "Bra att veta",
  nothing: "Inget väntar på dig just nu.",
  empty: "Bilden uppstår när det första materialet har importerats.",
  emptyLink: "Importera material",
  gated: "Visas inte: registreringen är ofullständig eller saknas",
  missing: "Kan ännu inte sägas",
};

/** Words of the page Tilannekuva in Finnish. */
export const fi = {
  title: "Tilannekuva",
  asOf: (month: string) => `Viimeisimmät tiedot: ${month}.`,
  money: "Raha",
  people: "Asiakkaat",
  whyTrust: "Miksi lukuun voi luottaa",
  more: (page: string) => `Lisää: ${page}`,
  pages: { finance: "Talous", indicators: "Mittarit", data: "Aineistot" },
  yearAgo: "vuodentakaisesta",
  trend: (title: string, from: string, to: string) => `${title}: ${from}–${to}`,
  trendValues: (first: string, last: string) => `alussa ${first}, lopussa ${last}`,
  attention: "Mitä vaatii huomiota",
  act: "Tee nyt",
  note: "Hyvä tietää",
  nothing: "Mikään ei odota sinua juuri nyt.",
  empty: "Kuva syntyy, kun ensimmäiset aineistot on tuotu.",
  emptyLink: "Tuo aineisto",
  gated: "Ei näytetä: kirjaaminen on kesken tai puuttuu",
  missing: "Ei voida vielä sanoa",
};

export type OverviewMessages = typeof fi;

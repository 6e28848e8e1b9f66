/** `2,71 milj. €` bent: `2,71 miljoonasta`, `2,71 miljoonaan euroon`; `860 300 eurosta`. */
function bent(amount: string, { million, euro }: { million: string; euro: string }): string {
  return amount.replace("milj.\u00a0€", million).replace("€", euro);
}

function fromAmount(amount: string): string {
  return bent(amount, { million: "miljoonasta", euro: "eurosta" });
}

function toAmount(amount: string): string {
  return bent(amount, { million: "miljoonaan euroon", euro: "euroon" });
}

function atAmount(amount: string): string {
  return bent(amount, { million: "miljoonassa eurossa", euro: "eurossa" });
}

export const fi = {
  title: "Vastuun ennuste",
  filters: "Näytetään {span}, jaettuna {split}.",
  spanLabel: "Ajanjakso",
  spans: {
    "this-year": "tämän vuoden loppuun",
    "next-year": "ensi vuoden loppuun",
    "five-years": "viisi vuotta eteenpäin",
  },
  splitLabel: "Jako",
  splits: {
    municipality: "kunnittain",
    age: "iän mukaan",
    integration: "kotoutumisen mukaan",
    step: "rahoitusportaan mukaan",
  },
  month: "Kuukausi",
  chartTitle: "Kuntaosuus kuukausittain: toteuma ja ennuste",
  chartSubtitle: (period: string) => `Kuntaosuus etuuden kuukaudelta, milj. €; ${period}`,
  chartDescription: (period: string, ahead: string) =>
    `Viivana kuntaosuus kuukausittain, ${period}; ennuste väleineen, ${ahead}.`,
  level: {
    rises: (before: string, after: string) =>
      `Kuukauden kuntaosuus nousee ${fromAmount(before)} ${toAmount(after)}`,
    falls: (before: string, after: string) =>
      `Kuukauden kuntaosuus laskee ${fromAmount(before)} ${toAmount(after)}`,
    inYear: (year: string) => `vuonna ${year}`,
    by: (month: string) => `${month.replace("kuu", "kuuhun")} mennessä`,
    sinceYearAgo: {
      rises: (before: string, after: string) =>
        `Kuukauden kuntaosuus nousee vuodentakaisesta ${fromAmount(before)} ${toAmount(after)}`,
      falls: (before: string, after: string) =>
        `Kuukauden kuntaosuus laskee vuodentakaisesta ${fromAmount(before)} ${toAmount(after)}`,
    },
    stays: (level: string) => `Kuukauden kuntaosuus pysyy ennusteessa ${atAmount(level)}`,
    unsure: {
      rises: (before: string, after: string) =>
        `Ei voi vielä sanoa, nouseeko kuukauden kuntaosuus: ${before} → ${after}`,
      falls: (before: string, after: string) =>
        `Ei voi vielä sanoa, laskeeko kuukauden kuntaosuus: ${before} → ${after}`,
    },
    yearNote:
      "Otsikon luvut ovat keskiarvoja: viimeiset 12 toteutunutta kuukautta ja kuvan viimeiset 12 ennustekuukautta.",
    sameMonthsNote:
      "Otsikon luvut ovat keskiarvoja: kuvan ennustekuukaudet ja samat kuukaudet vuotta ennen.",
    sameMonthNote: "Otsikko vertaa kuvan ennustekuukautta samaan kuukauteen vuotta ennen.",
    unsureNote: "Aiempi taso on ennusteen 80 prosentin välissä.",
  },
  chartNote:
    "Katkoviiva: kuukauden tiedoista osa on vielä tulossa ja arvioitu viiveiden mukaan. Viuhka: ennusteen 50, 80 ja 95 prosentin väli.",
  liability: "kuntaosuus",
  known: "tiedossa",
  provisionalText: (known: string) => `josta tullut ${known}`,
  probably: (range: string) => `todennäköisesti ${range}`,
  yearFigure: (year: string) => `Kuntaosuus ${year}`,
  moreThanBefore: (share: string) => `${share} enemmän kuin vuotta ennen`,
  lessThanBefore: (share: string) => `${share} vähemmän kuin vuotta ennen`,
  sameAsBefore: "sama kuin vuotta ennen",
  generalBenefit: "Yleistuen kuntaosuus on oletus: samat portaat kuin työmarkkinatuessa.",
  years: "Vuodet",
  yearsCaption: "Kuntaosuus vuosittain, milj. €",
  year: "Vuosi",
  knownEuros: "Toteutunut",
  lateEuros: "Vielä tulossa",
  forecastEuros: "Ennuste",
  whole: "Koko vuosi",
  interval80: "80 %:n väli",
  interval95: "95 %:n väli",
  change: "Muutos",
  groupsTitle: (split: string) => `Mistä ennuste koostuu ${split}`,
  groupsSubtitle: (split: string, period: string) =>
    `Ennustettu kuntaosuus ${split}, milj. €; ${period}`,
  groupsDescription: (split: string, period: string) =>
    `Ennustettu kuntaosuus kuukausittain ${split}, ${period}.`,
  wholeForecast: (name: string) => `Koko ennuste: ${name}`,
  largestShare: (name: string, share: string) => `Suurin osuus ennusteesta, ${share}: ${name}`,
  groupsCaption: (split: string) => `Ennustettu kuntaosuus ${split}, milj. €`,
  group: "Ryhmä",
  partOfYear: (year: string, months: string) => `${year} (${months} kk)`,
  othersNote: "Alle viiden saajan ryhmät on laskettu yhteen.",
  backtestTitle: "Näin ennuste on osunut",
  backtestChart: (ahead: string) => `Toteuma ja ${ahead} tehty ennuste`,
  backtestMissed: (ahead: string, miss: string) => `${ahead} tehty ennuste erehtyi ${miss}`,
  monthsBefore: (months: string) => `${months} kuukautta aiemmin`,
  oneMonthBefore: "kuukautta aiemmin",
  onAverage: (text: string) => `keskimäärin ${text}`,
  backtestSubtitle: (period: string) =>
    `Kuntaosuus nykyisen lain mukaan etuuden kuukaudelta, milj. €; ${period}`,
  backtestDescription: (period: string) =>
    `Viivoina toteuma ja aiemmin tehty ennuste väleineen, ${period}.`,
  outcome: "toteuma",
  earlierForecast: "ennuste",
  backtestCaption: "Keskimääräinen virhe etäisyyden mukaan",
  distance: "Etäisyys",
  distanceText: (from: string, to: string) => `${from}–${to} kk`,
  ownError: "Ihmisistä oppiva ennuste",
  seriesError: "Pelkkä aikasarja",
  lastYearError: "Viime vuoden toistaminen",
  inside80: "80 %:n väliin osui",
  inside95: "95 %:n väliin osui",
  tried: "Ennusteita",
  computing: "Lasketaan ennustetta alueen omista ihmisistä",
  computingBacktest: "Koetellaan ennustetta menneillä kuukausilla",
  computingNote: "Laskenta jatkuu, vaikka lähtisit sivulta.",
  failed: "Ennustetta ei voitu laskea",
  nothing: "Ennustetta ei voi vielä tehdä",
  importLink: "Tuo etuusmaksut",
  definitions: "Miten ennuste on tehty",
  uncertainty: "Epävarmuus",
  assumptionsTitle: "Mihin ennuste nojaa",
  runTitle: "Ajo",
};
export type ForecastMessages = typeof fi;

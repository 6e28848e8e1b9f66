/** `lokakuulta 2026` */
function forMonth(month: string): string {
  return month.replace("kuu", "kuulta");
}

interface Known {
  readonly month: string;
  readonly text: string;
}

export const fi = {
  now: {
    title: "Tämä kuukausi",
    filters: (month: string, day: string) => `Tilanne: ${month}, maksut tiedossa ${day} asti`,
    empty: "Kuukautta ei voi vielä arvioida",
    emptyLink: "Tuo maksetut etuudet",
    chart: "Mitä kuukausista tiedetään ja mitä on vielä tulossa",
    knownOfOne: ({ month, text }: Known) => `Kuntaosuudesta tiedetään ${text} ${forMonth(month)}`,
    knownOfBoth: (earlier: Known, later: Known) =>
      `Kuntaosuudesta tiedetään ${earlier.text} ${forMonth(earlier.month)} ja ${later.text} ${forMonth(later.month)}`,
    knownOfEarlier: ({ month, text }: Known, later: string) =>
      `Kuntaosuudesta tiedetään ${text} ${forMonth(month)}, ${forMonth(later)} ei vielä mitään`,
    nothingKnown: (month: string) => `Kuntaosuudesta ei tiedetä vielä mitään ${forMonth(month)}`,
    nothingKnownOfEither: (earlier: string, later: string) =>
      `Kuntaosuudesta ei tiedetä vielä mitään ${forMonth(earlier)} eikä ${forMonth(later)}`,
    subtitle: (period: string) =>
      `Työttömyysetuuksien kuntaosuus siltä kuukaudelta, jolta etuus on, milj. €; väli 80 %; ${period}`,
    description: (period: string) =>
      `Pylväissä tiedossa oleva osa, myöhässä tuleva ja vielä maksamatta oleva, ${period}.`,
    known: "Tiedossa",
    late: "Tulee myöhässä",
    forecast: "Maksamatta",
    total: "Yhteensä",
    invoiced: "Laskutettu",
    month: "Kuukausi",
    range: "80 %:n väli",
    note: "Arvio on todellisesta kuntaosuudesta, ei laskusta. Viiva pylvään poikki on se, mitä maksaja on kuukaudelta tähän mennessä laskuttanut.",
    figures: {
      total: (month: string) => `Kuntaosuus, ${month}`,
      known: "Siitä tiedossa",
      forecast: "Tavanomaisia maksuja maksamatta",
      late: "Tulee myöhässä",
    },
    table: "Avoimet kuukaudet",
    past: "Miten aiemmat arviot osuivat",
    pastChart: "Samaan aikaan kuusta tehty arvio, toteuma ja ensimmäinen lasku",
    onAverage: (text: string) => `keskimäärin ${text}`,
    estimateMissed: (miss: string) => `Arvio poikkesi toteumasta ${miss}`,
    estimateAndInvoiceMissed: (estimate: string, invoice: string) =>
      `Arvio poikkesi toteumasta ${estimate}, ensimmäinen lasku ${invoice}`,
    bothMissed: (miss: string) => `Arvio ja ensimmäinen lasku poikkesivat toteumasta ${miss}`,
    pastSubtitle: (period: string) =>
      `Kuntaosuus siltä kuukaudelta, jolta etuus on, milj. €; arvion väli 80 %; ${period}`,
    pastDescription: (period: string) =>
      `Viivoina samaan aikaan kuusta tehty arvio, toteuma ja ensimmäinen lasku, ${period}.`,
    judgedNote: (months: string) =>
      `Otsikon prosentit ovat keskiarvoja ${months} kuukaudelta, joiden toteuma on valmis.`,
    pastNowcast: "Arvio",
    pastOutcome: "Toteuma",
    firstInvoiced: "Ensimmäinen lasku",
    pastNote:
      "Ensimmäinen lasku on se, mitä maksaja oli laskuttanut kuukaudelta, kun sen tavanomaiset maksut oli laskutettu. Jos se jää toteumasta, laskusta puuttui ihmisiä, jotka laskutettiin vasta myöhemmin.",
    pastTable: "Aiemmat arviot kuukausittain",
    madeOn: "Tiedot",
    error: "Ero toteumaan, %",
    isSettled: "Toteuma",
    settled: "valmis",
    unsettled: "vielä ennakollinen",
    delays: "Milloin kuukausi tiedetään",
    delayTable: "Tiedossa oleva osuus kuukauden euroista",
    monthsAfter: "Kuukausia myöhemmin, samana päivänä",
    share: "Tiedossa, %",
    whyLink: "Miksi kuntaosuus muuttui",
    howKnown: "Mistä tämä tiedetään",
    assumption: "Yleistuen osuus 1.5.2026 alkaen on oletus",
    line: (month: string, amount: string, range: string) =>
      `Kuntaosuus, ${month}: arviolta ${amount}${range === "" ? "" : ` (todennäköisesti ${range})`}.`,
    lineLink: "Mitä siitä tiedetään",
    cannotSay: "ei voi vielä sanoa",
  },
  change: {
    title: "Miksi muuttui",
    kind: "Mitä verrataan",
    kinds: { months: "kahta kuukautta", forecast: "ennustetta ja toteumaa" },
    monthsFilter: "Vertaa {kind}: {from} ja {to}",
    forecastFilter: "Vertaa {kind}: {to}, ennuste tehty {from}",
    from: "Aiempi kuukausi",
    to: "Myöhempi kuukausi",
    madeIn: "Ennusteen kuukausi",
    of: "Kuukausi",
    empty: "Muutosta ei voi vielä selittää",
    emptyLink: "Tuo maksetut etuudet",
    chart: "Mistä ero koostuu",
    months: {
      upAndDown: (up: string, down: string) => `Kasvua ${up}, vähennystä ${down}`,
      onlyUp: (up: string) => `Pelkkää kasvua: ${up}`,
      onlyDown: (down: string) => `Pelkkää vähennystä: ${down}`,
    },
    forecast: {
      upAndDown: (up: string, down: string) => `Ennusteen yli ${up}, alle ${down}`,
      onlyUp: (up: string) => `Kaikki osat ennusteen yli: ${up}`,
      onlyDown: (down: string) => `Kaikki osat ennusteen alle: ${down}`,
    },
    onePart: (name: string, amount: string) => `Koko ero on yhtä osaa: ${name}, ${amount}`,
    most: (name: string) => `eniten: ${name}`,
    subtitle: (first: string, last: string) =>
      `${first} → ${last}. Kuntaosuus siltä kuukaudelta, jolta etuus on, €; osat summautuvat sentilleen`,
    description: (first: string, last: string) => `Silta osittain: ${first} → ${last}.`,
    step: "Osa",
    value: "Euroa",
    noData: "Ei tietoja",
    table: "Osat",
    cause: "Osa",
    cents: "Vaikutus, €",
    people: "Ihmisiä",
    meaning: "Mitä siihen luetaan",
    group: "Ryhmä",
    earlier: (month: string) => `${month}, €`,
    later: (month: string) => `${month}, €`,
    difference: "Ero, €",
    groupsNote:
      "Ryhmien summista puuttuu se, mitä kuukausilta on vielä tulossa. Alle viiden ihmisen osat on piilotettu, ja niiden kanssa osat, joista ne voisi laskea.",
    hidden: "piilotettu",
    nowLink: "Tämä kuukausi",
    howKnown: "Mistä tämä tiedetään",
    groupCauses: {
      law: "Laki",
      inflow: "Tulleet",
      exits: "Poistuneet",
      step_mix: "Portaat",
      daily_amount: "Päiväraha",
      paid_days: "Maksetut päivät",
      calendar: "Arkipäivät",
    },
  },
};
export type LiabilityNowMessages = typeof fi;

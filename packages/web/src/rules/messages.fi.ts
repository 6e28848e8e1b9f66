export const fi = {
  title: "Säännöt",
  finding: (facts: { day: string; rules: string; assumed: number }) =>
    `${facts.day} on voimassa ${facts.rules} sääntöä. ${
      facts.assumed === 0
        ? "Mikään niistä ei nojaa oletukseen."
        : `Niistä ${facts.assumed} nojaa oletukseen, koska laki ei ratkaise asiaa.`
    }`,
  day: "Laki voimassa",
  previousChange: "Edellinen muutos",
  nextChange: "Seuraava muutos",
  search: "Hae säännöistä",
  noMatch: "Mikään sääntö ei vastaa hakua.",
  notInForce: "Ei voimassa tänä päivänä",
  since: (from: string) => `${from} alkaen`,
  between: (from: string, last: string) => `${from}–${last}`,
  history: (count: number) => (count === 1 ? "Voimassaolo" : `Historia, ${count} vaihetta`),
  period: "Voimassa",
  value: "Arvo",
  source: "Lähde",
  amendedBy: (act: string) => `muutos ${act}`,
  yes: "kyllä",
  no: "ei",
  from: "Alkaen",
  confidence: {
    primary: "Säädös luettu",
    derived: "Päätelty säädöksestä",
    secondary: "Toissijainen lähde",
    assumption: "Tarkistamatta",
  },
  confidenceMeaning: {
    primary: "Sanamuoto on nähty säädöksessä tai maksajan omassa ohjeessa.",
    derived: "Luku on laskettu tai päätelty säädöksen sanamuodosta.",
    secondary: "Tieto on jonkun muun yhteenvedosta.",
    assumption: "Tietoa ei ole tarkistettu mistään lähteestä.",
  },
  restsOnAssumption: "oletus",
  assumptionsTitle: "Avoimet kysymykset",
  assumptionsLead:
    "Näitä laki ei ratkaise. Luotsi laskee oletuksella, ja jokainen luku, johon oletus vaikuttaa, kertoo siitä.",
  chosen: "Oletus",
  alternatives: "Muut vaihtoehdot",
  noAlternatives: "Muita vaihtoehtoja ei lasketa.",
  ask: "Asian voi ratkaista",
  onCommandLine: "Komentorivillä",
  lawVersion: (version: string) => `Lakiaineiston versio ${version}`,
  units: {
    days: (number: string) => `${number}\u00a0päivää`,
    months: (number: string) => `${number}\u00a0kuukautta`,
    years: (number: string) => `${number}\u00a0vuotta`,
  },
  oneUnit: {
    days: (number: string) => `${number}\u00a0päivä`,
    months: (number: string) => `${number}\u00a0kuukausi`,
    years: (number: string) => `${number}\u00a0vuosi`,
  },
};

export type RulesMessages = typeof fi;

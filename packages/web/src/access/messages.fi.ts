export const fi = {
  title: "Hallinta: Käyttöoikeudet",
  everyRole: "kaikki roolit",
  finding: (facts: { roles: number; permissions: number; people: number }) =>
    `${facts.roles} roolia, ${facts.permissions} oikeutta, joista ${facts.people} avaa tietoja yksittäisistä ihmisistä.`,
  findingOfRole: (facts: { role: string; permissions: number; people: number }) =>
    `${facts.role}: ${facts.permissions} oikeutta, joista ${facts.people} avaa tietoja yksittäisistä ihmisistä.`,
  filter: "Näytä {role}.",
  role: "Rooli",
  table: "Kuka saa tehdä mitä ja miksi",
  may: "Saa",
  why: "Miksi",
  about: "Koskee",
  who: "Kenellä on",
  routes: "Osoitteita",
  reach: {
    nobody: "ei ihmisiä",
    sums: "summia",
    people: "yksittäisiä ihmisiä",
  },
  scope: "Rajattu oikeus",
  scopes: { any: "sama kaikille", cut: "näkee vain omat", whole: "ei ole" },
  roles: "Roolit ja se, kuinka laajalle ne voivat ulottua",
  scopeLead:
    "Rajattu oikeus ulottuu osaan alueesta: kuntiin, tiimeihin tai omiin asiakkaisiin. Se tulee tunnistautumispalvelun ryhmästä.",
  job: "Mitä tekee",
  mayReach: "Voi ulottua",
  scopeKinds: {
    everything: "koko alue",
    municipalities: "kuntia",
    teams: "tiimejä",
    "own-customers": "omat asiakkaat",
  },
  codes: "Hätäkoodit",
  codeNumber: "#",
  codeMade: "Tehty",
  codeEnds: "Kelpasi",
  codeUsed: "Käytetty",
  codeUnused: "ei käytetty",
  noCodes: "Hätäkoodeja ei ole tehty.",
  oneTable: "Taulu tulee samasta luettelosta, josta palvelin tarkistaa jokaisen pyynnön.",
};

export type AccessMessages = typeof fi;

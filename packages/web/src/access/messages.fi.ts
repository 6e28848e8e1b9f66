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
  oneTable: "Taulu tulee samasta luettelosta, josta palvelin tarkistaa jokaisen pyynnön.",
};

export type AccessMessages = typeof fi;

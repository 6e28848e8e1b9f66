import type { IdentityFieldId } from "@luotsi/contract";

type Fields = Readonly<Record<IdentityFieldId, string>>;

export const fi = {
  title: "Hallinta: Tietosuoja",
  finding: (facts: { people: string; due: string; isOpen: boolean }) =>
    `${facts.isOpen ? `Holvissa on ${facts.people} ihmisen henkilötiedot.` : "Holvi ei ole käytössä: nimiä ja henkilötunnuksia ei tallenneta."} Säilytysaika on päättynyt ${facts.due} kohteelta.`,
  retention: "Säilytysajat",
  retentionNote:
    "Päättyneet poistetaan komennolla luotsi retention run --apply; --dry-run näyttää ensin, mitä se tekisi.",
  what: "Mitä",
  long: "Kuinka kauan",
  from: "Mistä laskien",
  basis: "Peruste",
  assumption: "Oletus",
  restsOn: "Tähän nojaa",
  certainty: "Varmuus",
  due: "Päättynyt",
  months: (count: number) => `${count} kk`,
  noLimit: "ei raja-aikaa",
  confidence: {
    primary: "luettu säädöksestä",
    secondary: "luettu lain kuvauksesta",
    memory: "tarkistettava säädöksestä",
    "own-choice": "oma valinta",
  },
  vault: "Holvi",
  readersKeptOut: "Tietokannan tavalliset lukuyhteydet eivät näe holvia.",
  writersKeptOut: "Holvilla on oma rooli: tavalliset kirjoitusyhteydetkään eivät näe sitä.",
  readersNotKeptOut: "Palvelin ei anna lukijoille omaa roolia: holvia suojaa salaus.",
  noVault: "Avainta ei ole annettu, joten henkilötiedot pudotetaan tuonnissa.",
  field: "Tieto",
  fieldTable: "Holvin tiedot",
  keyTable: "Holvin avaimet",
  count: "Arvoja",
  key: "Avain",
  version: "Versio",
  dataKeys: "Avaimia sen alla",
  state: "Tila",
  states: {
    current: "käytössä",
    older: "vanha, vielä tarpeen",
    missing: "puuttuu",
    unused: "ei enää tarpeen",
  },
  fields: {
    register_key: "Asiakasnumero rekisterissä",
    identity_code: "Henkilötunnus",
    full_name: "Nimi",
    first_names: "Etunimet",
    last_name: "Sukunimi",
    email: "Sähköposti",
    phone: "Puhelin",
    address: "Osoite",
  } satisfies Fields as Fields,
  documents: "Asiakirjat",
  documentsText: "Tehdään järjestelmän omista määrittelyistä joka kerta, kun ne avataan.",
  record: "Seloste käsittelytoimista",
  assessment: "Vaikutustenarvioinnin pohja",
  formats: { pdf: "PDF", html: "HTML", md: "Markdown" },
};

export type PrivacyMessages = typeof fi;

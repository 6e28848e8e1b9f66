import type { IdentityPurpose, PersonQuestion } from "@luotsi/contract";

export const fi = {
  title: "Asiakkuudet: Henkilö",
  finding:
    "Täältä löytyy, kuka peitetunnuksen takana on. Syy kysytään joka kerta, ja haku jää lokiin.",
  purpose: "Mihin tietoa tarvitaan",
  purposes: {
    "customer-contact": "Yhteydenotto omaan asiakkaaseen",
    "statutory-deadline": "Lakisääteisen määräajan hoitaminen",
    "payment-or-recovery": "Maksun tai laskun selvittäminen",
    "data-subject-request": "Rekisteröidyn pyyntö",
    "data-correction": "Virheellisen tiedon oikaisu",
  } satisfies Record<IdentityPurpose, string> as Readonly<Record<IdentityPurpose, string>>,
  by: "Hakutapa",
  ways: {
    identity_code: "Henkilötunnus",
    register_key: "Asiakasnumero rekisterissä",
    email: "Sähköposti",
    phone: "Puhelin",
    pseudonym: "Peitetunnus",
  } satisfies Record<PersonQuestion["field"] | "pseudonym", string> as Readonly<
    Record<PersonQuestion["field"] | "pseudonym", string>
  >,
  value: "Haettava arvo",
  valueHint: "Arvoa ei tallenneta mihinkään, eikä se näy osoitteessa.",
  search: "Hae",
  noneFound: "Ketään ei löytynyt tällä arvolla.",
  identity: "Henkilötiedot",
  pseudonym: "Peitetunnus",
  field: "Tieto",
  fieldValue: "Arvo",
  since: "Tallennettu",
  extract: "Ote omista tiedoista",
  extractText:
    "Kaikki, mitä Luotsi pitää henkilöstä, ja kuka sitä on katsonut. Annetaan henkilölle itselleen.",
  formats: { pdf: "PDF", html: "HTML", json: "JSON" },
};

export type ClientMessages = typeof fi;

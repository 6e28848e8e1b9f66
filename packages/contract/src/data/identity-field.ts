import type { Localised } from "@luotsi/base";

/** What the vault can hold of a person; nothing of it stands anywhere else. */
export const identityFieldIds = [
  "register_key",
  "identity_code",
  "full_name",
  "first_names",
  "last_name",
  "email",
  "phone",
  "address",
] as const;
export type IdentityFieldId = (typeof identityFieldIds)[number];

export interface IdentityField {
  readonly title: Localised;
  /** Headings of an extract known to hold it; all other columns that look like identity are dropped. */
  readonly headings: readonly string[];
  /** Whether a person can be found by the whole value, through a keyed index inside the vault. */
  readonly isSearched: boolean;
}

/** Every field of identity, with the headings it comes in. */
export const identityFields: Readonly<Record<IdentityFieldId, IdentityField>> = {
  register_key: {
    title: { fi: "Asiakasnumero rekisterissä", sv: "Kundnummer i registret", en: "Register key" },
    headings: [],
    isSearched: true,
  },
  identity_code: {
    title: { fi: "Henkilötunnus", sv: "Personbeteckning", en: "Personal identity code" },
    headings: [
      "hetu",
      "henkilotunnus",
      "henkilötunnus",
      "ssn",
      "personal_identity_code",
      "personbeteckning",
    ],
    isSearched: true,
  },
  full_name: {
    title: { fi: "Nimi", sv: "Namn", en: "Name" },
    headings: ["name", "nimi"],
    isSearched: false,
  },
  first_names: {
    title: { fi: "Etunimet", sv: "Förnamn", en: "First names" },
    headings: ["first_name", "first_names", "etunimi", "etunimet"],
    isSearched: false,
  },
  last_name: {
    title: { fi: "Sukunimi", sv: "Efternamn", en: "Last name" },
    headings: ["last_name", "sukunimi"],
    isSearched: false,
  },
  email: {
    title: { fi: "Sähköposti", sv: "E-post", en: "E-mail" },
    headings: ["email", "sahkoposti", "sähköposti"],
    isSearched: true,
  },
  phone: {
    title: { fi: "Puhelin", sv: "Telefon", en: "Telephone" },
    headings: ["phone", "puhelin", "puhelinnumero"],
    isSearched: true,
  },
  address: {
    title: { fi: "Osoite", sv: "Adress", en: "Address" },
    headings: ["address", "osoite", "katuosoite", "lahiosoite", "lähiosoite"],
    isSearched: false,
  },
};

/** The values of one person as an extract gave them, for the vault only: never logged, never sent on. */
export type IdentityValues = Readonly<Partial<Record<IdentityFieldId, string>>>;

/** Headings of identity that an extract may carry: into the vault where there is one, else dropped. */
export const identityHeadings: readonly string[] = identityFieldIds.flatMap(
  (id) => identityFields[id].headings,
);

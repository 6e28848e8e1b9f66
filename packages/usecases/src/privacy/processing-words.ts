import type { Language } from "@luotsi/base";
import type { BasisConfidence } from "@luotsi/contract";

/** The words of the record of processing. What differs by area stands in square brackets for the controller to fill. */
export interface ProcessingWords {
  readonly fileName: string;
  readonly title: string;
  readonly intro: string;
  readonly fill: string;
  readonly controller: string;
  readonly controllerItems: readonly string[];
  readonly purposes: string;
  readonly purposeItems: readonly string[];
  readonly people: string;
  readonly peopleItems: readonly string[];
  readonly sources: string;
  readonly sourceColumns: readonly string[];
  readonly aboutPeople: Readonly<Record<"yes" | "no" | "identity", string>>;
  readonly tables: string;
  readonly tableColumns: readonly string[];
  readonly identity: string;
  readonly vault: (facts: { isOpen: boolean; readersKeptOut: boolean }) => string;
  readonly recipients: string;
  readonly recipientItems: readonly string[];
  readonly roles: string;
  readonly roleColumns: readonly string[];
  readonly retention: string;
  readonly retentionColumns: readonly string[];
  readonly noLimit: string;
  readonly months: (count: number) => string;
  readonly confidence: Readonly<Record<BasisConfidence, string>>;
  readonly security: string;
  readonly securityItems: readonly string[];
  readonly ribbon: string;
}

const fi: ProcessingWords = {
  fileName: "seloste-kasittelytoimista",
  title: "Seloste käsittelytoimista",
  intro:
    "Yleisen tietosuoja-asetuksen 30 artiklan mukainen seloste, joka on tehty järjestelmän omista määrittelyistä: lähteet, taulut, säilytysajat, roolit ja avaimet ovat ne, joilla Luotsi juuri nyt toimii.",
  fill: "Hakasulkeissa olevat kohdat rekisterinpitäjä täyttää itse.",
  controller: "Rekisterinpitäjä",
  controllerItems: [
    "Rekisterinpitäjä ja yhteystiedot: [täytetään]",
    "Tietosuojavastaava: [täytetään]",
    "Mahdolliset yhteisrekisterinpitäjät ja käsittelijät: [täytetään]",
  ],
  purposes: "Käsittelyn tarkoitukset ja oikeusperuste",
  purposeItems: [
    "Työllisyyspalvelujen järjestäminen, ohjaus ja seuranta (laki 380/2023); yleisen tietosuoja-asetuksen 6 artiklan 1 kohdan c ja e alakohta.",
    "Kunnan rahoitusosuuden laskeminen ja laskujen tarkastus (työttömyysturvalaki 1290/2002, 14 luku).",
    "Tilastointi ja raportointi ilman henkilöitä.",
  ],
  people: "Rekisteröityjen ryhmät",
  peopleItems: [
    "Työllisyyspalvelujen henkilöasiakkaat ja työttömyysetuuksien saajat",
    "Luotsin käyttäjät (käyttölokissa tunnuksella)",
  ],
  sources: "Lähteet",
  sourceColumns: ["Lähde", "Yksi rivi on", "Henkilötietoja"],
  aboutPeople: {
    yes: "kyllä, peitetunnuksella",
    no: "ei",
    identity: "kyllä; nimet ja tunnukset vain holviin",
  },
  tables: "Taulut, joissa on henkilöitä",
  tableColumns: ["Taulu", "Rivejä"],
  identity: "Henkilötiedot holvissa",
  vault: ({ isOpen, readersKeptOut }) =>
    [
      isOpen
        ? "Holvi on käytössä: nimet, henkilötunnukset ja yhteystiedot ovat vain siellä, salattuina (AES-256-GCM)."
        : "Holvi ei ole käytössä: nimiä, henkilötunnuksia ja yhteystietoja ei tallenneta lainkaan.",
      readersKeptOut
        ? "Tietokannan tavalliset lukuyhteydet eivät näe holvia."
        : "Lukuyhteyksillä ei ole omaa roolia; holvia suojaa salaus.",
    ].join(" "),
  recipients: "Vastaanottajat",
  recipientItems: [
    "Luotsi ei lähetä henkilötietoja mihinkään. Tiedostoja voi viedä vain niihin oikeutettu, ja jokainen vienti jää lokiin.",
    "Siirtoja EU:n tai ETA:n ulkopuolelle ei ole.",
    "Säännönmukaiset luovutukset: [täytetään]",
  ],
  roles: "Roolit, jotka näkevät yksittäisiä ihmisiä",
  roleColumns: ["Oikeus", "Miksi", "Roolit"],
  retention: "Säilytysajat",
  retentionColumns: ["Mitä", "Kuinka kauan", "Mistä", "Peruste", "Varmuus"],
  noLimit: "ei päättymisaikaa",
  months: (count) => `${count} kk`,
  confidence: {
    primary: "luettu säädöksestä",
    secondary: "luettu säädöksen kuvauksesta",
    memory: "tarkistettava säädöksestä",
    "own-choice": "oma valinta",
  },
  security: "Turvatoimet (32 artikla)",
  securityItems: [
    "Peitetunnukset alueen omalla avaimella; ilman avainta tunnusta ei voi johtaa takaisin.",
    "Holvin kirjekuorisalaus, avainten kierto, avain tietokannan ulkopuolella.",
    "Käyttöoikeudet rooleittain; jokainen katselu, muutos ja vienti ketjutettuun lokiin.",
    "Pienet luvut peitetään yhdessä niiden kanssa, joista ne voisi laskea.",
    "Varmuuskopiot tarkistussummineen; suljetut kuukaudet eivät muutu.",
  ],
  ribbon: "Keksittyä aineistoa",
};

const sv: ProcessingWords = {
  fileName: "register-over-behandling",
  title: "Register över behandling",
  intro:
    "Register enligt artikel 30 i den allmänna dataskyddsförordningen, gjort ur systemets egna definitioner: källorna, tabellerna, bevarandetiderna, rollerna och nycklarna är de som Luotsi använder just nu.",
  fill: "Det som står inom hakparentes fyller den personuppgiftsansvarige i.",
  controller: "Personuppgiftsansvarig",
  controllerItems: [
    "Personuppgiftsansvarig och kontaktuppgifter: [fylls i]",
    "Dataskyddsombud: [fylls i]",
    "Eventuella gemensamt ansvariga och personuppgiftsbiträden: [fylls i]",
  ],
  purposes: "Behandlingens ändamål och rättsliga grund",
  purposeItems: [
    "Ordnande, styrning och uppföljning av arbetskraftsservice (lag 380/2023); artikel 6.1 c och e i den allmänna dataskyddsförordningen.",
    "Beräkning av kommunens finansieringsandel och granskning av fakturor (lagen om utkomstskydd 1290/2002, 14 kap.).",
    "Statistik och rapportering utan personer.",
  ],
  people: "Kategorier av registrerade",
  peopleItems: [
    "Personkunder inom arbetskraftsservicen och mottagare av arbetslöshetsförmåner",
    "Användare av Luotsi (i användningsloggen med sin kod)",
  ],
  sources: "Källor",
  sourceColumns: ["Källa", "En rad är", "Personuppgifter"],
  aboutPeople: {
    yes: "ja, med pseudonym",
    no: "nej",
    identity: "ja; namn och koder endast till valvet",
  },
  tables: "Tabeller med personer",
  tableColumns: ["Tabell", "Rader"],
  identity: "Personuppgifter i valvet",
  vault: ({ isOpen, readersKeptOut }) =>
    [
      isOpen
        ? "Valvet används: namn, personbeteckningar och kontaktuppgifter finns bara där, krypterade (AES-256-GCM)."
        : "Valvet används inte: namn, personbeteckningar och kontaktuppgifter sparas inte alls.",
      readersKeptOut
        ? "Databasens vanliga läsförbindelser ser inte valvet."
        : "Läsförbindelserna har ingen egen roll; krypteringen skyddar valvet.",
    ].join(" "),
  recipients: "Mottagare",
  recipientItems: [
    "Luotsi skickar inga personuppgifter någonstans. Filer kan föras ut bara av den som har rätt till dem, och varje utförsel stannar i loggen.",
    "Inga överföringar utanför EU eller EES.",
    "Regelmässiga utlämnanden: [fylls i]",
  ],
  roles: "Roller som ser enskilda människor",
  roleColumns: ["Rättighet", "Varför", "Roller"],
  retention: "Bevarandetider",
  retentionColumns: ["Vad", "Hur länge", "Från", "Grund", "Säkerhet"],
  noLimit: "ingen gräns",
  months: (count) => `${count} mån.`,
  confidence: {
    primary: "läst i författningen",
    secondary: "läst i en beskrivning av lagen",
    memory: "ska kontrolleras i författningen",
    "own-choice": "eget val",
  },
  security: "Säkerhetsåtgärder (artikel 32)",
  securityItems: [
    "Pseudonymer med områdets egen nyckel; utan nyckeln leder ingenting tillbaka.",
    "Valvets kuvertkryptering, nyckelbyte, nyckeln utanför databasen.",
    "Rättigheter enligt roll; varje visning, ändring och utförsel i en kedjad logg.",
    "Små tal döljs tillsammans med dem som de kunde räknas ut ur.",
    "Säkerhetskopior med kontrollsummor; stängda månader ändras inte.",
  ],
  ribbon: "Påhittat material",
};

const en: ProcessingWords = {
  fileName: "record-of-processing",
  title: "Record of processing activities",
  intro:
    "The record of article 30 of the General Data Protection Regulation, made from the system's own definitions: sources, tables, retention, roles and keys are those Luotsi works with right now.",
  fill: "What stands in square brackets is for the controller to fill in.",
  controller: "Controller",
  controllerItems: [
    "Controller and contact details: [to be filled in]",
    "Data protection officer: [to be filled in]",
    "Joint controllers and processors, if any: [to be filled in]",
  ],
  purposes: "Purposes and legal basis",
  purposeItems: [
    "Organising, steering and following up employment services (Act 380/2023); article 6(1)(c) and (e) of the General Data Protection Regulation.",
    "Computing the municipal share of benefits and checking invoices (Unemployment Security Act 1290/2002, chapter 14).",
    "Statistics and reports without people.",
  ],
  people: "Categories of data subjects",
  peopleItems: [
    "Customers of the employment services and recipients of unemployment benefits",
    "Users of Luotsi (by their id, in the audit log)",
  ],
  sources: "Sources",
  sourceColumns: ["Source", "One row is", "Personal data"],
  aboutPeople: {
    yes: "yes, by pseudonym",
    no: "no",
    identity: "yes; names and codes to the vault only",
  },
  tables: "Tables with people",
  tableColumns: ["Table", "Rows"],
  identity: "Identity in the vault",
  vault: ({ isOpen, readersKeptOut }) =>
    [
      isOpen
        ? "The vault is in use: names, identity codes and contact details are only there, sealed (AES-256-GCM)."
        : "The vault is not in use: names, identity codes and contact details are not kept at all.",
      readersKeptOut
        ? "Ordinary readers of the database cannot see the vault."
        : "Readers have no role of their own; encryption protects the vault.",
    ].join(" "),
  recipients: "Recipients",
  recipientItems: [
    "Luotsi sends personal data nowhere. Only those with the right can take files out, and each export stands in the log.",
    "No transfers outside the EU or EEA.",
    "Regular disclosures: [to be filled in]",
  ],
  roles: "Roles that see single people",
  roleColumns: ["Permission", "Why", "Roles"],
  retention: "Retention",
  retentionColumns: ["What", "How long", "From", "Basis", "Certainty"],
  noLimit: "no limit",
  months: (count) => `${count} months`,
  confidence: {
    primary: "read in the act",
    secondary: "read in a description of the act",
    memory: "to be checked in the act",
    "own-choice": "own choice",
  },
  security: "Security (article 32)",
  securityItems: [
    "Pseudonyms with the area's own key; without it nothing leads back.",
    "Envelope encryption of the vault, rotation of keys, the key outside the database.",
    "Rights by role; every view, change and export in a chained log.",
    "Small numbers hidden together with those they could be worked out from.",
    "Backups with checksums; closed months do not change.",
  ],
  ribbon: "Invented data",
};

/** The words in each language. */
export const processingWords: Readonly<Record<Language, ProcessingWords>> = { fi, sv, en };

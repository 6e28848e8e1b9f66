import type { Language } from "@luotsi/base";

/** The words of the template of the impact assessment. */
export interface ImpactWords {
  readonly fileName: string;
  readonly title: string;
  readonly intro: string;
  readonly need: string;
  readonly needItems: readonly string[];
  readonly description: string;
  readonly descriptionText: (counts: { sources: number; tables: number }) => string;
  readonly necessity: string;
  readonly necessityItems: readonly string[];
  readonly risks: string;
  readonly riskColumns: readonly string[];
  readonly riskRows: readonly (readonly [string, string])[];
  readonly left: string;
  readonly leftItems: readonly string[];
}

const fi: ImpactWords = {
  fileName: "tietosuojan-vaikutustenarviointi",
  title: "Tietosuojaa koskeva vaikutustenarviointi",
  intro:
    "Pohja yleisen tietosuoja-asetuksen 35 artiklan arvioinnille. Järjestelmästä johtuva on täytetty; arvion todennäköisyydestä, vakavuudesta ja jäljelle jäävästä riskistä tekee rekisterinpitäjä.",
  need: "Miksi arviointi tehdään",
  needItems: [
    "Käsitellään laajasti työttömyyttä, etuuksia ja palveluja koskevia tietoja, ja rekisteröidyt ovat viranomaiseen nähden heikommassa asemassa (35 artiklan 1 ja 3 kohta).",
    "Aineistoja yhdistetään useasta lähteestä.",
    "Yksittäistä ihmistä koskevia päätöksiä ei tehdä automaattisesti (22 artikla); katso riskipisteiden käytäntö.",
  ],
  description: "Käsittelyn kuvaus",
  descriptionText: ({ sources, tables }) =>
    `Luotsi lukee ${sources} lähdettä ja pitää henkilöitä ${tables} taulussa peitetunnuksin. Tarkempi kuvaus on selosteessa käsittelytoimista, joka syntyy samoista määrittelyistä.`,
  necessity: "Tarpeellisuus ja oikeasuhteisuus",
  necessityItems: [
    "Syntymäaika ja kuolinaika vain kuukauden tarkkuudella; kieli ja kansalaisuus vain ryhminä.",
    "Nimiä ja tunnuksia ei tarvita laskentaan: ne ovat vain holvissa tai niitä ei ole.",
    "Ulospäin näkyy summia; pienet luvut ja niiden vastaluvut peitetään.",
    "Arvio siitä, riittäisikö vähempi: [täytetään]",
  ],
  risks: "Riskit ja toimet",
  riskColumns: [
    "Riski",
    "Toimet järjestelmässä",
    "Todennäköisyys",
    "Vakavuus",
    "Jäljelle jäävä riski",
  ],
  riskRows: [
    [
      "Joku saa tietää, kuka peitetunnuksen takana on",
      "Holvi omalla avaimella ja roolilla; tarkoitus kysytään; jokainen haku lokissa; määrärajoitus",
    ],
    [
      "Pienestä luvusta voi päätellä ihmisen",
      "Lukujen peittäminen yhdellä säännöllä kaikissa näkymissä ja vienneissä",
    ],
    [
      "Tietokanta tai varmuuskopio joutuu vieraan käsiin",
      "Holvi salattu, avain muualla; muissa tauluissa vain peitetunnuksia",
    ],
    [
      "Väärä tieto johtaa väärään päätökseen",
      "Karanteeni, tarkistukset, oikaisu historioineen, otteen saaminen omista tiedoista",
    ],
    [
      "Tietoja säilytetään liian kauan",
      "Säilytysajat sääntöinä; luotsi retention run irrottaa rivit henkilöstä",
    ],
    [
      "Oikeutettu käyttäjä katsoo tietoja ilman syytä",
      "Ketjutettu loki, josta tarkastaja ja rekisteröity näkevät katselijat",
    ],
    [
      "Riskipisteet alkavat ohjata palveluja",
      "Käytäntösivu: pisteet eivät päätä, syyt näytetään, virheet mitataan ryhmittäin",
    ],
  ],
  left: "Kuuleminen ja hyväksyminen",
  leftItems: [
    "Tietosuojavastaavan lausunto: [täytetään]",
    "Rekisteröityjen tai heidän edustajiensa kuuleminen: [täytetään]",
    "Ennakkokuulemisen tarve (36 artikla): [täytetään]",
    "Hyväksyjä ja päivä: [täytetään]",
    "Arvioidaan uudelleen viimeistään: [täytetään]",
  ],
};

const sv: ImpactWords = {
  fileName: "konsekvensbedomning",
  title: "Konsekvensbedömning avseende dataskydd",
  intro:
    "Mall för bedömningen enligt artikel 35 i den allmänna dataskyddsförordningen. Det som följer av systemet är ifyllt; sannolikhet, allvar och kvarstående risk bedömer den personuppgiftsansvarige.",
  need: "Varför bedömningen görs",
  needItems: [
    "Uppgifter om arbetslöshet, förmåner och service behandlas i stor omfattning, och de registrerade är i en svagare ställning än myndigheten (artikel 35.1 och 35.3).",
    "Material från flera källor kombineras.",
    "Inga automatiska beslut om enskilda människor fattas (artikel 22); se praxis för riskpoäng.",
  ],
  description: "Beskrivning av behandlingen",
  descriptionText: ({ sources, tables }) =>
    `Luotsi läser ${sources} källor och har personer i ${tables} tabeller, med pseudonymer. En närmare beskrivning finns i registret över behandling, som görs ur samma definitioner.`,
  necessity: "Nödvändighet och proportionalitet",
  necessityItems: [
    "Födelse och död endast med månadens noggrannhet; språk och medborgarskap endast som grupper.",
    "Namn och koder behövs inte för beräkningen: de finns bara i valvet eller inte alls.",
    "Utåt syns summor; små tal och deras motsvarigheter döljs.",
    "Bedömning av om mindre skulle räcka: [fylls i]",
  ],
  risks: "Risker och åtgärder",
  riskColumns: ["Risk", "Åtgärder i systemet", "Sannolikhet", "Allvar", "Kvarstående risk"],
  riskRows: [
    [
      "Någon får veta vem som finns bakom en pseudonym",
      "Valv med egen nyckel och roll; ändamålet frågas; varje sökning i loggen; begränsat antal",
    ],
    [
      "En människa kan räknas ut ur ett litet tal",
      "Tal döljs enligt en enda regel i alla vyer och utförda filer",
    ],
    [
      "Databasen eller en säkerhetskopia hamnar i fel händer",
      "Valvet är krypterat, nyckeln finns på annat håll; övriga tabeller har bara pseudonymer",
    ],
    [
      "En felaktig uppgift leder till ett felaktigt beslut",
      "Karantän, kontroller, rättelse med historik, utdrag ur egna uppgifter",
    ],
    [
      "Uppgifter bevaras för länge",
      "Bevarandetiderna är regler; luotsi retention run lösgör raderna från personen",
    ],
    [
      "En behörig användare tittar utan skäl",
      "En kedjad logg där revisorn och den registrerade ser vem som tittat",
    ],
    [
      "Riskpoäng börjar styra servicen",
      "Praxissidan: poängen avgör inte, skälen visas, felen mäts per grupp",
    ],
  ],
  left: "Samråd och godkännande",
  leftItems: [
    "Dataskyddsombudets utlåtande: [fylls i]",
    "Samråd med de registrerade eller deras företrädare: [fylls i]",
    "Behov av förhandssamråd (artikel 36): [fylls i]",
    "Godkänd av och dag: [fylls i]",
    "Bedöms på nytt senast: [fylls i]",
  ],
};

const en: ImpactWords = {
  fileName: "impact-assessment",
  title: "Data protection impact assessment",
  intro:
    "A template for the assessment of article 35 of the General Data Protection Regulation. What follows from the system is filled in; likelihood, severity and the risk that is left are for the controller to judge.",
  need: "Why the assessment is made",
  needItems: [
    "Data on unemployment, benefits and services is processed on a large scale, and the data subjects are in a weaker position than the authority (article 35(1) and (3)).",
    "Data from several sources is combined.",
    "No automated decisions on single people are made (article 22); see the policy on risk scores.",
  ],
  description: "Description of the processing",
  descriptionText: ({ sources, tables }) =>
    `Luotsi reads ${sources} sources and keeps people in ${tables} tables, by pseudonym. The record of processing, made from the same definitions, says more.`,
  necessity: "Necessity and proportionality",
  necessityItems: [
    "Birth and death to the month only; language and citizenship as groups only.",
    "Names and codes are not needed for computing: they are in the vault only, or nowhere.",
    "Sums are what is seen outside; small numbers and their complements are hidden.",
    "Whether less would do: [to be filled in]",
  ],
  risks: "Risks and measures",
  riskColumns: ["Risk", "Measures in the system", "Likelihood", "Severity", "Risk that is left"],
  riskRows: [
    [
      "Somebody learns who is behind a pseudonym",
      "A vault with a key and role of its own; a purpose is asked; every look-up logged; a limit on their number",
    ],
    [
      "A person is worked out from a small number",
      "Numbers hidden by one rule in every view and export",
    ],
    [
      "The database or a backup falls into wrong hands",
      "The vault is sealed and its key elsewhere; other tables hold pseudonyms only",
    ],
    [
      "A wrong value leads to a wrong decision",
      "Quarantine, checks, correction with history, extract of one's own data",
    ],
    [
      "Data is kept too long",
      "Retention as rules; luotsi retention run cuts the rows loose from the person",
    ],
    [
      "Somebody with the right looks without a reason",
      "A chained log in which the auditor and the data subject see who has looked",
    ],
    [
      "Risk scores begin to steer services",
      "The policy page: a score never decides, reasons are shown, errors measured by group",
    ],
  ],
  left: "Consultation and approval",
  leftItems: [
    "Opinion of the data protection officer: [to be filled in]",
    "Views of data subjects or their representatives: [to be filled in]",
    "Need of prior consultation (article 36): [to be filled in]",
    "Approved by and on: [to be filled in]",
    "To be reviewed no later than: [to be filled in]",
  ],
};

/** The words in each language. */
export const impactWords: Readonly<Record<Language, ImpactWords>> = { fi, sv, en };

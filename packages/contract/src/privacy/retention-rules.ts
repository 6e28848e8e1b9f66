import type { Localised } from "@luotsi/base";

/**
 * How sure the basis is: read in the act itself, read in a description of the act, remembered and to be checked, or our
 * own choice where no act says.
 */
export type BasisConfidence = "primary" | "secondary" | "memory" | "own-choice";

/** What is taken for granted while a basis has not been read in the act. */
export interface RetentionAssumption {
  /** What Luotsi does by default, and how an area does otherwise. */
  readonly assumed: Localised;
  /** What would change if it were wrong. */
  readonly restsOn: Localised;
}

/** What happens to data whose time has run out. */
export type RetentionAction =
  | "delink-person"
  | "blank-rejected-rows"
  | "drop-earlier-identity"
  | "keep";

/** A rule of retention: how long what is kept, from when, what happens then, and on what basis. */
export interface RetentionRule {
  readonly id: string;
  readonly title: Localised;
  /** What the rule is about, in words. */
  readonly about: Localised;
  /** Months from the event; null when the rule never runs out. */
  readonly months: number | null;
  /** What the time is counted from. */
  readonly from: Localised;
  readonly action: RetentionAction;
  readonly basis: {
    readonly act: string;
    readonly section: string;
    readonly confidence: BasisConfidence;
    readonly title: Localised;
  };
  /** Null where the basis is settled. */
  readonly assumption: RetentionAssumption | null;
}

const generalRegulation: Localised = {
  fi: "yleinen tietosuoja-asetus (EU) 2016/679",
  sv: "den allmänna dataskyddsförordningen (EU) 2016/679",
  en: "General Data Protection Regulation (EU) 2016/679",
};

/** How long a customer's data is kept after the last recorded event. Unit: months. */
export const customerMonths = 60;

/** Every rule of retention. A new kind of personal data comes with a rule of its own. */
export const retentionRules: readonly RetentionRule[] = [
  {
    id: "customer",
    title: { fi: "Asiakkaan tiedot", sv: "Kundens uppgifter", en: "A customer's data" },
    about: {
      fi: "Holvin henkilötiedot poistetaan ja rivit irrotetaan henkilöstä peruuttamattomasti. Summat eivät muutu.",
      sv: "Uppgifterna i valvet raderas och raderna lösgörs oåterkalleligt från personen. Summorna ändras inte.",
      en: "What the vault holds is erased and the rows are cut loose from the person for good. Sums do not change.",
    },
    months: customerMonths,
    from: {
      fi: "viimeisestä kirjatusta jaksosta, palvelusta tai maksusta",
      sv: "den sista registrerade perioden, servicen eller betalningen",
      en: "the last recorded spell, service or payment",
    },
    action: "delink-person",
    basis: {
      act: "380/2023",
      section: "asiakastietojen käsittely",
      confidence: "memory",
      title: {
        fi: "laki työvoimapalveluiden järjestämisestä; viisi vuotta asiakkuuden päättymisestä, pykälä tarkistettava",
        sv: "lagen om ordnande av arbetskraftsservice; fem år efter kundrelationens slut, paragrafen ska kontrolleras",
        en: "Act on Organising Employment Services; five years after the end of the customer relationship, section to be checked",
      },
    },
    assumption: {
      assumed: {
        fi: "Viisi vuotta viimeisestä kirjatusta tapahtumasta. Pykälää ei ole luettu säädöksestä; tietosuojavastaava vahvistaa ajan.",
        sv: "Fem år efter den sista registrerade händelsen. Paragrafen har inte lästs i lagen; dataskyddsombudet bekräftar tiden.",
        en: "Five years after the last recorded event. The section has not been read in the act; the data protection officer confirms the time.",
      },
      restsOn: {
        fi: "milloin pyynnöstä saa poistaa ja milloin luotsi retention run irrottaa asiakkaan tiedot",
        sv: "när uppgifter får raderas på begäran och när luotsi retention run lösgör kundens uppgifter",
        en: "when data may be erased on request and when luotsi retention run cuts a customer's data loose",
      },
    },
  },
  {
    id: "accounting-material",
    title: { fi: "Kirjanpitoaineisto", sv: "Bokföringsmaterial", en: "Accounting material" },
    about: {
      fi: "Maksut, laskurivit ja pääkirjan rivit. Kirjanpidot säilytetään kymmenen vuotta tilikauden päättymisestä ja tositteet kuusi vuotta sen vuoden lopusta; kymmenen vuotta kattaa molemmat; henkilöön ne eivät yhdisty asiakkaan tietojen säilytysajan jälkeen.",
      sv: "Betalningar, fakturarader och huvudbokens rader. Bokföringen bevaras tio år efter räkenskapsperiodens slut och verifikationerna sex år efter årets slut; tio år täcker båda; efter tiden för kundens uppgifter hör de inte till någon person.",
      en: "Payments, invoice lines and ledger rows. Accounts are kept ten years from the end of the financial year and vouchers six from the end of that year; ten years cover both; after the time for a customer's data they belong to nobody.",
    },
    months: 120,
    from: {
      fi: "tilikauden päättymisestä",
      sv: "räkenskapsperiodens slut",
      en: "the end of the financial year",
    },
    action: "keep",
    basis: {
      act: "1336/1997",
      section: "2:10",
      confidence: "secondary",
      title: {
        fi: "kirjanpitolaki, kuntalain (410/2015) 112 §:n mukaan kunnassa",
        sv: "bokföringslagen, i kommunen enligt 112 § i kommunallagen (410/2015)",
        en: "Accounting Act, in a municipality by section 112 of the Local Government Act (410/2015)",
      },
    },
    assumption: {
      assumed: {
        fi: "Ajat on luettu tilitoimiston kuvauksesta (Azets 18.12.2023), ei säädöksestä; kymmenen vuotta on pidempi kahdesta.",
        sv: "Tiderna har lästs i en redovisningsbyrås beskrivning (Azets 18.12.2023), inte i lagen; tio år är den längre av de två.",
        en: "The times were read in an accounting firm's description (Azets 18.12.2023), not in the act; ten years is the longer of the two.",
      },
      restsOn: {
        fi: "ei mikään poisto: Luotsi ei poista näitä rivejä",
        sv: "ingen radering: Luotsi raderar inte dessa rader",
        en: "no erasure: Luotsi removes none of these rows",
      },
    },
  },
  {
    id: "rejected-rows",
    title: { fi: "Hylätyt rivit", sv: "Avvisade rader", en: "Rejected rows" },
    about: {
      fi: "Karanteenin solut tyhjennetään; rivin numero ja hylkäämisen syy jäävät.",
      sv: "Karantänens celler töms; radens nummer och orsaken blir kvar.",
      en: "The cells in quarantine are emptied; the line's number and the reason stay.",
    },
    months: 12,
    from: { fi: "tuonnista", sv: "importen", en: "the import" },
    action: "blank-rejected-rows",
    basis: {
      act: "(EU) 2016/679",
      section: "5(1)(c), 5(1)(e)",
      confidence: "own-choice",
      title: generalRegulation,
    },
    assumption: null,
  },
  {
    id: "earlier-identity",
    title: {
      fi: "Holvin aiemmat arvot",
      sv: "Valvets tidigare värden",
      en: "Earlier values of the vault",
    },
    about: {
      fi: "Oikaistut ja muuttuneet nimet, tunnukset ja yhteystiedot poistetaan.",
      sv: "Rättade och ändrade namn, koder och kontaktuppgifter raderas.",
      en: "Corrected and changed names, codes and contact details are erased.",
    },
    months: 24,
    from: { fi: "oikaisusta", sv: "rättelsen", en: "the correction" },
    action: "drop-earlier-identity",
    basis: {
      act: "(EU) 2016/679",
      section: "5(1)(d), 5(1)(e)",
      confidence: "own-choice",
      title: generalRegulation,
    },
    assumption: null,
  },
  {
    id: "audit-log",
    title: { fi: "Käyttöloki", sv: "Användningsloggen", en: "The audit log" },
    about: {
      fi: "Kuka katsoi tai muutti mitä. Loki on ketjutettu, eikä Luotsi poista siitä mitään; siinä on vain peitetunnuksia ja koodeja.",
      sv: "Vem som såg eller ändrade vad. Loggen är en kedja och Luotsi raderar inget ur den; där finns bara pseudonymer och koder.",
      en: "Who looked at or changed what. The log is a chain and Luotsi removes nothing from it; it holds pseudonyms and codes only.",
    },
    months: null,
    from: { fi: "tapahtumasta", sv: "händelsen", en: "the event" },
    action: "keep",
    basis: {
      act: "906/2019",
      section: "17",
      confidence: "memory",
      title: {
        fi: "laki julkisen hallinnon tiedonhallinnasta",
        sv: "lagen om informationshantering inom den offentliga förvaltningen",
        en: "Act on Information Management in Public Administration",
      },
    },
    assumption: {
      assumed: {
        fi: "Laki velvoittaa keräämään lokin; säilytysaikaa ei ole luettu säädöksestä, joten mitään ei poisteta.",
        sv: "Lagen kräver att logg förs; någon bevarandetid har inte lästs i lagen, så inget raderas.",
        en: "The act bids a log be kept; no time of retention has been read in it, so nothing is removed.",
      },
      restsOn: {
        fi: "kuinka kauas taaksepäin näkyy, kuka on katsonut",
        sv: "hur långt tillbaka det syns vem som har sett",
        en: "how far back one can see who has looked",
      },
    },
  },
  {
    id: "frozen-months",
    title: { fi: "Suljetut kuukaudet", sv: "Stängda månader", en: "Closed months" },
    about: {
      fi: "Summia ja lukumääriä ilman henkilöitä; ne säilyvät muuttumattomina.",
      sv: "Summor och antal utan personer; de bevaras oförändrade.",
      en: "Sums and counts without people; they stay as they are.",
    },
    months: null,
    from: { fi: "sulkemisesta", sv: "stängningen", en: "the closing" },
    action: "keep",
    basis: {
      act: "(EU) 2016/679",
      section: "4(1), recital 26",
      confidence: "primary",
      title: generalRegulation,
    },
    assumption: null,
  },
];

import type { Localised } from "@luotsi/base";

import type { Permission } from "./permission.ts";

/** What a permission's answers are about: nobody, sums of many people, or people one by one. */
export type PermissionReach = "nobody" | "sums" | "people";

export interface PermissionFacts {
  /** What one may do, as a continuation of "may". */
  readonly title: Localised;
  /** Why anybody needs it, in one sentence. */
  readonly reason: Localised;
  readonly reach: PermissionReach;
  /**
   * What a limited scope does: `any` nothing, since no answer is about single people; `cut` leaves those outside out
   * of the answer; `whole` takes the permission away, since what it gives cannot be cut.
   */
  readonly scope: "any" | "cut" | "whole";
}

/** What each permission means and why it exists. A permission without a reason has no place in the product. */
export const permissionFacts: Readonly<Record<Permission, PermissionFacts>> = {
  public: {
    title: {
      fi: "Nähdä kirjautumissivu",
      sv: "Se inloggningssidan",
      en: "See the sign-in page",
    },
    reason: {
      fi: "Ilman sitä kukaan ei pääse kirjautumaan.",
      sv: "Utan den kan ingen logga in.",
      en: "Without it nobody could sign in.",
    },
    reach: "nobody",
    scope: "any",
  },
  "manage-own-session": {
    title: {
      fi: "Vaihtaa omaa rooliaan ja kirjautua ulos",
      sv: "Byta egen roll och logga ut",
      en: "Change one's own role and sign out",
    },
    reason: {
      fi: "Monella on useampi rooli, ja kerrallaan toimitaan yhdessä.",
      sv: "Många har flera roller, men man agerar i en åt gången.",
      en: "Many have several roles, and act in one at a time.",
    },
    reach: "nobody",
    scope: "any",
  },
  "read-overview": {
    title: { fi: "Lukea tilannekuvan", sv: "Läsa lägesbilden", en: "Read the overview" },
    reason: {
      fi: "Alueen tilanne on kaikkien siellä työskentelevien yhteinen lähtökohta.",
      sv: "Områdets läge är den gemensamma utgångspunkten för alla som arbetar där.",
      en: "How the area stands is the common ground of everybody who works in it.",
    },
    reach: "sums",
    scope: "any",
  },
  "read-finance": {
    title: {
      fi: "Lukea kustannukset, budjetin ja kuukausien tilan",
      sv: "Läsa kostnader, budget och månadernas läge",
      en: "Read costs, budget and the state of the months",
    },
    reason: {
      fi: "Rahasta vastaava tai siitä päättävä tarvitsee summat, ei ihmisiä.",
      sv: "Den som ansvarar för eller beslutar om pengarna behöver summor, inte människor.",
      en: "Whoever answers for the money or decides on it needs sums, not people.",
    },
    reach: "sums",
    scope: "any",
  },
  "read-liability": {
    title: {
      fi: "Lukea kuntaosuuden laskelmat, ennusteet ja skenaariot",
      sv: "Läsa kommunandelens beräkningar, prognoser och scenarier",
      en: "Read the liability's computations, forecasts and scenarios",
    },
    reason: {
      fi: "Kuntaosuuden syyt ja suunta ratkaisevat, mitä palveluihin kannattaa panna.",
      sv: "Kommunandelens orsaker och riktning avgör vad det lönar sig att satsa på tjänster.",
      en: "Why the liability moves and where to decides what is worth spending on services.",
    },
    reach: "sums",
    scope: "any",
  },
  "read-finance-rows": {
    title: {
      fi: "Avata kustannusten rivit",
      sv: "Öppna kostnadernas rader",
      en: "Open the rows of the costs",
    },
    reason: {
      fi: "Luvun takana oleva tosite tai maksu on voitava tarkistaa.",
      sv: "Verifikatet eller betalningen bakom en siffra måste kunna kontrolleras.",
      en: "The voucher or payment behind a figure must be open to checking.",
    },
    reach: "people",
    scope: "cut",
  },
  "read-invoice-cases": {
    title: {
      fi: "Lukea laskujen ja oman laskelman erot",
      sv: "Läsa skillnaderna mellan fakturor och egen beräkning",
      en: "Read the differences between invoices and our own ledger",
    },
    reason: {
      fi: "Väärä lasku löytyy vain vertaamalla henkilö kerrallaan.",
      sv: "En felaktig faktura hittas bara genom att jämföra person för person.",
      en: "A wrong invoice is found only by comparing person by person.",
    },
    reach: "people",
    scope: "cut",
  },
  "handle-invoice-cases": {
    title: {
      fi: "Merkitä laskueroja käsitellyiksi",
      sv: "Markera fakturaskillnader som behandlade",
      en: "Mark invoice differences as handled",
    },
    reason: {
      fi: "Erot selvitetään maksajan kanssa, ja selvityksestä jää jälki.",
      sv: "Skillnaderna reds ut med betalaren, och utredningen lämnar ett spår.",
      en: "Differences are settled with the payer, and the settling leaves a trace.",
    },
    reach: "people",
    scope: "cut",
  },
  "manage-scenarios": {
    title: {
      fi: "Tallentaa ja poistaa skenaarioita",
      sv: "Spara och ta bort scenarier",
      en: "Save and withdraw scenarios",
    },
    reason: {
      fi: "Vaihtoehdot on voitava näyttää samanlaisina kaikille, jotka niistä keskustelevat.",
      sv: "Alternativen måste kunna visas likadana för alla som diskuterar dem.",
      en: "Alternatives must look the same to everybody who discusses them.",
    },
    reach: "sums",
    scope: "any",
  },
  "read-indicators": {
    title: { fi: "Lukea mittarit", sv: "Läsa indikatorerna", en: "Read the indicators" },
    reason: {
      fi: "Yhteiset mittarit ovat keskustelun pohja valtion, kunnan ja työntekijöiden kesken.",
      sv: "Gemensamma indikatorer är grunden för samtalet mellan stat, kommun och personal.",
      en: "Shared indicators are what state, municipality and staff talk about.",
    },
    reach: "sums",
    scope: "cut",
  },
  "read-rules": {
    title: {
      fi: "Lukea voimassa olevat säännöt",
      sv: "Läsa de gällande reglerna",
      en: "Read the rules in force",
    },
    reason: {
      fi: "Laki on julkinen, ja luvun peruste on voitava lukea.",
      sv: "Lagen är offentlig, och grunden för en siffra måste kunna läsas.",
      en: "The law is public, and the ground of a figure must be open to reading.",
    },
    reach: "nobody",
    scope: "any",
  },
  "read-data": {
    title: {
      fi: "Nähdä aineistot, toimitukset ja hylätyt rivit",
      sv: "Se material, leveranser och avvisade rader",
      en: "See data, deliveries and rejected rows",
    },
    reason: {
      fi: "Lukuun voi luottaa vasta, kun tietää, mistä se on tehty ja mitä siitä puuttuu.",
      sv: "En siffra kan man lita på först när man vet vad den är gjord av och vad som saknas.",
      en: "A figure can be trusted only when one knows what it is made of and what is missing.",
    },
    reach: "people",
    scope: "cut",
  },
  "import-data": {
    title: { fi: "Tuoda aineistoja", sv: "Importera material", en: "Import data" },
    reason: {
      fi: "Joku lukee kuukauden tiedostot sisään ja vastaa niistä.",
      sv: "Någon läser in månadens filer och ansvarar för dem.",
      en: "Somebody reads the month's files in and answers for them.",
    },
    reach: "people",
    scope: "whole",
  },
  "undo-import": {
    title: { fi: "Perua tuonti", sv: "Ångra en import", en: "Undo an import" },
    reason: {
      fi: "Väärä tiedosto on voitava ottaa pois jälkeä jättäen.",
      sv: "En felaktig fil måste kunna tas bort så att det lämnar ett spår.",
      en: "A wrong file must be removable, leaving a trace.",
    },
    reach: "people",
    scope: "whole",
  },
  "manage-mappings": {
    title: {
      fi: "Tallentaa sarakeohjeita",
      sv: "Spara kolumnanvisningar",
      en: "Save column mappings",
    },
    reason: {
      fi: "Toimittajan oma sarakejärjestys opetetaan kerran.",
      sv: "Leverantörens egen kolumnordning lärs in en gång.",
      en: "A supplier's own column order is taught once.",
    },
    reach: "nobody",
    scope: "whole",
  },
  "close-month": {
    title: { fi: "Sulkea kuukausi", sv: "Stänga månaden", en: "Close a month" },
    reason: {
      fi: "Suljettu kuukausi ei enää muutu, joten sulkemisesta vastaa yksi rooli.",
      sv: "En stängd månad ändras inte längre, så en roll ansvarar för stängningen.",
      en: "A closed month never changes again, so one role answers for closing it.",
    },
    reach: "sums",
    scope: "whole",
  },
  "read-access": {
    title: {
      fi: "Nähdä, kuka saa tehdä mitä ja miksi",
      sv: "Se vem som får göra vad och varför",
      en: "See who may do what and why",
    },
    reason: {
      fi: "Oikeuksista vastaava ja niitä valvova näkevät saman taulun, jota palvelin käyttää.",
      sv: "Den som ansvarar för rättigheterna och den som övervakar dem ser samma tabell som servern använder.",
      en: "Whoever answers for rights and whoever oversees them see the table the server uses.",
    },
    reach: "nobody",
    scope: "whole",
  },
  "read-audit-log": {
    title: { fi: "Lukea lokia", sv: "Läsa loggen", en: "Read the audit log" },
    reason: {
      fi: "Jonkun on voitava selvittää, kuka on katsonut ketä, muuttanut mitä ja kuinka kauas taaksepäin.",
      sv: "Någon måste kunna utreda vem som har sett vem, ändrat vad och hur långt bakåt.",
      en: "Somebody must be able to find out who looked at whom, who changed what and how far back.",
    },
    reach: "people",
    scope: "whole",
  },
  reidentify: {
    title: {
      fi: "Nähdä, kuka peitetunnuksen takana on",
      sv: "Se vem som finns bakom en pseudonym",
      en: "See who is behind a pseudonym",
    },
    reason: {
      fi: "Asiakkaaseen on voitava ottaa yhteyttä; syy kysytään joka kerta ja jää lokiin.",
      sv: "Kunden måste kunna kontaktas; skälet frågas varje gång och stannar i loggen.",
      en: "The customer must be reachable; the purpose is asked each time and stays in the log.",
    },
    reach: "people",
    scope: "cut",
  },
  "handle-data-requests": {
    title: {
      fi: "Vastata rekisteröidyn pyyntöihin",
      sv: "Svara på den registrerades begäran",
      en: "Answer the requests of data subjects",
    },
    reason: {
      fi: "Jokaisella on oikeus saada omat tietonsa, oikaista ne ja pyytää niiden poistamista.",
      sv: "Var och en har rätt att få sina uppgifter, rätta dem och begära att de raderas.",
      en: "Everybody has the right to get, correct and ask to erase the own data.",
    },
    reach: "people",
    scope: "cut",
  },
  "read-privacy": {
    title: {
      fi: "Lukea säilytysajat, käsittelyseloste ja holvin tila",
      sv: "Läsa bevarandetider, behandlingsregister och valvets läge",
      en: "Read retention, the record of processing and the vault's state",
    },
    reason: {
      fi: "Tietosuojasta vastaava näkee, mitä pidetään, kuinka kauan ja millä perusteella.",
      sv: "Den som ansvarar för dataskyddet ser vad som bevaras, hur länge och på vilken grund.",
      en: "Whoever answers for data protection sees what is kept, how long and on what basis.",
    },
    reach: "nobody",
    scope: "any",
  },
};

import type { CheckDefinition } from "./check-definition.ts";
import { paymentCheckCatalogue } from "./payment-check-catalogue.ts";

/** Every sanity check, in the order of the page within one level. Codes never change meaning. */
export const checkCatalogue = {
  OVERLAPPING_SPELLS: {
    level: "error",
    sources: ["employment-codes", "residence", "service-periods"],
    title: {
      fi: "Saman henkilön samanlaiset jaksot eivät mene päällekkäin",
      sv: "En persons perioder av samma slag överlappar inte varandra",
      en: "Spells of one kind of a person never overlap",
    },
    found: {
      fi: "{count} jaksoa menee päällekkäin toisen kanssa.",
      sv: "{count} perioder överlappar en annan.",
      en: "{count} spells overlap another.",
    },
    next: {
      fi: "Korjaa jaksot lähdejärjestelmässä ja tuo uusi poiminta.",
      sv: "Rätta perioderna i källsystemet och importera ett nytt uttag.",
      en: "Correct the spells in the source system and import a new extract.",
    },
  },
  PERSON_UNKNOWN: {
    level: "warning",
    sources: ["persons", "benefit-payments", "benefit-invoices", "employment-codes", "residence"],
    title: {
      fi: "Jokainen henkilö on henkilöaineistossa",
      sv: "Varje person finns i personmaterialet",
      en: "Every person is in the persons extract",
    },
    found: {
      fi: "{count} riviä koskee henkilöä, jota henkilöaineistossa ei ole.",
      sv: "{count} rader gäller en person som saknas i personmaterialet.",
      en: "{count} rows are about a person the persons extract lacks.",
    },
    next: {
      fi: "Tuo henkilöaineisto samalta ajalta tai tarkista, että avain on sama molemmissa.",
      sv: "Importera personmaterialet för samma tid eller kontrollera att nyckeln är densamma.",
      en: "Import the persons of the same time, or check that both use the same key.",
    },
  },
  MORE_DAYS_THAN_WEEKDAYS: {
    level: "error",
    sources: ["benefit-payments"],
    title: {
      fi: "Etuutta maksetaan enintään viideltä päivältä viikossa",
      sv: "Förmån betalas för högst fem dagar i veckan",
      en: "A benefit is paid for at most five days a week",
    },
    found: {
      fi: "{count} maksurivillä on enemmän päiviä kuin jaksossa on arkipäiviä.",
      sv: "{count} betalningsrader har fler dagar än perioden har vardagar.",
      en: "{count} payment rows have more days than their period has weekdays.",
    },
    next: {
      fi: "Kysy maksajalta, mitä jaksoa rivi koskee, ja tuo korjattu tiedosto.",
      sv: "Fråga betalaren vilken period raden gäller och importera en rättad fil.",
      en: "Ask the payer which period the row is for and import a corrected file.",
    },
  },
  PAYMENTS_OVERLAP: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Samoja päiviä ei makseta kahdesti",
      sv: "Samma dagar betalas inte två gånger",
      en: "The same days are not paid twice",
    },
    found: {
      fi: "{count} maksuriviä kattaa yhdessä toisen rivin kanssa enemmän päiviä kuin jaksossa on arkipäiviä.",
      sv: "{count} betalningsrader täcker tillsammans med en annan rad fler dagar än perioden har vardagar.",
      en: "{count} payment rows together with another cover more days than the period has weekdays.",
    },
    next: {
      fi: "Tarkista, onko maksu toimitettu kahdella tavalla. Kirjaa takaisinperintä miinusrivinä.",
      sv: "Kontrollera om betalningen levererats på två sätt. Återkrav anges som minusrad.",
      en: "Check whether the payment was delivered in two ways. A recovery is a negative row.",
    },
  },
  PAYMENT_OUTSIDE_JOB_SEARCH: {
    level: "warning",
    sources: ["benefit-payments", "employment-codes"],
    title: {
      fi: "Etuutta maksetaan työnhaun ajalta",
      sv: "Förmån betalas för tid i jobbsökning",
      en: "A benefit is paid for time in job search",
    },
    found: {
      fi: "{count} maksun alkamispäivänä henkilöllä ei ole voimassa olevaa työllisyyskoodia.",
      sv: "{count} betalningar börjar en dag då personen inte har någon gällande sysselsättningskod.",
      en: "{count} payments start on a day when the person has no employment code in force.",
    },
    next: {
      fi: "Tuo uudempi työllisyyskoodien poiminta. Jos ero jää, selvitä se maksajan kanssa.",
      sv: "Importera ett nyare uttag av sysselsättningskoder. Om skillnaden kvarstår, utred den med betalaren.",
      en: "Import a newer extract of employment codes. If the difference stays, clear it with the payer.",
    },
  },
  PAID_BEFORE_PERIOD: {
    level: "notice",
    sources: ["benefit-payments"],
    title: {
      fi: "Maksupäivä ei ole ennen jakson alkua",
      sv: "Betalningsdagen infaller inte före periodens början",
      en: "The payout day is not before the period",
    },
    found: {
      fi: "{count} maksun maksupäivä on ennen jakson alkua.",
      sv: "{count} betalningar har en betalningsdag före periodens början.",
      en: "{count} payments were paid out before their period began.",
    },
    next: {
      fi: "Tarkista päivämäärien järjestys poiminnassa.",
      sv: "Kontrollera datumens ordning i uttaget.",
      en: "Check the order of the dates in the extract.",
    },
  },
  BENEFIT_OUTSIDE_LAW: {
    level: "error",
    sources: ["benefit-payments"],
    title: {
      fi: "Etuus on laissa sinä päivänä, jolta se maksetaan",
      sv: "Förmånen finns i lagen den dag den betalas för",
      en: "The benefit exists in law on the day it is paid for",
    },
    found: {
      fi: "{count} maksua on ajalta, jolloin etuutta ei ollut laissa.",
      sv: "{count} betalningar gäller en tid då förmånen inte fanns i lagen.",
      en: "{count} payments are for a time when the law did not have the benefit.",
    },
    next: {
      fi: "Tarkista etuuden koodi. Voimassaolo näkyy sivulla Säännöt.",
      sv: "Kontrollera förmånens kod. Giltighetstiden syns på sidan Regler.",
      en: "Check the benefit's code. Its validity is on the page Rules.",
    },
  },
  ...paymentCheckCatalogue,
  UNKNOWN_MUNICIPALITY: {
    level: "error",
    sources: ["residence", "benefit-invoices", "municipalities"],
    title: {
      fi: "Jokainen kunta on kuntaluettelossa",
      sv: "Varje kommun finns i kommunregistret",
      en: "Every municipality is in the register of municipalities",
    },
    found: {
      fi: "{count} rivillä on kuntakoodi, jota kuntaluettelossa ei ole.",
      sv: "{count} rader har en kommunkod som saknas i kommunregistret.",
      en: "{count} rows have a municipality code the register lacks.",
    },
    next: {
      fi: "Korjaa kuntakoodi tai tuo sen vuoden kuntaluettelo.",
      sv: "Rätta kommunkoden eller importera årets kommunregister.",
      en: "Correct the code, or import that year's register of municipalities.",
    },
  },
  LEDGER_ACCOUNT_CLASS: {
    level: "error",
    sources: ["ledger"],
    title: {
      fi: "Tili on toimintatuotto (3xxx) tai toimintakulu (4xxx)",
      sv: "Kontot är en verksamhetsintäkt (3xxx) eller verksamhetskostnad (4xxx)",
      en: "An account is operating revenue (3xxx) or operating expense (4xxx)",
    },
    found: {
      fi: "{count} kirjausta on muulla tilillä, eikä niitä lasketa kumpaankaan.",
      sv: "{count} bokföringar finns på andra konton och räknas till ingendera.",
      en: "{count} entries are on other accounts and count as neither.",
    },
    next: {
      fi: "Rajaa pääkirjan poiminta tileihin 3xxx ja 4xxx.",
      sv: "Begränsa huvudboksuttaget till kontona 3xxx och 4xxx.",
      en: "Limit the ledger extract to accounts 3xxx and 4xxx.",
    },
  },
  SERVICE_WITHOUT_BUDGET: {
    level: "warning",
    sources: ["ledger", "budget"],
    title: {
      fi: "Jokaisella palvelulla on talousarviorivi",
      sv: "Varje tjänst har en budgetrad",
      en: "Every service has a budget line",
    },
    found: {
      fi: "{count} palvelulla on kirjauksia vuonna, jolta sillä ei ole talousarviota.",
      sv: "{count} tjänster har bokföringar ett år då de saknar budget.",
      en: "{count} services have entries in a year without a budget line.",
    },
    next: {
      fi: "Lisää palvelu talousarvioaineistoon. Ilman luokkaa sen eurot jäävät luokittelematta.",
      sv: "Lägg till tjänsten i budgetmaterialet. Utan klass förblir dess euro oklassificerade.",
      en: "Add the service to the budget data. Without a class its euros stay unclassified.",
    },
  },
  SERVICE_IN_TWO_CLASSES: {
    level: "error",
    sources: ["budget"],
    title: {
      fi: "Palvelu on vuoden aikana yhdessä lakisääteisyysluokassa",
      sv: "En tjänst hör till en lagstadgad klass under året",
      en: "A service is in one statutory class within a year",
    },
    found: {
      fi: "{count} palvelua on samana vuonna kahdessa luokassa.",
      sv: "{count} tjänster finns i två klasser samma år.",
      en: "{count} services are in two classes in the same year.",
    },
    next: {
      fi: "Päätä luokka ja korjaa talousarvioaineisto.",
      sv: "Bestäm klassen och rätta budgetmaterialet.",
      en: "Decide the class and correct the budget data.",
    },
  },
  COMMITMENT_OVERPAID: {
    level: "warning",
    sources: ["commitments"],
    title: {
      fi: "Sitoumuksesta ei ole maksettu enempää kuin myönnettiin",
      sv: "För en förbindelse har inte betalats mer än beviljats",
      en: "No more is paid on a commitment than was granted",
    },
    found: {
      fi: "{count} sitoumuksesta on maksettu enemmän kuin myönnettiin.",
      sv: "För {count} förbindelser har betalats mer än beviljats.",
      en: "More was paid on {count} commitments than was granted.",
    },
    next: {
      fi: "Tarkista myöntö ja maksut tukijärjestelmästä.",
      sv: "Kontrollera beviljandet och betalningarna i stödsystemet.",
      en: "Check the grant and the payments in the grants system.",
    },
  },
  PARTS_DIFFER_FROM_TOTAL: {
    level: "error",
    sources: ["kela-municipal-share"],
    title: {
      fi: "Kelan kuntaosuuden osat ovat yhteensä kokonaismäärä",
      sv: "Delarna av FPA:s kommunandel är lika med totalen",
      en: "The parts of Kela's municipal share add up to the total",
    },
    found: {
      fi: "{count} kuukautena osien summa poikkeaa yhteensä-luvusta.",
      sv: "I {count} månader avviker delarnas summa från totalen.",
      en: "In {count} months the sum of the parts differs from the total.",
    },
    next: {
      fi: "Lataa taulukko Kelasta uudelleen ja vertaa kuukausia.",
      sv: "Ladda ner tabellen från FPA på nytt och jämför månaderna.",
      en: "Download the table from Kela again and compare the months.",
    },
  },
  MISSING_IN_SOURCE: {
    level: "notice",
    sources: [
      "persons",
      "employment-codes",
      "residence",
      "service-periods",
      "commitments",
      "subsidies",
    ],
    title: {
      fi: "Tieto ei katoa lähteestä hiljaa",
      sv: "Uppgifter försvinner inte tyst ur källan",
      en: "Nothing disappears from a source in silence",
    },
    found: {
      fi: "{count} tietoa puuttuu uusimmasta täydestä toimituksesta, vaikka ne olivat voimassa.",
      sv: "{count} uppgifter saknas i den senaste fullständiga leveransen trots att de gällde.",
      en: "{count} records are missing from the newest full delivery although they were open.",
    },
    next: {
      fi: "Selvitä, päättyikö asia vai jäikö se pois poiminnasta. Puuttuva ei ole sama kuin päättynyt.",
      sv: "Ta reda på om saken upphört eller fallit ur uttaget. Saknad är inte samma sak som avslutad.",
      en: "Find out whether it ended or fell out of the extract. Missing is not the same as ended.",
    },
  },
  MONTH_WITHOUT_ROWS: {
    level: "warning",
    sources: [
      "benefit-payments",
      "benefit-invoices",
      "ledger",
      "employment-codes",
      "service-periods",
      "subsidies",
    ],
    title: {
      fi: "Jokaiselta kuukaudelta on rivejä",
      sv: "Varje månad har rader",
      en: "Every month has rows",
    },
    found: {
      fi: "Rivit puuttuvat {count} kuukaudelta.",
      sv: "{count} månader saknar rader.",
      en: "{count} months have no rows.",
    },
    next: {
      fi: "Tuo puuttuva toimitus. Tyhjä kuukausi ei tarkoita, ettei mitään tapahtunut.",
      sv: "Importera leveransen som saknas. En tom månad betyder inte att inget hänt.",
      en: "Import the missing delivery. An empty month does not mean that nothing happened.",
    },
  },
  RECORDING_GAP: {
    level: "warning",
    sources: [
      "benefit-payments",
      "benefit-invoices",
      "ledger",
      "employment-codes",
      "service-periods",
      "subsidies",
    ],
    title: {
      fi: "Rivejä on suunnilleen yhtä paljon kuin tavallisesti",
      sv: "Raderna är ungefär lika många som vanligt",
      en: "There are about as many rows as usual",
    },
    found: {
      fi: "{count} kuukautena rivejä on alle puolet tavallisesta.",
      sv: "I {count} månader finns mindre än hälften av det vanliga antalet rader.",
      en: "In {count} months there are less than half of the usual rows.",
    },
    next: {
      fi: "Kysy, oliko kirjaaminen tauolla tai muuttuiko tapa. Älä tulkitse muutosta toiminnaksi.",
      sv: "Fråga om registreringen var avbruten eller ändrades. Tolka inte förändringen som verksamhet.",
      en: "Ask whether recording paused or changed. Do not read the change as activity.",
    },
  },
  AUDIT_CHAIN: {
    level: "error",
    sources: [],
    title: {
      fi: "Loki on ehjä: yhtään tapahtumaa ei ole muutettu, poistettu tai lisätty väliin",
      sv: "Loggen är hel: ingen händelse har ändrats, tagits bort eller lagts in emellan",
      en: "The audit log is whole: no event has been altered, removed or put in between",
    },
    found: {
      fi: "Loki on katkennut: ensimmäinen poikkeava tapahtuma on numero {at}.",
      sv: "Loggen är bruten: den första avvikande händelsen är nummer {at}.",
      en: "The audit log is broken: the first event that differs is number {at}.",
    },
    next: {
      fi: "Älä korjaa lokia. Ilmoita tietosuojavastaavalle, ota tietokannasta kopio talteen ja vertaa tapahtumaa varmuuskopioon.",
      sv: "Rätta inte loggen. Meddela dataskyddsombudet, spara en kopia av databasen och jämför händelsen med säkerhetskopian.",
      en: "Do not mend the log. Tell the data protection officer, keep a copy of the database and compare the event with a backup.",
    },
  },
  ROWS_IN_QUARANTINE: {
    level: "warning",
    sources: [
      "persons",
      "residence",
      "employment-codes",
      "benefit-payments",
      "benefit-invoices",
      "ledger",
      "budget",
      "commitments",
      "service-periods",
      "subsidies",
      "statfin-12r5",
      "kela-municipal-share",
      "municipalities",
      "employment-areas",
    ],
    title: {
      fi: "Karanteenissa ei ole rivejä",
      sv: "Inga rader står i karantän",
      en: "No rows are in quarantine",
    },
    found: {
      fi: "{count} riviä odottaa korjausta. Ne eivät ole mukana missään luvussa.",
      sv: "{count} rader väntar på rättelse. De ingår inte i någon siffra.",
      en: "{count} rows wait to be corrected. They are in no figure.",
    },
    next: {
      fi: "Lataa karanteenitiedosto, korjaa rivit ja tuo se uudelleen.",
      sv: "Ladda ner karantänfilen, rätta raderna och importera den på nytt.",
      en: "Download the quarantine file, correct the rows and import it again.",
    },
  },
} as const satisfies Readonly<Record<string, CheckDefinition>>;

export type CheckCode = keyof typeof checkCatalogue;

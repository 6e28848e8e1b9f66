import type { Localised } from "@luotsi/base";
import type { InvoiceDifferenceCause, InvoiceDifferenceKind } from "@luotsi/contract";

/** What a difference is called, what it means and what to ask the payer. */
export interface DifferenceWords {
  readonly title: Localised;
  readonly text: Localised;
  readonly ask: Localised;
}

const ofKind: Readonly<Record<InvoiceDifferenceKind, DifferenceWords>> = {
  not_billed: {
    title: { fi: "Laskuttamatta", sv: "Inte fakturerat", en: "Not billed" },
    text: {
      fi: "Laskelmassa on kunnan osuus, mutta laskulla ei ole riviä.",
      sv: "Beräkningen har en kommunandel, men fakturan har ingen rad.",
      en: "Our ledger has a municipal share, but the invoice has no line.",
    },
    ask: {
      fi: "Miksi kunnan osuutta ei ole laskutettu, ja tuleeko rivi myöhemmällä laskulla?",
      sv: "Varför har kommunandelen inte fakturerats, och kommer raden på en senare faktura?",
      en: "Why has the municipal share not been billed, and will the line come on a later invoice?",
    },
  },
  billed_not_computed: {
    title: {
      fi: "Laskutettu, ei laskelmassa",
      sv: "Fakturerat, inte i beräkningen",
      en: "Billed, not in our ledger",
    },
    text: {
      fi: "Laskulla on rivi, jolle laskelmassa ei ole kunnan osuutta.",
      sv: "Fakturan har en rad för vilken beräkningen inte har någon kommunandel.",
      en: "The invoice has a line for which our ledger has no municipal share.",
    },
    ask: {
      fi: "Mihin maksuun ja mihin maksettujen päivien kertymään rivi perustuu?",
      sv: "På vilken utbetalning och vilket antal betalda dagar grundar sig raden?",
      en: "On which payment and which count of paid days does the line rest?",
    },
  },
  wrong_step: {
    title: { fi: "Väärä porras", sv: "Fel steg", en: "Wrong step" },
    text: {
      fi: "Laskutettu summa on saman etuuden osuus toisella portaalla.",
      sv: "Det fakturerade beloppet är andelen av samma förmån enligt ett annat steg.",
      en: "The billed amount is the share of the same benefit at another step.",
    },
    ask: {
      fi: "Mikä on maksettujen päivien kertymä jakson alussa ja mistä jaksoista se muodostuu?",
      sv: "Hur många betalda dagar har räknats när perioden börjar och av vilka perioder består de?",
      en: "What is the count of paid days when the period begins, and which periods make it up?",
    },
  },
  wrong_municipality: {
    title: { fi: "Väärä kunta", sv: "Fel kommun", en: "Wrong municipality" },
    text: {
      fi: "Henkilön kotikunta maksupäivänä oli toinen kuin se, jota on laskutettu.",
      sv: "Personens hemkommun på utbetalningsdagen var en annan än den som har fakturerats.",
      en: "The home municipality on the payout day was another than the one that was billed.",
    },
    ask: {
      fi: "Mikä kotikunta maksajalla on maksupäivänä? Pyydämme siirtämään rivin oikealle kunnalle.",
      sv: "Vilken hemkommun har betalaren på utbetalningsdagen? Vi ber att raden överförs till rätt kommun.",
      en: "Which home municipality does the payer have on the payout day? Please move the line to the right one.",
    },
  },
  amount: {
    title: { fi: "Summa poikkeaa", sv: "Beloppet avviker", en: "Amount differs" },
    text: {
      fi: "Summa ei ole saman etuuden osuus millään portaalla.",
      sv: "Beloppet är inte andelen av samma förmån enligt något steg.",
      en: "The amount is not the share of the same benefit at any step.",
    },
    ask: {
      fi: "Mistä maksuista ja päivistä laskutettu summa muodostuu?",
      sv: "Av vilka utbetalningar och dagar består det fakturerade beloppet?",
      en: "Which payments and days make up the billed amount?",
    },
  },
};

const ofCause: Readonly<Record<Exclude<InvoiceDifferenceCause, "none">, DifferenceWords>> = {
  late_billing: {
    title: {
      fi: "Ryhmä vielä laskuttamatta",
      sv: "En grupp ännu ofakturerad",
      en: "A group not billed yet",
    },
    text: {
      fi: "Näitä ansiopäivärahalta työmarkkinatuelle siirtyneitä ei ole laskutettu näiltä kuukausilta lainkaan. Kyse ei ole säästöstä: osuus tulee myöhemmille laskuille.",
      sv: "Dessa personer, som har gått över från inkomstrelaterad dagpenning till arbetsmarknadsstöd, har inte alls fakturerats för dessa månader. Det är ingen besparing: andelen kommer på senare fakturor.",
      en: "These people, who came to the subsidy from an earnings-related allowance, have not been billed for these months at all. It is no saving: the share will come on later invoices.",
    },
    ask: {
      fi: "Milloin tämän ryhmän osuudet laskutetaan?",
      sv: "När faktureras andelarna för denna grupp?",
      en: "When will the shares of this group be billed?",
    },
  },
  invoice_missing: {
    title: { fi: "Lasku puuttuu", sv: "Fakturan saknas", en: "Invoice missing" },
    text: {
      fi: "Näiltä kuukausilta ei ole tuotu yhtään laskun riviä. Tuo puuttuva lasku sivulla Aineistot.",
      sv: "Inte en enda fakturarad har importerats för dessa månader. Importera fakturan på sidan Material.",
      en: "Not one line has been imported of the invoices of these months. Import the missing invoice on the page Data.",
    },
    ask: {
      fi: "Pyydämme lähettämään laskun erittelyn.",
      sv: "Vi ber er skicka specifikationen till fakturan.",
      en: "Please send the lines of the invoice.",
    },
  },
  cancelling: {
    title: {
      fi: "Virheet kumoavat toisensa",
      sv: "Fel som tar ut varandra",
      en: "Errors that cancel each other",
    },
    text: {
      fi: "Kuukauden summa on oikein, mutta sen riveillä on väärä porras tai summa: virheet kumoavat toisensa.",
      sv: "Månadens summa är rätt, men på raderna finns fel steg eller belopp: felen tar ut varandra.",
      en: "The sum of the month is right, but its lines have a wrong step or amount: the errors cancel each other.",
    },
    ask: {
      fi: "Mistä päivistä ja millä portaalla kukin rivi on laskettu? Summa on oikein, mutta sama virhe voi toistua.",
      sv: "Av vilka dagar och enligt vilket steg har varje rad beräknats? Summan är rätt, men samma fel kan upprepas.",
      en: "Of which days and at which step was each line computed? The sum is right, but the same error may come again.",
    },
  },
  duplicate_line: {
    title: { fi: "Sama rivi kahdesti", sv: "Samma rad två gånger", en: "Same line twice" },
    text: {
      fi: "Laskulla on sama rivi useaan kertaan, ja lasku on oikein ilman toistoa.",
      sv: "Fakturan har samma rad flera gånger och är rätt utan upprepningen.",
      en: "The invoice has the same line more than once, and is right without the repetition.",
    },
    ask: {
      fi: "Pyydämme hyvittämään toistetun rivin.",
      sv: "Vi ber er kreditera den upprepade raden.",
      en: "Please credit the repeated line.",
    },
  },
  unknown_person: {
    title: {
      fi: "Henkilö ei ole maksuaineistossa",
      sv: "Personen finns inte bland utbetalningarna",
      en: "Person not among the payments",
    },
    text: {
      fi: "Laskulla on henkilö, jolta aineistossa ei ole yhtään maksua.",
      sv: "Fakturan har en person för vilken materialet inte har någon utbetalning.",
      en: "The invoice has a person of whom the data has no payment.",
    },
    ask: {
      fi: "Mihin maksuun rivi perustuu, ja miksi maksu puuttuu maksajan maksuluettelosta?",
      sv: "På vilken utbetalning grundar sig raden, och varför saknas den i betalarens förteckning?",
      en: "On which payment does the line rest, and why is it not on the payer's list of payments?",
    },
  },
  outside_payments: {
    title: {
      fi: "Maksut eivät ulotu kuukaudelle",
      sv: "Utbetalningarna når inte månaden",
      en: "Payments do not reach the month",
    },
    text: {
      fi: "Rivit koskevat kuukausia, joiden maksuja ei ole tuotu, joten niitä ei voi tarkistaa.",
      sv: "Raderna gäller månader vars utbetalningar inte har importerats och kan inte granskas.",
      en: "The lines are about months whose payments have not been imported, so they cannot be checked.",
    },
    ask: {
      fi: "Tuo näiden kuukausien maksut ennen kuin kysyt maksajalta.",
      sv: "Importera utbetalningarna för månaderna innan du frågar betalaren.",
      en: "Import the payments of these months before asking the payer.",
    },
  },
  other_area: {
    title: { fi: "Toisen alueen rivi", sv: "Rad för ett annat område", en: "Line of another area" },
    text: {
      fi: "Rivit laskuttavat kuntaa, joka ei kuulu alueeseen.",
      sv: "Raderna fakturerar en kommun som inte hör till området.",
      en: "The lines bill a municipality that is not of the area.",
    },
    ask: {
      fi: "Pyydämme poistamaan rivit alueen laskulta.",
      sv: "Vi ber er ta bort raderna från områdets faktura.",
      en: "Please take the lines off the area's invoice.",
    },
  },
};

/** The words of a difference: those of its cause where it has one. */
export function differenceWords(
  kind: InvoiceDifferenceKind,
  cause: InvoiceDifferenceCause,
): DifferenceWords {
  return cause === "none" ? ofKind[kind] : ofCause[cause];
}

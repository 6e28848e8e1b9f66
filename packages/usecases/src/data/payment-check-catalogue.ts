import type { CheckDefinition } from "./check-definition.ts";

/** Sanity checks of payments against themselves and against what is known of the person. */
export const paymentCheckCatalogue = {
  NEGATIVE_NET_PAYMENT: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Takaisinperintä ei ylitä maksettua",
      sv: "Återkravet överstiger inte det betalda",
      en: "Recoveries do not exceed what was paid",
    },
    found: {
      fi: "{count} henkilön etuudessa takaisinperintä on suurempi kuin maksut.",
      sv: "För {count} personers förmån är återkravet större än betalningarna.",
      en: "For {count} persons' benefits the recoveries are larger than the payments.",
    },
    next: {
      fi: "Tuo myös ne vanhemmat maksut, joita peritään takaisin.",
      sv: "Importera även de äldre betalningar som återkrävs.",
      en: "Import the older payments that are being recovered too.",
    },
  },
  BENEFIT_ENDED: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Päättynyttä etuutta ei makseta",
      sv: "En avslutad förmån betalas inte",
      en: "A benefit that has ended is not paid",
    },
    found: {
      fi: "Työmarkkinatuki ja peruspäiväraha päättyivät 30.4.2026. Maksuja sen jälkeiseltä ajalta: {count}. Ne on luettu yleistueksi ja ovat mukana.",
      sv: "Arbetsmarknadsstödet och grunddagpenningen upphörde 30.4.2026. Betalningar för tid därefter: {count}. De har lästs som allmänt stöd och ingår.",
      en: "Labour-market subsidy and basic allowance ended on 30.4.2026. Payments for a time after it: {count}. They were taken as the general benefit and are in the sums.",
    },
    next: {
      fi: "Kysy maksajalta, kumpi on väärin: etuuden koodi vai jakson päivät.",
      sv: "Fråga betalaren vilket som är fel: förmånens kod eller periodens dagar.",
      en: "Ask the payer which is wrong: the benefit's code or the days of the period.",
    },
  },
  INVOICE_OF_OTHER_AREA: {
    level: "warning",
    sources: ["benefit-invoices"],
    title: {
      fi: "Laskun rivit laskuttavat omia kuntia",
      sv: "Fakturans rader gäller egna kommuner",
      en: "The lines of an invoice bill our own municipalities",
    },
    found: {
      fi: "Laskun rivejä, joilla laskutettu kunta ei kuulu tähän alueeseen: {count}. Ne ovat mukana laskutetussa ja erotettu omaksi erokseen laskujen tarkastuksessa.",
      sv: "Fakturarader där den fakturerade kommunen inte hör till detta område: {count}. De ingår i det fakturerade och är en egen skillnad i granskningen av fakturor.",
      en: "Invoice lines whose billed municipality is not of this area: {count}. They are in what was billed, and a difference of their own in the invoice check.",
    },
    next: {
      fi: "Jos koko lasku on toisen alueen, peru sen tuonti. Yksittäiset rivit ovat sivulla Talous › Laskujen tarkastus.",
      sv: "Om hela fakturan är ett annat områdes, ångra importen. Enskilda rader finns på sidan Ekonomi › Granskning av fakturor.",
      en: "If the whole invoice is another area's, undo its import. Single lines are on the page Finance › Invoice check.",
    },
  },
  INVOICE_LINE_AGAIN: {
    level: "warning",
    sources: ["benefit-invoices"],
    title: {
      fi: "Sama laskun rivi ei ole aineistossa kahdessa muodossa",
      sv: "Samma fakturarad finns inte i två former i materialet",
      en: "The same invoice line is not in the data in two forms",
    },
    found: {
      fi: "Laskun rivejä, joiden henkilö, etuus ja kuukausi ovat samalla laskulla jo aiemmassa tuonnissa, mutta ilman samaa kuntaa tai osuutta: {count}. Kaikki on luettu laskutetuksi.",
      sv: "Fakturarader vars person, förmån och månad redan finns på samma faktura i en tidigare import, men utan samma kommun eller andel: {count}. Alla räknas som fakturerade.",
      en: "Invoice lines whose person, benefit and month are on the same invoice in an earlier import already, but without the same municipality or share: {count}. All of them count as billed.",
    },
    next: {
      fi: "Jos lasku on tuotu kahteen kertaan eri sarakkein tai korjatuin osuuksin, peru tuonneista aiempi.",
      sv: "Om fakturan har importerats två gånger med olika kolumner eller med rättade andelar, ångra den tidigare importen.",
      en: "If the invoice was imported twice, with other columns or with corrected shares, undo the earlier import.",
    },
  },
  PAYMENT_OUTSIDE_LIFE: {
    level: "error",
    sources: ["benefit-payments", "persons"],
    title: {
      fi: "Etuutta ei makseta syntymää edeltävältä eikä kuolemaa seuraavalta ajalta",
      sv: "Förmån betalas inte för tid före födelsen eller efter döden",
      en: "No benefit is paid for a time before birth or after death",
    },
    found: {
      fi: "{count} maksua on ajalta ennen syntymäkuukautta tai kuolinkuukauden jälkeen. Ne ovat mukana kuntaosuudessa, kuten ne on maksettu.",
      sv: "{count} betalningar gäller tid före födelsemånaden eller efter dödsmånaden. De ingår i kommunandelen så som de har betalats.",
      en: "{count} payments are for a time before the month of birth or after the month of death. They are in the municipal share as they were paid.",
    },
    next: {
      fi: "Tarkista, että henkilön avain on sama molemmissa aineistoissa, ja pyydä maksajaa perimään aiheeton maksu takaisin.",
      sv: "Kontrollera att personens nyckel är densamma i båda materialen och be betalaren återkräva en grundlös betalning.",
      en: "Check that the person's key is the same in both extracts, and ask the payer to recover a payment without ground.",
    },
  },
  PAYMENT_DELIVERED_TWICE: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Sama maksu ei ole aineistossa kahdesti",
      sv: "Samma betalning finns inte två gånger i materialet",
      en: "The same payment is not in the data twice",
    },
    found: {
      fi: "{count} maksua on aineistossa uudelleen eri maksupäivällä. Kaikki on laskettu mukaan.",
      sv: "{count} betalningar finns på nytt med en annan utbetalningsdag. Alla har räknats med.",
      en: "{count} payments are in the data again with another payout day. All of them are counted.",
    },
    next: {
      fi: "Kysy maksajalta, maksettiinko kahdesti. Jos ei, peru toisen rivin tuonut tuonti tai tuo korjattu tiedosto.",
      sv: "Fråga betalaren om det betalades två gånger. Om inte, ångra importen av den andra raden eller importera en rättad fil.",
      en: "Ask the payer whether it was paid twice. If not, undo the import of the second row, or import a corrected file.",
    },
  },
  RECOVERY_WITHOUT_PAYMENT: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Takaisin peritään vain aiemmin maksettuja päiviä",
      sv: "Endast tidigare betalda dagar återkrävs",
      en: "Only days paid earlier are recovered",
    },
    found: {
      fi: "{count} takaisinperinnässä on enemmän päiviä kuin samalta ajalta oli siihen mennessä maksettu.",
      sv: "I {count} återkrav finns fler dagar än vad som dittills hade betalats för samma tid.",
      en: "{count} recoveries have more days than had been paid for the same time by then.",
    },
    next: {
      fi: "Tuo maksut, joita peritään takaisin. Ilman niitä laskuri ja kuntaosuus jäävät liian pieniksi.",
      sv: "Importera de betalningar som återkrävs. Utan dem blir räknaren och kommunandelen för små.",
      en: "Import the payments that are recovered. Without them the counter and the municipal share are too small.",
    },
  },
  COUNTER_BROKEN: {
    level: "warning",
    sources: ["benefit-payments"],
    title: {
      fi: "Maksajan kertymä etenee maksettujen päivien mukana",
      sv: "Betalarens räknare följer de betalda dagarna",
      en: "The payer's counter moves with the days paid",
    },
    found: {
      fi: "{count} maksussa maksajan kertymä hyppää tai palaa taaksepäin tavalla, jota maksetut päivät eivät selitä.",
      sv: "I {count} betalningar hoppar betalarens räknare eller går tillbaka på ett sätt som de betalda dagarna inte förklarar.",
      en: "In {count} payments the payer's counter jumps or goes back in a way that the days paid do not explain.",
    },
    next: {
      fi: "Pyydä maksajalta henkilön kertymän erittely: väärä kertymä tarkoittaa väärää porrasta laskulla.",
      sv: "Begär en specifikation av personens räknare av betalaren: fel räknare betyder fel steg på fakturan.",
      en: "Ask the payer for the person's counter in detail: a wrong counter means a wrong step on the invoice.",
    },
  },
  EMPTY_PAYMENT: {
    level: "notice",
    sources: ["benefit-payments"],
    title: {
      fi: "Maksussa on päiviä tai euroja",
      sv: "En betalning har dagar eller euro",
      en: "A payment has days or euros",
    },
    found: {
      fi: "{count} maksussa ei ole päiviä eikä euroja. Ne eivät vaikuta mihinkään.",
      sv: "{count} betalningar har varken dagar eller euro. De påverkar ingenting.",
      en: "{count} payments have neither days nor euros. They change nothing.",
    },
    next: {
      fi: "Jos rivin pitäisi sisältää maksu, tuo korjattu tiedosto.",
      sv: "Om raden borde innehålla en betalning, importera en rättad fil.",
      en: "If the row should hold a payment, import a corrected file.",
    },
  },
} as const satisfies Readonly<Record<string, CheckDefinition>>;

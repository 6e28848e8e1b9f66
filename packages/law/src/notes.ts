import type { Localised } from "@luotsi/base";

/** What a source leaves open, or how a value was derived, in the reader's language. */
export const notes = {
  actual2023: {
    fi: "Puolet vuoden 2023 toteutuneiden kustannusten mukaan.",
    sv: "Hälften enligt faktiska kostnader 2023.",
    en: "Half by actual costs of 2023.",
  },
  actual2024: {
    fi: "Neljännes vuoden 2024 toteutuneiden kustannusten mukaan.",
    sv: "En fjärdedel enligt faktiska kostnader 2024.",
    en: "A quarter by actual costs of 2024.",
  },
  anniversary: {
    fi: "Ryhmät korjattu kotoutumislakiin 681/2023 lailla 325/2024; ensimmäiseksi luettavaksi päiväksi on luettu vuosipäivä.",
    sv: "Grupperna rättade till integrationslagen 681/2023 genom 325/2024; årsdagen läses som den första dag som räknas.",
    en: "Groups corrected to the Integration Act 681/2023 by 325/2024; the first day after it is read as the anniversary.",
  },
  asPlanned: {
    fi: "Suunnitelman 5/2025 mukaan; lakia ei ole luettu.",
    sv: "Enligt planen 5/2025; lagen har inte lästs.",
    en: "As planned in 5/2025; the act itself was not read.",
  },
  before2025: {
    fi: "Ennen 1.1.2025 ei kuntaosuutta; lain ensimmäinen päivä tarkoittaa aina.",
    sv: "Ingen kommunandel före 1.1.2025; lagens första dag står för alltid.",
    en: "No municipal share before 1.1.2025; the act's first day stands for 'always'.",
  },
  capConflict: {
    fi: "Lain 380/2023 94 § sanoo suomeksi ja ruotsiksi 2 770 €; laki 371/2023 7:14 ja käytössä oleva ohje 1 770 €.",
    sv: "380/2023 94 § säger på finska och svenska 2 770 €; 371/2023 7:14 och gällande anvisning 1 770 €.",
    en: "380/2023, 94 § says 2,770 € in Finnish and Swedish; 371/2023, 7:14 and the guidance in use say 1,770 €.",
  },
  capsRevised: {
    fi: "Enimmäismäärät tarkistetaan asetuksella joka kolmas vuosi; vuoden 2026 määriä ei ole löydetty.",
    sv: "Taken justeras genom förordning vart tredje år; värdena för 2026 har inte hittats.",
    en: "Caps are revised every three years by decree; values for 2026 were not found.",
  },
  conditionIndexed: {
    fi: "Ei ole tarkistettu, onko 930 euroa korotettu indeksillä. Palkkatuetun työn palkkaa ei lueta (5:4.3).",
    sv: "Om 930 € har indexjusterats har inte kontrollerats. Lön för subventionerat arbete räknas inte (5:4.3).",
    en: "Whether 930 € was indexed later was not checked. Wages of subsidised work are not counted (5:4.3).",
  },
  derived2022: {
    fi: "33,33 × 1733 / 1617 pyöristettynä; perusindeksiä 1617 ei ole tarkistettu.",
    sv: "33,33 × 1733 / 1617, avrundat; basindexet 1617 har inte kontrollerats.",
    en: "33.33 × 1733 / 1617, rounded; the base index 1617 is not checked.",
  },
  derived2023: {
    fi: "33,33 × 1805 / 1617 = 37,205; sopii vuoden 2024 jäädytettyyn määrään.",
    sv: "33,33 × 1805 / 1617 = 37,205; stämmer med det frysta beloppet för 2024.",
    en: "33.33 × 1805 / 1617 = 37.205; agrees with the frozen amount of 2024.",
  },
  ended: {
    fi: "Työmarkkinatuki ja peruspäiväraha päättyvät 30.4.2026; sen jälkeiset päivät maksetaan yleistukena.",
    sv: "Arbetsmarknadsstödet och grunddagpenningen upphör 30.4.2026; dagar därefter betalas som allmänt stöd.",
    en: "Labour-market subsidy and basic allowance end on 30.4.2026; days after it are paid as the general benefit.",
  },
  entrepreneurs: {
    fi: "Yrittäjät viittauksella: 603/1984, 25 ja 25 a §, muutettu lailla 388/2023.",
    sv: "Företagare genom hänvisning: 603/1984, 25 och 25 a §, ändrad genom 388/2023.",
    en: "Entrepreneurs by reference: 603/1984, 25 and 25 a §, as amended by 388/2023.",
  },
  exemptionAfter: {
    fi: "Ei ole löydetty, miten vapautus jatkuu yleistuessa 1.5.2026 alkaen; sen oletetaan jatkuvan.",
    sv: "Det har inte hittats hur undantaget fortsätter i det allmänna stödet från 1.5.2026; det antas fortsätta.",
    en: "How the exemption goes on under the general benefit from 1.5.2026 was not found; it is assumed to go on.",
  },
  extensionsUnseen: {
    fi: "Pidennyssääntöjä ei ole nähty.",
    sv: "Reglerna om förlängning har inte setts.",
    en: "Extension rules were not seen.",
  },
  fiveByPractice: {
    fi: "Luku viisi on käytäntöä: kahden viikon välein kolmen kuukauden ajan.",
    sv: "Talet fem är praxis: varannan vecka i tre månader.",
    en: "The number five is practice: every two weeks in three months.",
  },
  frozen: {
    fi: "Jäädytetty 31.12.2027 asti; jäädytys päättyy aiemmin sen vuoden lopussa, jona vahvistettu kansaneläkeindeksi saavuttaa pisteluvun 2009.",
    sv: "Fryst till 31.12.2027; upphör tidigare i slutet av det år då det fastställda folkpensionsindexet når 2009.",
    en: "Frozen to 31.12.2027; ends early at the end of a year in which the confirmed national-pension index reaches 2009.",
  },
  frozenSecondary: {
    fi: "Jäädytetty 31.12.2027 asti; jäädytys päättyy aiemmin sen vuoden lopussa, jona vahvistettu kansaneläkeindeksi saavuttaa pisteluvun 2009. Euromäärä on toissijaisista lähteistä.",
    sv: "Fryst till 31.12.2027; upphör tidigare i slutet av det år då det fastställda folkpensionsindexet når 2009. Beloppet i euro är från sekundära källor.",
    en: "Frozen to 31.12.2027; ends early at the end of a year in which the confirmed national-pension index reaches 2009. The amount in euros is from secondary sources.",
  },
  generalNotFound: {
    fi: "Kuntaosuuden porrastusta ei ole löydetty; portaat on oletettu työmarkkinatuen mukaisiksi.",
    sv: "Hur kommunandelen trappas har inte hittats; arbetsmarknadsstödets steg antas.",
    en: "How the municipal share is stepped was not found; the steps of labour-market subsidy are assumed.",
  },
  halfOfExempt: {
    fi: "Puolet vapautettujen henkilöiden maksuista asetuksen 870/2024 7 a §:n mukaan; valtakunnallinen summa on Kuntaliiton.",
    sv: "Hälften av de undantagna personernas betalningar enligt förordning 870/2024 7 a §; riksbeloppet är Kommunförbundets.",
    en: "Half of exempt persons' payments by decree 870/2024, 7 a §; the national sum is Kuntaliitto's.",
  },
  indexUnchecked: {
    fi: "Indeksitarkistettu määrä, jota ei ole tarkistettu.",
    sv: "Indexjusterat belopp som inte har kontrollerats.",
    en: "Index-adjusted amount, not checked.",
  },
  individualNumber: {
    fi: "Yksilöllinen määrä voi olla 0–4; vuodesta 2026 myös osa-aikaisilla.",
    sv: "Det individuella antalet kan vara 0–4; från 2026 också för deltidsanställda.",
    en: "The individual number may be 0–4; part-time workers too from 2026.",
  },
  interview2026: {
    fi: "Viipymättä, viimeistään tässä ajassa. Siirtymäsäännöstä ei ole löydetty. Ei ole löydetty, onko lauantai arkipäivä; asetus on maanantaista perjantaihin ilman pyhäpäiviä.",
    sv: "Utan dröjsmål, senast inom denna tid. Ingen övergångsbestämmelse har hittats. Det har inte hittats om lördag är en arbetsdag; inställningen är måndag till fredag utan helgdagar.",
    en: "Without undue delay, at latest. No transitional provision was found. Whether Saturday is a working day was not found; Monday to Friday without public holidays is the setting.",
  },
  lateInterest: {
    fi: "Viivästyskorko korkolain 4 §:n 1 momentin mukaan; vahvistetaan vuosittain Kelan tilinpäätöksessä.",
    sv: "Dröjsmålsränta enligt räntelagen 4 § 1 mom.; fastställs årligen i FPA:s bokslut.",
    en: "Late interest under the Interest Act, 4 § 1 mom.; confirmed yearly with Kela's closing accounts.",
  },
  monthly: {
    fi: "Maksetaan vähintään kuukausittain jälkikäteen; käytännössä neljä viikkoa tai kalenterikuukausi.",
    sv: "Betalas minst månadsvis i efterskott; i praktiken fyra veckor eller en kalendermånad.",
    en: "Payment at least monthly in arrears; four weeks or a calendar month in practice.",
  },
  municipalAndCaps: {
    fi: "Kunta työnantajana vain 87 ja 89 §:n mukaan (1098/2024). Enimmäismäärät tarkistetaan asetuksella joka kolmas vuosi; vuoden 2026 määriä ei ole löydetty.",
    sv: "Kommunen som arbetsgivare endast enligt 87 och 89 § (1098/2024). Taken justeras genom förordning vart tredje år; värdena för 2026 har inte hittats.",
    en: "Municipalities as employers only under 87 and 89 § (1098/2024). Caps are revised every three years by decree; values for 2026 were not found.",
  },
  noLayoffException: {
    fi: "Lomautus- ja lisäpäivistä ei ole kirjoitettu poikkeusta: kunta maksaa niistä (pääteltyä vaikenemisesta).",
    sv: "Inget undantag är skrivet för permitterings- eller tilläggsdagar: kommunen betalar för dem (härlett ur tystnaden).",
    en: "No exception for lay-off or additional days is written: such days are chargeable (derived from the silence).",
  },
  olderLimit: {
    fi: "Aiemman rajan alkamispäivää ei ole nähty.",
    sv: "Dagen från vilken den äldre gränsen gällde har inte setts.",
    en: "Day from which the older limit applied was not seen.",
  },
  partialAfter: {
    fi: "Ei ole löydetty, jatkuuko se yleistuessa.",
    sv: "Det har inte hittats om den fortsätter i det allmänna stödet.",
    en: "Whether it goes on under the general benefit was not found.",
  },
  protectedBefore: {
    fi: "Suojaosa poistui 1.4.2024; sen alkamispäivää ei ole tarkistettu.",
    sv: "Det skyddade beloppet slopades 1.4.2024; dess första dag har inte kontrollerats.",
    en: "The protected part removed on 1.4.2024; its first day was not checked.",
  },
  publicHolidays: {
    fi: "Pyhäpäiviä ei jätetä pois, joten täydessä kuussa on 20–23 päivää.",
    sv: "Helgdagar utesluts inte, så en full månad har 20–23 dagar.",
    en: "Public holidays are not excluded, so a full month has 20–23 days.",
  },
  sameWording: {
    fi: "Sama sanamuoto laeissa 387/2023 ja 388/2023; luetaan sen päivän mukaan, jolta etuus on.",
    sv: "Samma ordalydelse i 387/2023 och 388/2023; räknas enligt dagen förmånen gäller.",
    en: "The same wording in 387/2023 and 388/2023; counted by the day the benefit was for.",
  },
  waitingBefore: {
    fi: "Ennen muutosta viisi päivää; niiden alkamispäivää ei ole tarkistettu.",
    sv: "Före ändringen fem dagar; dagen då de började gälla har inte kontrollerats.",
    en: "Five days before the change; the day they began was not checked.",
  },
  workingDay: {
    fi: "Ei ole löydetty, onko lauantai arkipäivä; asetus on maanantaista perjantaihin ilman pyhäpäiviä.",
    sv: "Det har inte hittats om lördag är en arbetsdag; inställningen är måndag till fredag utan helgdagar.",
    en: "Whether Saturday is a working day was not found; Monday to Friday without public holidays is the setting.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

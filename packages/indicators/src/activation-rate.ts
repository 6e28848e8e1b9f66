import { disclosureRules } from "./disclosure-rules.ts";
import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";

/** Of those without work, what share is in a service? */
export const activationRate: IndicatorDefinition = {
  id: "activation-rate",
  title: {
    fi: "Aktivointiaste",
    sv: "Aktiveringsgrad",
    en: "Activation rate",
  },
  question: {
    fi: "Kuinka suuri osa ilman työtä olevista on palvelussa?",
    sv: "Hur stor del av dem som saknar arbete deltar i service?",
    en: "Of those without work, what share is in a service?",
  },
  definition: {
    fi: "Seitsemässä palveluryhmässä olevat sataa kohti työttömistä ja palveluissa olevista laskentapäivänä. Aste muuttuu myös, kun palveluja lakkaa: vuorotteluvapaa päättyi 2024 ja velvoitetyöllistäminen 2024.",
    sv: "De som deltar i de sju servicegrupperna per hundra arbetslösa och deltagare på beräkningsdagen. Graden ändras också när tjänster upphör: alterneringsledigheten 2024 och sysselsättningsskyldigheten 2024.",
    en: "People in the seven service groups per hundred unemployed and in services on the counting day. The rate also moves when services end: job-alternation leave and the municipal duty to employ ended in 2024.",
  },
  differs: {
    fi: "Virallinen luku laskee palveluissa olevat palvelurekisteristä. Me laskemme ne tuoduista palvelujaksoista, joten kirjaamatta jäänyt jakso pienentää astetta: kattavuus kertoo, kuinka monella palvelussa olevalla (koodit 00 ja 07) on jakso. Kuukausi, jolta jaksoja ei ole kirjattu, jätetään tyhjäksi.",
    sv: "Det officiella talet räknar deltagarna ur serviceregistret. Vi räknar dem ur de importerade serviceperioderna, så en oregistrerad period sänker graden: täckningen säger hur många av dem som är i service (koderna 00 och 07) som har en period. En månad vars perioder inte registrerats lämnas tom.",
    en: "The official rate counts participants from the register of services. Ours counts imported service periods, so a period that was not recorded lowers the rate: coverage tells how many of those in a service (codes 00 and 07) have one. A month whose periods were not recorded is left empty.",
  },
  unit: "share",
  denominator: "people",
  decimals: 1,
  hideBelow: disclosureRules.hideBelow,
  alike: "hidden",
  goodDirection: "up",
  restsOn: ["employment-codes", "persons", "service-periods"],
  source: {
    publisher: "Statistics Finland",
    title: "Table 12u4, activation rate and service participants",
    url: "https://pxdata.stat.fi",
    confidence: "primary",
  },
  within: "unemployed-jobseekers",
  mark: (snapshot) =>
    markPeople(snapshot, (i) => {
      if (at(snapshot.inService, i) === 1) return Mark.numerator;
      return at(snapshot.unemployed, i) === 1 ? Mark.denominator : Mark.none;
    }),
};

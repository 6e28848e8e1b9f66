import { disclosureRules } from "./disclosure-rules.ts";
import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";

/** How many jobseekers were unemployed on the counting day? */
export const unemployedJobseekers: IndicatorDefinition = {
  id: "unemployed-jobseekers",
  title: {
    fi: "Työttömät työnhakijat",
    sv: "Arbetslösa arbetssökande",
    en: "Unemployed jobseekers",
  },
  question: {
    fi: "Kuinka moni työnhakija oli työttömänä laskentapäivänä?",
    sv: "Hur många arbetssökande var arbetslösa på beräkningsdagen?",
    en: "How many jobseekers were unemployed on the counting day?",
  },
  definition: {
    fi: "Työnhakijat, joiden työllisyyskoodi on 02 (työtön) tai 03 (kokonaan lomautettu) kuukauden viimeisenä arkipäivänä.",
    sv: "Arbetssökande vars sysselsättningskod är 02 (arbetslös) eller 03 (helt permitterad) den sista vardagen i månaden.",
    en: "Jobseekers with employment code 02 (unemployed) or 03 (fully laid off) on the last working day of the month.",
  },
  differs: {
    fi: "Virallinen luku lasketaan kuun lopun poiminnasta eikä sitä korjata myöhemmin. Meidän lukumme elää, kunnes kuukausi suljetaan: takautuvat kirjaukset muuttavat sitä. Asiakas luetaan laskentapäivän kotikuntansa mukaan; jos kotikunta puuttuu, hänet luetaan alueelle.",
    sv: "Det officiella talet tas ur månadens sista utdrag och rättas inte senare. Vårt tal lever tills månaden stängs: retroaktiva registreringar ändrar det. Kunden räknas enligt hemkommunen på beräkningsdagen; saknas den räknas kunden till området.",
    en: "The official count is taken from the extract at the end of the month and is not corrected later. Ours lives until the month is closed: backdated records change it. A client counts by the home municipality on the counting day; one without a home counts in the area.",
  },
  unit: "count",
  denominator: "none",
  decimals: 0,
  hideBelow: disclosureRules.hideBelow,
  alike: "shown",
  goodDirection: "down",
  restsOn: ["employment-codes", "persons"],
  source: {
    publisher: "Ministry of Economic Affairs and Employment",
    title: "Employment service statistics, definitions",
    url: "https://stat.fi/til/tyonv/",
    confidence: "primary",
  },
  mark: (snapshot) =>
    markPeople(snapshot, (i) => (at(snapshot.unemployed, i) === 1 ? Mark.numerator : Mark.none)),
};

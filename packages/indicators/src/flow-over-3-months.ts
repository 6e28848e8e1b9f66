import { disclosureRules } from "./disclosure-rules.ts";
import { markFlow } from "./flow.ts";
import type { IndicatorDefinition } from "./indicator.ts";

/** How many people's unemployment passed 3 months during the month? */
export const flowOverThreeMonths: IndicatorDefinition = {
  id: "flow-over-3-months",
  title: {
    fi: "Virta yli 3 kuukauden työttömyyteen",
    sv: "Flöde till arbetslöshet över 3 månader",
    en: "Flow into unemployment of over 3 months",
  },
  question: {
    fi: "Kuinka monen työttömyys ylitti 3 kuukauden rajan kuukauden aikana?",
    sv: "Hur mångas arbetslöshet passerade 3 månader under månaden?",
    en: "How many people's unemployment passed 3 months during the month?",
  },
  definition: {
    fi: "Yhtäjaksoiset työttömyysjaksot, jotka tulivat kuukauden aikana 3 kuukauden mittaisiksi ja jatkuivat. Jaksoja, ei henkilöitä: sama ihminen voi olla vuodessa mukana useammin.",
    sv: "Arbetslöshetsperioder utan avbrott som under månaden nådde 3 månader och fortsatte. Perioder, inte personer: samma människa kan räknas flera gånger på ett år.",
    en: "Unbroken unemployment spells that reached 3 months during the month and went on. Spells, not people: one person may be counted more than once in a year.",
  },
  differs: {
    fi: "Virallinen virta lasketaan samoin jaksoista. Meillä jakso luetaan sille alueelle, jolla asiakas asuu kuukauden laskentapäivänä, ja rajana on sama päivä 3 kuukautta myöhemmin. Virallisen osuuden tarkkaa määritelmää ei ole löydetty, siksi näytetään vain lukumäärä.",
    sv: "Det officiella flödet räknas också av perioder. Hos oss räknas perioden till det område där kunden bor på månadens beräkningsdag, och gränsen är samma dag 3 månader senare. Den exakta definitionen av den officiella andelen har inte hittats, därför visas bara antalet.",
    en: "The official flow counts spells too. Ours counts a spell where the client lives on the counting day of the month, and the limit is the same day 3 months later. The exact definition of the official share has not been found, so only the number is shown.",
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
    title: "Työpoliittinen aikakauskirja 1/2018, pp. 93–94",
    url: "https://tem.fi",
    confidence: "primary",
  },
  mark: (snapshot) => markFlow(snapshot, 3),
};

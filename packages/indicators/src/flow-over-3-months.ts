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
  unit: "count",
  denominator: "none",
  decimals: 0,
  hideBelow: 5,
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

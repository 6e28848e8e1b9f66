import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";

/** How many people under 25 were unemployed on the counting day? */
export const unemployedUnder25: IndicatorDefinition = {
  id: "unemployed-under-25",
  title: {
    fi: "Alle 25-vuotiaat työttömät",
    sv: "Arbetslösa under 25 år",
    en: "Unemployed under 25",
  },
  question: {
    fi: "Kuinka moni alle 25-vuotias oli työttömänä laskentapäivänä?",
    sv: "Hur många under 25 år var arbetslösa på beräkningsdagen?",
    en: "How many people under 25 were unemployed on the counting day?",
  },
  definition: {
    fi: "Työttömät työnhakijat, jotka eivät ole täyttäneet 25 vuotta. Ikä lasketaan syntymäkuukaudesta, joten 25 vuotta täyttävä siirtyy ryhmästä syntymäkuukautensa alussa.",
    sv: "Arbetslösa arbetssökande som inte fyllt 25 år. Åldern räknas ur födelsemånaden, så den som fyller 25 lämnar gruppen i början av sin födelsemånad.",
    en: "Unemployed jobseekers who have not turned 25. Age is counted from the month of birth, so a person leaves the group at the start of the month of the 25th birthday.",
  },
  unit: "count",
  denominator: "none",
  decimals: 0,
  hideBelow: 5,
  goodDirection: "down",
  restsOn: ["employment-codes", "persons"],
  source: {
    publisher: "Ministry of Economic Affairs and Employment",
    title: "Employment service statistics, definitions",
    url: "https://stat.fi/til/tyonv/",
    confidence: "primary",
  },
  mark: (snapshot) =>
    markPeople(snapshot, (i) =>
      at(snapshot.unemployed, i) === 1 && at(snapshot.age, i) < 25 ? Mark.numerator : Mark.none,
    ),
};

import { disclosureRules } from "./disclosure-rules.ts";
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
  differs: {
    fi: "Eri mittari kuin nuorisotyöttömyys, jossa jakajana on 15–24-vuotias väestö tai alle 25-vuotias työvoima. Meillä ikä lasketaan syntymäkuukaudesta, virallisessa syntymäpäivästä: ero on enintään yksi ikäluokan kuukausi.",
    sv: "Ett annat mått än ungdomsarbetslösheten, där man delar med befolkningen 15–24 år eller arbetskraften under 25. Vi räknar åldern ur födelsemånaden, statistiken ur födelsedagen: skillnaden är högst en månads födda.",
    en: "Not the same as youth unemployment, which divides by the population aged 15–24 or the labour force under 25. We count age from the month of birth, the statistics from the day: the difference is at most one month of births.",
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
  sameAs: { indicator: "unemployed-jobseekers", dimension: "age", group: "under-25" },
  within: "unemployed-jobseekers",
  mark: (snapshot) =>
    markPeople(snapshot, (i) => {
      if (at(snapshot.unemployed, i) === 0) return Mark.none;
      return at(snapshot.age, i) < 25 ? Mark.numerator : Mark.denominator;
    }),
};

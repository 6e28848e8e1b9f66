import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";
import { dayAfterMonths } from "./snapshot.ts";

/** How many have been unemployed without a break for a year or more? */
export const longTermUnemployed: IndicatorDefinition = {
  id: "long-term-unemployed",
  title: {
    fi: "Pitkäaikaistyöttömät",
    sv: "Långtidsarbetslösa",
    en: "Long-term unemployed",
  },
  question: {
    fi: "Kuinka moni on ollut yhtäjaksoisesti työttömänä vähintään vuoden?",
    sv: "Hur många har varit arbetslösa utan avbrott i minst ett år?",
    en: "How many have been unemployed without a break for a year or more?",
  },
  definition: {
    fi: "Työttömät työnhakijat, joiden työttömyys on kestänyt laskentapäivään mennessä yhtäjaksoisesti vähintään 12 kuukautta. Palvelu tai lyhyt työ katkaisee jakson, joten luku laskee, kun asiakkaita siirtyy palveluihin.",
    sv: "Arbetslösa arbetssökande vars arbetslöshet på beräkningsdagen varat minst 12 månader utan avbrott. En service eller ett kort arbete bryter perioden, så talet minskar när kunder övergår till service.",
    en: "Unemployed jobseekers whose unemployment has lasted at least 12 months without a break by the counting day. A service or a short job ends the spell, so the count falls when people enter services.",
  },
  unit: "count",
  denominator: "none",
  decimals: 0,
  hideBelow: 5,
  goodDirection: "down",
  restsOn: ["employment-codes", "persons"],
  source: {
    publisher: "Statistics Finland",
    title: "Table notes 902 and 004",
    url: "https://stat.fi/til/tyonv/",
    confidence: "primary",
  },
  mark: (snapshot) =>
    markPeople(snapshot, (i) => {
      const since = at(snapshot.unemployedSince, i);
      const long =
        at(snapshot.unemployed, i) === 1 && dayAfterMonths(since, 12) <= snapshot.countingDay;
      return long ? Mark.numerator : Mark.none;
    }),
};

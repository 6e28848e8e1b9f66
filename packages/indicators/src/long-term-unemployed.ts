import { disclosureRules } from "./disclosure-rules.ts";
import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";
import { latestStart } from "./snapshot.ts";

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
  differs: {
    fi: "Kesto lasketaan työllisyyskoodien jaksoista. Peräkkäiset koodien 02 ja 03 jaksot ovat yhtä työttömyyttä; yhdenkin päivän väli aloittaa alusta. Aineistosta puuttuvaa aikaa ennen ensimmäistä poimintaa ei tunneta, joten sarjan ensimmäinen vuosi voi olla liian pieni.",
    sv: "Längden räknas ur sysselsättningskodernas perioder. Perioder med koderna 02 och 03 i följd är samma arbetslöshet; ett avbrott på en dag börjar om. Tiden före det första utdraget är okänd, så seriens första år kan vara för lågt.",
    en: "Length is counted from the spells of employment codes. Spells of codes 02 and 03 that follow each other are one unemployment; a break of a single day starts anew. Time before the first extract is not known, so the first year of the series may be too low.",
  },
  unit: "count",
  denominator: "none",
  decimals: 0,
  hideBelow: disclosureRules.hideBelow,
  alike: "hidden",
  goodDirection: "down",
  restsOn: ["employment-codes", "persons"],
  source: {
    publisher: "Statistics Finland",
    title: "Table notes 902 and 004",
    url: "https://stat.fi/til/tyonv/",
    confidence: "primary",
  },
  within: "unemployed-jobseekers",
  mark: (snapshot) => {
    const latest = latestStart(snapshot.countingDay, 12);
    return markPeople(snapshot, (i) => {
      if (at(snapshot.unemployed, i) === 0) return Mark.none;
      return at(snapshot.unemployedSince, i) <= latest ? Mark.numerator : Mark.denominator;
    });
  },
};

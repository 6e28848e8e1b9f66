import { disclosureRules } from "./disclosure-rules.ts";
import { Mark, markPeople, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";

/** What share of the area's labour force is unemployed? */
export const unemployedShare: IndicatorDefinition = {
  id: "unemployed-share",
  title: {
    fi: "Työttömien osuus työvoimasta",
    sv: "Arbetslösas andel av arbetskraften",
    en: "Unemployed share of the labour force",
  },
  question: {
    fi: "Kuinka suuri osa alueen työvoimasta on työttömänä?",
    sv: "Hur stor del av områdets arbetskraft är arbetslös?",
    en: "What share of the area's labour force is unemployed?",
  },
  definition: {
    fi: "Työttömät työnhakijat sataa työvoimaan kuuluvaa kohti. Työvoima on työssäkäyntitilaston viimeisin tieto, joten luku ei ole virallinen työttömyysaste eikä siihen verrattavissa.",
    sv: "Arbetslösa arbetssökande per hundra i arbetskraften. Arbetskraften är sysselsättningsstatistikens senaste uppgift, så talet är inte det officiella arbetslöshetstalet och inte jämförbart med det.",
    en: "Unemployed jobseekers per hundred of the labour force. The labour force is the latest figure of the employment statistics, so this is not the official unemployment rate and not comparable with it.",
  },
  differs: {
    fi: "Kuten työttömissä työnhakijoissa. Lisäksi työvoimana käytetään viimeisintä tuotua Tilastokeskuksen lukua, joka voi olla vanhempi kuin se, jolla virallinen osuus on laskettu.",
    sv: "Som för arbetslösa arbetssökande. Dessutom används Statistikcentralens senast importerade arbetskraft, som kan vara äldre än den som det officiella talet räknats med.",
    en: "As for unemployed jobseekers. Besides, the labour force is the latest imported figure of Statistics Finland, which may be older than the one behind the official share.",
  },
  unit: "share",
  denominator: "labour-force",
  decimals: 1,
  hideBelow: disclosureRules.hideBelow,
  alike: "shown",
  goodDirection: "down",
  restsOn: ["employment-codes", "persons", "statfin-12r5"],
  source: {
    publisher: "Ministry of Economic Affairs and Employment",
    title: "Employment service statistics, definitions",
    url: "https://stat.fi/til/tyonv/",
    confidence: "primary",
  },
  countsOf: "unemployed-jobseekers",
  mark: (snapshot) =>
    markPeople(snapshot, (i) => (at(snapshot.unemployed, i) === 1 ? Mark.numerator : Mark.none)),
};

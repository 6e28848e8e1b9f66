import { parseMonth, type Language, type Localised } from "@luotsi/base";
import type { ScenarioGroup, ScenarioLine, ScenarioServices } from "@luotsi/contract";

import { inEachLanguage, monthText, percentText } from "../wording/number-words.ts";
import { moneyText } from "./money-text.ts";

export interface FindingFacts {
  readonly hasChanges: boolean;
  readonly total: ScenarioLine;
  readonly byMunicipality: readonly ScenarioGroup[];
}

/** Half a euro: less is no difference anybody would pay. */
const nothingCents = 50;

/** The difference in a sentence or two: how much, out of what, and where most of it falls. */
export function scenarioFinding({ hasChanges, total, byMunicipality }: FindingFacts): Localised {
  if (!hasChanges) return noChanges;
  const { baseline, scenario, difference } = total;
  if (Math.abs(difference.cents) < nothingCents) return noDifference;
  const [most, second] = byMunicipality
    .filter((each) => Math.abs(each.difference.cents) >= nothingCents)
    .toSorted((a, b) => Math.abs(b.difference.cents) - Math.abs(a.difference.cents));
  return inEachLanguage((language) => {
    const money = (cents: number): string => moneyText(cents, language);
    const words = findingWords[language];
    const share =
      baseline.cents === 0
        ? ""
        : ` (${percentText(Math.abs((difference.cents / baseline.cents) * 100), language)})`;
    const first = words.difference({
      size: `${money(Math.abs(difference.cents))}${share}`,
      isLess: difference.cents < 0,
      scenario: money(scenario.cents),
      baseline: money(baseline.cents),
    });
    const { interval } = difference;
    const likely =
      interval === null
        ? ""
        : ` ${words.likely(money(Math.min(...inOrder(interval.lo80, interval.hi80, difference.cents))), money(Math.max(...inOrder(interval.lo80, interval.hi80, difference.cents))))}`;
    const where =
      most === undefined || second === undefined
        ? ""
        : ` ${words.most(most.title[language], money(Math.abs(most.difference.cents)))}`;
    return `${first}${likely}${where}`;
  });
}

/** Limits without their sign, in the direction of the difference: `4,1–5,2`, not `−5,2–−4,1`. */
function inOrder(lo: number, hi: number, difference: number): readonly number[] {
  return difference < 0 ? [-lo, -hi] : [lo, hi];
}

interface DifferenceWords {
  readonly size: string;
  readonly isLess: boolean;
  readonly scenario: string;
  readonly baseline: string;
}

interface FindingWords {
  readonly difference: (facts: DifferenceWords) => string;
  readonly likely: (lo: string, hi: string) => string;
  readonly most: (municipality: string, money: string) => string;
}

const findingWords: Readonly<Record<Language, FindingWords>> = {
  fi: {
    difference: ({ size, isLess, scenario, baseline }) =>
      `Kuntaosuus olisi viidessä vuodessa ${size} ${isLess ? "pienempi" : "suurempi"} kuin perusuralla: ${scenario} eikä ${baseline}.`,
    likely: (lo, hi) => `Ero on todennäköisesti ${lo} – ${hi}.`,
    most: (municipality, money) => `Eniten muuttuisi ${municipality} (${money}).`,
  },
  sv: {
    difference: ({ size, isLess, scenario, baseline }) =>
      `Kommunandelen skulle på fem år vara ${size} ${isLess ? "mindre" : "större"} än i grundbanan: ${scenario} i stället för ${baseline}.`,
    likely: (lo, hi) => `Skillnaden är sannolikt ${lo} – ${hi}.`,
    most: (municipality, money) => `Mest skulle det ändras i ${municipality} (${money}).`,
  },
  en: {
    difference: ({ size, isLess, scenario, baseline }) =>
      `Over five years the municipal share would be ${size} ${isLess ? "less" : "more"} than in the baseline: ${scenario} instead of ${baseline}.`,
    likely: (lo, hi) => `The difference is probably ${lo} to ${hi}.`,
    most: (municipality, money) => `It would change most in ${municipality} (${money}).`,
  },
};

const noChanges: Localised = {
  fi: "Skenaariossa ei ole vielä muutoksia: luvut ovat perusuran lukuja.",
  sv: "Scenariot har inga ändringar ännu: siffrorna är grundbanans.",
  en: "The scenario has no changes yet: the figures are those of the baseline.",
};

const noDifference: Localised = {
  fi: "Muutokset eivät muuta kuntaosuutta viidessä vuodessa.",
  sv: "Ändringarna ändrar inte kommunandelen på fem år.",
  en: "The changes do not change the municipal share over five years.",
};

type BalanceFacts = Omit<ScenarioServices, "finding">;

/** What more service costs and saves, in plain words. */
export function serviceFinding(facts: BalanceFacts): Localised {
  return inEachLanguage((language) => serviceWords[language](facts, language));
}

const serviceWords: Readonly<
  Record<Language, (facts: BalanceFacts, language: Language) => string>
> = {
  fi: (facts, language) => {
    const { cost, avoided, net, isCostly, isSaving } = balanceTexts(facts, language);
    const first = `Palvelujen muutos ${isCostly ? "maksaa" : "säästää palvelujen kustannuksia"} viidessä vuodessa ${cost} ja ${isSaving ? "vähentää" : "lisää"} kuntaosuutta ${avoided}.`;
    return `${first} Yhteensä ${facts.net.cents < 0 ? "se maksaa" : "säästyy"} ${net}${payBackText(facts, language)}`;
  },
  sv: (facts, language) => {
    const { cost, avoided, net, isCostly, isSaving } = balanceTexts(facts, language);
    const first = `Ändringen av servicen ${isCostly ? "kostar" : "sparar servicekostnader med"} ${cost} på fem år och ${isSaving ? "minskar" : "ökar"} kommunandelen med ${avoided}.`;
    return `${first} Sammanlagt ${facts.net.cents < 0 ? "kostar den" : "sparas"} ${net}${payBackText(facts, language)}`;
  },
  en: (facts, language) => {
    const { cost, avoided, net, isCostly, isSaving } = balanceTexts(facts, language);
    const first = `Over five years the change of services ${isCostly ? "costs" : "saves service costs of"} ${cost} and ${isSaving ? "cuts" : "adds to"} the municipal share by ${avoided}.`;
    return `${first} Together ${facts.net.cents < 0 ? "it costs" : "it saves"} ${net}${payBackText(facts, language)}`;
  },
};

function balanceTexts(
  { extraCost, avoidedLiability, net }: BalanceFacts,
  language: Language,
): {
  readonly cost: string;
  readonly avoided: string;
  readonly net: string;
  readonly isCostly: boolean;
  readonly isSaving: boolean;
} {
  return {
    cost: moneyText(Math.abs(extraCost.cents), language),
    avoided: moneyText(Math.abs(avoidedLiability.cents), language),
    net: moneyText(Math.abs(net.cents), language),
    isCostly: extraCost.cents >= 0,
    isSaving: avoidedLiability.cents >= 0,
  };
}

const payBackWords: Readonly<
  Record<Language, { readonly back: (month: string) => string; readonly never: string }>
> = {
  fi: {
    back: (month) => `; muutos on maksanut itsensä takaisin, kun ${month} on kulunut.`,
    never: "; muutos ei maksa itseään takaisin viidessä vuodessa.",
  },
  sv: {
    back: (month) => `; ändringen har betalat sig när ${month} har gått.`,
    never: "; ändringen betalar sig inte på fem år.",
  },
  en: {
    back: (month) => `; the change has paid for itself by the end of ${month}.`,
    never: "; the change does not pay for itself in five years.",
  },
};

function payBackText({ payBackMonth, extraCost }: BalanceFacts, language: Language): string {
  if (extraCost.cents <= 0) return ".";
  const month = payBackMonth === null ? undefined : parseMonth(payBackMonth);
  const words = payBackWords[language];
  return month === undefined ? words.never : words.back(monthText(month, language));
}

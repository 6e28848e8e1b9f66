import { addDays, formatDay, type Localised } from "@luotsi/base";
import type { ReportedLaw } from "@luotsi/contract";
import {
  basicAllowanceDailyCents,
  basicAllowanceShare,
  basicPrices,
  benefitDaysPerMonth,
  earningsRelatedShare,
  generalBenefitShare,
  integrationExemptionShare,
  integrationExemptionYears,
  labourMarketSubsidyShare,
  liabilityCompensation,
  serviceCostWeights,
  type Confidence,
  type FundingRule,
  type LegalParameter,
} from "@luotsi/law";

import { inEachLanguage, numberText } from "../wording/number-words.ts";

/** Values that ended before this say nothing of the compared models. */
const oldestTold = 2006;

/** The law's figures behind the comparison, oldest first within each. */
export function reportedLaw(): readonly ReportedLaw[] {
  const shares = [
    labourMarketSubsidyShare,
    basicAllowanceShare,
    earningsRelatedShare,
    generalBenefitShare,
    integrationExemptionShare,
  ];
  return [
    ...shares.flatMap((parameter) => linesOf(parameter, stepsText)),
    ...linesOf(integrationExemptionYears, ({ protection, otherIntegration }) => ({
      fi: `kansainvälinen suojelu ${protection} vuotta, muut ${otherIntegration} vuosi`,
      sv: `internationellt skydd ${protection} år, andra ${otherIntegration} år`,
      en: `international protection ${protection} years, others ${otherIntegration} year`,
    })),
    ...linesOf(basicAllowanceDailyCents, (cents) => eurosText(cents)),
    ...linesOf(benefitDaysPerMonth, (days) =>
      inEachLanguage((language) => numberText(days, 1, language)),
    ),
    ...linesOf(liabilityCompensation, ({ baseYear, exemptPersonsPercent }) => ({
      fi: `kustannusten kasvu vuoden ${baseYear} maksuista; kotoutujien maksuista ${exemptPersonsPercent} %`,
      sv: `kostnadsökningen av betalningarna ${baseYear}; av integrationskundernas betalningar ${exemptPersonsPercent} %`,
      en: `cost increase of the payments of ${baseYear}; ${exemptPersonsPercent}% of integration clients' payments`,
    })),
    ...linesOf(basicPrices, ({ unemployedCents }) => {
      const price = eurosText(unemployedCents);
      return {
        fi: `${price.fi} työtöntä kohti vuodessa`,
        sv: `${price.sv} per arbetslös och år`,
        en: `${price.en} a year for each unemployed person`,
      };
    }),
    ...linesOf(serviceCostWeights, ({ statisticsLagYears }) => ({
      fi: `tilastot ${statisticsLagYears} vuoden takaa`,
      sv: `statistik från ${statisticsLagYears} år tidigare`,
      en: `statistics of ${statisticsLagYears} years before`,
    })),
  ];
}

function linesOf<T>(
  { title, history }: LegalParameter<T>,
  valueText: (value: T) => Localised,
): readonly ReportedLaw[] {
  return history
    .filter(({ to }) => to === undefined || Number(formatDay(to).slice(0, 4)) > oldestTold)
    .map(({ from, to, value, source, assumption }) => ({
      title,
      from: formatDay(from),
      until: to === undefined ? null : formatDay(addDays(to, -1)),
      value: valueText(value),
      source: source.section === "–" ? source.act : `${source.act}, ${source.section}`,
      confidence: assumption === undefined ? confidences[source.confidence] : confidences.memory,
    }));
}

/** What nobody has checked is no better than an assumption. */
const confidences: Readonly<Record<Confidence, Localised>> = {
  primary: { fi: "säädös luettu", sv: "författningen läst", en: "statute read" },
  secondary: { fi: "toissijainen lähde", sv: "sekundär källa", en: "secondary source" },
  derived: { fi: "johdettu säännöksestä", sv: "härlett ur regeln", en: "derived from the rule" },
  memory: { fi: "oletus", sv: "antagande", en: "assumption" },
};

function stepsText({ steps }: FundingRule): Localised {
  if (steps.length === 0) {
    return { fi: "ei kuntaosuutta", sv: "ingen kommunandel", en: "no municipal share" };
  }
  const list = inEachLanguage((language) =>
    steps
      .map(({ afterPaidDays, percent }) => {
        const days = numberText(afterPaidDays, 0, language);
        return `${days}\u00A0→\u00A0${percent}${language === "en" ? "%" : "\u00A0%"}`;
      })
      .join(", "),
  );
  return {
    fi: `päivän jälkeen: ${list.fi}`,
    sv: `efter dag: ${list.sv}`,
    en: `after day: ${list.en}`,
  };
}

function eurosText(cents: number): Localised {
  return inEachLanguage((language) => {
    const euros = numberText(cents / 100, 2, language);
    return language === "en" ? `€${euros}` : `${euros}\u00A0€`;
  });
}

import { roundToCents, type Day, type Localised } from "@luotsi/base";
import type { Incentive, IncentiveClass } from "@luotsi/contract";
import { percentAfter, shareTable } from "@luotsi/engines";
import {
  basicAllowanceDailyCents,
  basicPrices,
  benefitDaysPerMonth,
  findInForce,
  fundingRules,
  inForce,
  serviceCostWeights,
} from "@luotsi/law";

import { inEachLanguage, numberText } from "../wording/number-words.ts";
import { sizeText } from "./money-words.ts";

/**
 * What one person fewer saves the municipality, by paid days: under the old rules a service saved as much as leaving
 * unemployment, under the new ones nothing.
 *
 * @param today whose law is read.
 */
export function incentiveOn(today: Day): Incentive {
  const old = fundingRules["tmt-2015"];
  const reformed = fundingRules["tmt-2025"];
  const dailyCents = inForce(basicAllowanceDailyCents, today).value;
  const daysPerMonth = inForce(benefitDaysPerMonth, today).value;
  const [oldTable, newTable] = [shareTable(old.steps), shareTable(reformed.steps)];
  const limits = [...old.steps, ...reformed.steps].map(({ afterPaidDays }) => afterPaidDays);
  const edges = [0, ...new Set(limits)].toSorted((a, b) => a - b);
  const saved = (percent: number): number =>
    roundToCents((percent * dailyCents * daysPerMonth) / 100);
  const classes = edges.map((edge, at): IncentiveClass => {
    const oldPercent = percentAfter(oldTable, edge);
    const newPercent = percentAfter(newTable, edge);
    return {
      title: spanTitle(edge, edges[at + 1]),
      oldPercent,
      newPercent,
      leavingOldCents: saved(oldPercent),
      leavingNewCents: saved(newPercent),
      serviceOldCents: old.freeGrounds.includes("service") ? saved(oldPercent) : 0,
      serviceNewCents: reformed.freeGrounds.includes("service") ? saved(newPercent) : 0,
    };
  });
  const transfer = transferOn(today);
  return {
    finding: finding(classes, transfer),
    dailyCents,
    daysPerMonth,
    classes,
    transfer,
  };
}

function spanTitle(edge: number, limit: number | undefined): Localised {
  if (limit === undefined) {
    const days = countText(edge);
    return {
      fi: `yli ${days.fi} päivää`,
      sv: `över ${days.sv} dagar`,
      en: `over ${days.en} days`,
    };
  }
  const [first, last] = [countText(edge + 1), countText(limit)];
  return {
    fi: `${first.fi}–${last.fi} päivää`,
    sv: `${first.sv}–${last.sv} dagar`,
    en: `${first.en}–${last.en} days`,
  };
}

function countText(value: number): Localised {
  return inEachLanguage((language) => numberText(value, 0, language));
}

/** The basic prices of the newest year that is known. */
function transferOn(today: Day): Incentive["transfer"] {
  const prices = findInForce(basicPrices, today) ?? basicPrices.history.at(-1);
  if (prices === undefined) throw new Error("the law of basic prices has an entry");
  const { statisticsLagYears } = inForce(serviceCostWeights, today).value;
  return { yearCents: prices.value.unemployedCents, lagYears: statisticsLagYears };
}

function finding(
  classes: readonly IncentiveClass[],
  { yearCents, lagYears }: Incentive["transfer"],
): Localised {
  const last = classes.at(-1);
  if (last === undefined) throw new Error("there are classes of paid days");
  const [leaving, service, transfer] = [
    sizeText(last.leavingNewCents),
    sizeText(last.serviceOldCents),
    sizeText(yearCents),
  ];
  return {
    fi: `Pisimpään työttömänä olleen työllistyminen säästää kunnalle ${leaving.fi} kuukaudessa. Palveluun siirtyminen säästi vanhoilla säännöillä ${service.fi}, uusilla ei mitään. Valtionosuus pienenee ${lagYears} vuoden kuluttua noin ${transfer.fi} vuodessa työtöntä kohti.`,
    sv: `När den som varit arbetslös längst får arbete sparar kommunen ${leaving.sv} i månaden. Att börja i en service sparade ${service.sv} enligt de gamla reglerna, enligt de nya ingenting. Statsandelen minskar efter ${lagYears} år med cirka ${transfer.sv} per år och arbetslös.`,
    en: `When somebody unemployed the longest finds work, the municipality saves ${leaving.en} a month. Beginning in a service saved ${service.en} under the old rules and saves nothing under the new. The transfer shrinks ${lagYears} years later by about ${transfer.en} a year for each unemployed person.`,
  };
}

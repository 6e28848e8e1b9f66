import { formatMonth, monthOf, type Month } from "@luotsi/base";
import type { CostType, Provenance } from "@luotsi/contract";
import { generalBenefitShare, labourMarketSubsidyShare, serviceOrganiser } from "@luotsi/law";

import type { MonthlySeries } from "./posted-months.ts";

/** A year on each side tells the old level from the new; the season is the same in both. */
const monthsCompared = 12;

/**
 * A history brought to one level across a known break: months before it are multiplied by the ratio of the
 * year after it to the year before it, so that the season is learnt from both sides and the level from the new.
 *
 * @param series without gaps.
 * @param breakMonth first month of the new level.
 * @returns the series as it is when the break lies outside it, or either side has less than a year.
 */
export function spliceAtBreak(series: MonthlySeries, breakMonth: Month): MonthlySeries {
  const at = breakMonth - series.first;
  if (at < monthsCompared || series.values.length - at < monthsCompared) return series;
  const before = sum(series.values.slice(at - monthsCompared, at));
  const after = sum(series.values.slice(at, at + monthsCompared));
  if (before <= 0 || after <= 0) return series;
  const ratio = after / before;
  return {
    first: series.first,
    values: series.values.map((value, i) => (i < at ? value * ratio : value)),
  };
}

/** The month from which municipalities organise employment services. */
export const organiserBreak: Month = startOfLast(serviceOrganiser.history);

const lawOf2025 = startOf(labourMarketSubsidyShare.history, "tmt-2025");
const generalBenefit = startOfLast(generalBenefitShare.history);

/** Breaks in comparability of a cost type, for its card. */
export function breaksOf(id: CostType): Provenance["breaks"] {
  if (id === "operating") {
    return [
      {
        month: formatMonth(organiserBreak),
        reason: {
          fi: "Työvoimapalvelut siirtyivät valtiolta kunnille (380/2023). Ennusteessa vanhempi historia on nostettu uudelle tasolle.",
          sv: "Arbetskraftsservicen övergick från staten till kommunerna (380/2023). I prognosen har äldre historia lyfts till den nya nivån.",
          en: "Employment services moved from the state to municipalities (380/2023). For the forecast, older history is raised to the new level.",
        },
      },
    ];
  }
  return [
    {
      month: formatMonth(lawOf2025),
      reason: {
        fi: "Kuntaosuus laajeni kaikkiin etuuksiin ja alkaa 100 päivästä. Ennuste oppii historiasta, joka on laskettu nykyisen lain mukaan.",
        sv: "Kommunandelen utvidgades till alla förmåner och börjar från 100 dagar. Prognosen lär av en historia beräknad enligt nuvarande lag.",
        en: "The share widened to all benefits and begins at 100 days. The forecast learns from a history computed under the law in force now.",
      },
    },
    {
      month: formatMonth(generalBenefit),
      reason: {
        fi: "Yleistuki korvasi työmarkkinatuen ja peruspäivärahan; sen kuntaosuudet ovat oletus.",
        sv: "Det allmänna stödet ersatte arbetsmarknadsstödet och grunddagpenningen; dess andelar är ett antagande.",
        en: "The general benefit replaced labour market subsidy and basic allowance; its shares are an assumption.",
      },
    },
  ];
}

function startOfLast(history: readonly { readonly from: Parameters<typeof monthOf>[0] }[]): Month {
  const last = history.at(-1);
  if (last === undefined) throw new TypeError("a parameter has a history");
  return monthOf(last.from);
}

function startOf(
  history: readonly {
    readonly from: Parameters<typeof monthOf>[0];
    readonly value: { readonly id: string };
  }[],
  rule: string,
): Month {
  const entry = history.find(({ value }) => value.id === rule);
  if (entry === undefined) throw new TypeError(`${rule} has been in force`);
  return monthOf(entry.from);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import type { ScenarioAnswer, ScenarioComparison, ScenarioServices } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import type { ScenarioMessages } from "./messages.fi.ts";
import { rangeText, roughEuros, roughSize } from "./rough-euros.ts";
import { longestTitle, shortened } from "./title-parts.ts";

export interface FindingWords {
  readonly t: ScenarioMessages;
  readonly format: Format;
}

/** Less than half a euro is no difference anybody would pay. */
const nothingCents = 50;

/** What the two lines say: how far apart they are in an average month, once simulated only where that is sure. */
export function linesFinding(
  { changes, months, total }: Pick<ScenarioAnswer, "changes" | "months" | "total">,
  { t, format }: FindingWords,
): string {
  const words = t.answer.linesFinding;
  if (months.length === 0) return t.answer.lines;
  if (changes.length === 0) return words.unchanged;
  const { interval } = total.difference;
  if (interval !== null && interval.lo80 < 0 && interval.hi80 > 0) {
    return words.unsure(rangeText(interval.lo80, interval.hi80, format));
  }
  const mean = months.reduce((sum, { difference }) => sum + difference.cents, 0) / months.length;
  if (!isSomething(mean)) {
    return months.some((month) => isSomething(month.difference.cents)) ? words.even : words.same;
  }
  return words[mean < 0 ? "less" : "more"](roughSize(mean, format));
}

/** What the months' differences say: the greatest of them, or how many go each way. */
export function barsFinding(
  { months }: Pick<ScenarioAnswer, "months">,
  { t, format }: FindingWords,
): string {
  const words = t.answer.barsFinding;
  const differing = months.filter(({ difference }) => isSomething(difference.cents));
  const less = differing.filter(({ difference }) => difference.cents < 0).length;
  const more = differing.length - less;
  if (less > 0 && more > 0) {
    return words.mixed(format.count(less), format.count(more), format.count(months.length));
  }
  const size = Math.max(0, ...differing.map(({ difference }) => Math.abs(difference.cents)));
  const [peak, another] = differing.filter(({ difference }) => Math.abs(difference.cents) === size);
  if (peak === undefined) return t.answer.bars;
  const { atPeak, atMost } = words[less > 0 ? "less" : "more"];
  const money = roughSize(size, format);
  return another === undefined ? atPeak(format.month(peak.month), money) : atMost(money);
}

/** What the two running sums come to at the end of the time. */
export function balanceFinding(
  { months, payBackMonth }: Pick<ScenarioServices, "months" | "payBackMonth">,
  { t, format }: FindingWords,
): string {
  const words = t.services.finding;
  const { cost, saved } = balanceAtEnd({ months });
  if (!isSomething(cost) && !isSomething(saved)) return t.services.picture;
  if (!isSomething(cost) || cost < 0) {
    return words.sums(roughEuros(cost, format), roughEuros(-saved, format));
  }
  if (!isSomething(saved)) return words.noSaving;
  if (saved < 0) return words.bothMore;
  if (saved < cost) return words.covers(format.part(saved / cost));
  return payBackMonth === null ? words.coversAll : words.paysBack(format.month(payBackMonth));
}

/** What more service costs and saves over the whole time. Unit: cents. */
export function balanceAtEnd({ months }: Pick<ScenarioServices, "months">): {
  readonly cost: number;
  readonly saved: number;
} {
  return {
    cost: months.reduce((sum, { costCents }) => sum + costCents, 0),
    saved: months.reduce((sum, { avoidedCents }) => sum + avoidedCents, 0),
  };
}

type Compared = Pick<ScenarioComparison["scenarios"][number], "name" | "total">;

/** Which of the scenarios is cheapest and which dearest, with amounts where they fit; several alike are counted. */
export function comparisonFinding(
  scenarios: readonly Compared[],
  { t, format }: FindingWords,
): string {
  const words = t.comparison.finding;
  const centsOf = ({ total }: Compared): number => total.difference.cents;
  const [first, ...others] = scenarios;
  if (first === undefined) return t.comparison.picture;
  const least = Math.min(...scenarios.map(centsOf));
  const most = Math.max(...scenarios.map(centsOf));
  const [cheap, dear] = [signed(least, format), signed(most, format)];
  if (others.length === 0) {
    if (!isSomething(least)) return words.none;
    const money = format.shortEuros(Math.abs(least));
    return words[least < 0 ? "less" : "more"](shortened(first.name, longName), money);
  }
  if (!isSomething(least) && !isSomething(most)) return words.none;
  if (cheap === dear) return words.alike(cheap);
  const named = (cents: number): string => {
    const [one, ...rest] = scenarios.filter((each) => centsOf(each) === cents);
    return one === undefined || rest.length > 0
      ? words.several(format.count(rest.length + 1))
      : one.name;
  };
  const [cheapest, dearest] = [named(least), named(most)];
  const whole = words.apart(`${cheapest} (${cheap})`, `${dearest} (${dear})`);
  if (whole.length <= longestTitle) return whole;
  const names = words.apart(cheapest, dearest);
  if (names.length <= longestTitle) return names;
  return words.apart(shortened(cheapest, shortName), shortened(dearest, shortName));
}

function signed(cents: number, format: Format): string {
  return format.shortEuros(cents, { sign: "always" });
}

function isSomething(cents: number): boolean {
  return Math.abs(cents) >= nothingCents;
}

/** Characters of a name that a title has room for, alone and beside another. */
const longName = 50;
const shortName = 38;

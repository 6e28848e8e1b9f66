import { formatMonth, monthOf, monthRange, type Localised, type Month } from "@luotsi/base";

import type { FinanceFacts } from "./finance-facts.ts";
import { measures } from "./ledger-book.ts";
import { monthState, type MonthState } from "./month-status.ts";

/** What stands in the way of closing months, and how far each month has come. */
export interface ClosingObstacles {
  /** What keeps a month from being closed, itself or a month that would be closed with it. */
  readonly of: (month: Month) => readonly Localised[];
  readonly stateOf: (month: Month) => MonthState;
}

const alreadyClosed: Localised = {
  fi: "kuukausi on jo suljettu",
  sv: "månaden är redan stängd",
  en: "the month is already closed",
};
const notEnded: Localised = {
  fi: "kuukausi ei ole päättynyt",
  sv: "månaden har inte tagit slut",
  en: "the month has not ended",
};
const noLedger: Localised = {
  fi: "kirjanpidon aineisto puuttuu",
  sv: "bokföringsmaterialet saknas",
  en: "the ledger has not come",
};
const onlyPart: Localised = {
  fi: "maksuaineistosta on tullut vasta osa",
  sv: "endast en del av betalningarna har kommit",
  en: "only part of the payments has come",
};

/**
 * Closing a month closes every open month before it, so each of them must be ready too, from the ledger's first
 * month on: what is older has no ledger to wait for.
 */
export function closingObstacles(facts: FinanceFacts): ClosingObstacles {
  const posted = monthsWithPostings(facts);
  const newest = facts.liability?.cells.map(({ benefitMonth }) => benefitMonth).at(-1);
  const lag = facts.lagProfiles.find(({ source }) => source === "benefit-payments");
  const stateOf = (month: Month): MonthState =>
    monthState({
      month,
      today: facts.today,
      firstOpen: facts.firstOpen,
      hasRecords: posted.has(month),
      lag,
      newest,
    });
  const own = (month: Month): readonly Localised[] => {
    if (facts.firstOpen !== undefined && month < facts.firstOpen) return [alreadyClosed];
    if (month >= monthOf(facts.today)) return [notEnded];
    if (!posted.has(month)) return [noLedger];
    return stateOf(month).status === "partial" ? [onlyPart] : [];
  };
  const first = facts.firstOpen ?? [...posted].toSorted((a, b) => a - b)[0];
  const of = (month: Month): readonly Localised[] => {
    const itself = own(month);
    if (itself.length > 0 || first === undefined) return itself;
    const earlier = monthRange(first, month).find((each) => own(each).length > 0);
    return earlier === undefined ? [] : own(earlier).map((reason) => naming(earlier, reason));
  };
  return { of, stateOf };
}

function naming(month: Month, reason: Localised): Localised {
  const name = formatMonth(month);
  return {
    fi: `${name}: ${reason.fi}`,
    sv: `${name}: ${reason.sv}`,
    en: `${name}: ${reason.en}`,
  };
}

function monthsWithPostings({ book }: FinanceFacts): ReadonlySet<Month> {
  const kinds: ReadonlySet<string> = new Set([measures.expense, measures.bookedLiability]);
  return new Set(
    book.figures
      .filter(({ measure }) => kinds.has(measure))
      .flatMap(({ centsByMonth }) => [...centsByMonth.keys()]),
  );
}

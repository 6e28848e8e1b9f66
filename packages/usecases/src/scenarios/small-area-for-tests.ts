// An area of a few dozen people whose payments a test writes by rule, so that a flow can be learnt from them.
import {
  addDays,
  addMonths,
  daysOf,
  formatDay,
  formatMonth,
  month,
  type Month,
} from "@luotsi/base";

import {
  openArea,
  paymentHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";

const firstMonth = month("2024-01");
const months = 34;
const people = 60;
/** The area's two municipalities: every third person lives in the second. */
const homes = ["398", "098"] as const;

/** Opens it on 22 November 2026: payments of January 2024 to October 2026. */
export async function openSmallArea(): Promise<TestArea> {
  const area = await openArea("2026-11-22", [...homes]);
  await area.deliver("benefit-payments", [
    paymentHead,
    ...everybody().flatMap((person) =>
      monthsOf(person).map((at) => payment(person, addMonths(firstMonth, at))),
    ),
  ]);
  await area.deliver("residence", [
    residenceHead,
    ...everybody().map((person) => `p${person},2020-01-01,,${homes[person % 3 === 0 ? 1 : 0]}`),
  ]);
  return area;
}

function everybody(): readonly number[] {
  return Array.from({ length: people }, (_, person) => person);
}

/** Spells of 3–13 months, with 2–6 months between them; a few people receive all the time. */
function monthsOf(person: number): readonly number[] {
  const all = Array.from({ length: months }, (_, at) => at);
  if (person % 10 === 0) return all;
  const begins = (person * 7) % 12;
  const stays = 3 + ((person * 5) % 11);
  const away = 2 + ((person * 3) % 5);
  return all.filter((at) => at >= begins && (at - begins) % (stays + away) < stays);
}

function payment(person: number, of: Month): string {
  const { start, end } = daysOf(of);
  return subsidyPayment(`p${person}`, {
    from: formatDay(start),
    to: formatDay(addDays(end, -1)),
    paidOn: `${formatMonth(addMonths(of, 1))}-03`,
    days: 20,
  });
}

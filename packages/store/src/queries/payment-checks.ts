import { formatDay, type Day } from "@luotsi/base";

import type { WholeReader } from "../postgres/whole-reader.ts";
import {
  findingOf,
  monthText,
  mostPaidDays,
  paymentPlaces,
  samePayment,
  type Finding,
} from "./checks.ts";

/** Payments delivered again with another day of payout: same person, benefit, period, ground, days and amount. */
export async function findPaymentsDelivered(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    paymentPlaces(`p.paid_days > 0
      AND EXISTS (
        SELECT FROM benefit_payment q
        WHERE q.superseded_by_batch IS NULL AND q.person = p.person AND q.benefit = p.benefit
          AND (q.paid_on, q.id) < (p.paid_on, p.id) AND ${samePayment("p", "q")})
      AND NOT EXISTS (
        SELECT FROM benefit_payment r
        WHERE r.superseded_by_batch IS NULL AND r.person = p.person AND r.benefit = p.benefit
          AND r.paid_days < 0 AND r.period_start < p.period_end AND p.period_start < r.period_end)`),
  );
}

/** Payments of neither days nor euros. */
export async function findEmptyPayments(reader: WholeReader): Promise<Finding> {
  return await findingOf(reader, paymentPlaces("p.paid_days = 0 AND p.paid_cents = 0"));
}

/** Recoveries of more days than had been paid out for the same time by then, and amounts corrected where nothing was paid. */
export async function findRecoveriesWithoutPayment(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    paymentPlaces(`(p.paid_days < 0 OR (p.paid_days = 0 AND p.paid_cents < 0))
      AND greatest(1, -p.paid_days) > (
        SELECT coalesce(sum(q.paid_days), 0) FROM benefit_payment q
        WHERE q.superseded_by_batch IS NULL AND q.person = p.person AND q.benefit = p.benefit
          AND q.paid_days > 0 AND q.paid_on <= p.paid_on
          AND q.period_start < p.period_end AND p.period_start < q.period_end)`),
  );
}

/** Lines that bill a municipality which is not the area's own; none while nobody has said which those are. */
export async function findInvoicesOfOtherAreas(
  reader: WholeReader,
  municipalities: readonly string[],
): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'benefit-invoices' AS source, i.batch_id AS batch, i.line,
            ${monthText("i.benefit_month")} AS month, i.municipality AS detail
     FROM benefit_invoice i
     WHERE i.superseded_by_batch IS NULL AND cardinality($1::text[]) > 0
       AND i.municipality <> ALL ($1::text[])`,
    [municipalities],
  );
}

/**
 * Lines that seem to come a second time in another form: an earlier import has a line of the same person, benefit, month and
 * invoice that names no municipality or share where this one does (or the other way round), or has the same days at another share.
 */
export async function findInvoiceLinesAgain(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'benefit-invoices' AS source, i.batch_id AS batch, i.line,
            ${monthText("i.benefit_month")} AS month, NULL AS detail
     FROM benefit_invoice i
     WHERE i.superseded_by_batch IS NULL AND EXISTS (
       SELECT FROM benefit_invoice e
       WHERE e.superseded_by_batch IS NULL AND e.person = i.person AND e.batch_id < i.batch_id
         AND e.benefit = i.benefit AND e.benefit_month = i.benefit_month
         AND e.invoice_month IS NOT DISTINCT FROM i.invoice_month
         AND coalesce(e.municipality = i.municipality, true)
         AND (e.days = i.days OR (e.municipality IS NULL) <> (i.municipality IS NULL)
           OR (e.share_percent IS NULL) <> (i.share_percent IS NULL)))`,
  );
}

/** Payments for days before the month the person was born in, or after the month of death. */
export async function findPaymentsOutsideLife(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    paymentPlaces(
      `EXISTS (
        SELECT FROM person_record r
        WHERE r.superseded_by_batch IS NULL AND r.person = p.person
          AND (p.period_start < r.birth_month
            OR p.period_end > r.death_month + interval '1 month'))`,
    ),
  );
}

/**
 * Payments whose counter on the payer's list does not follow from the one before it: it goes back although no new maximum
 * period began (on whatever benefit), it rises by more than five days a week and what was paid late, or by less than the days paid for
 * unemployment in between to a person who is not exempt.
 *
 * @param eras days from which the share looks at another counter: the counters of two eras are not compared.
 */
export async function findBrokenCounters(
  reader: WholeReader,
  eras: readonly Day[],
): Promise<Finding> {
  const order = "PARTITION BY person, counter ORDER BY period_start, period_end, paid_on, id";
  const sumBetween = (condition: string): string => `coalesce((
    SELECT sum(c.paid_days) FROM benefit_payment c
    WHERE c.superseded_by_batch IS NULL AND c.person = l.person
      AND ${counterOf("c")} = l.counter AND ${condition}), 0)`;
  return await findingOf(
    reader,
    `WITH counted AS (
       SELECT p.*, ${counterOf("p")} AS counter FROM benefit_payment p
       WHERE p.superseded_by_batch IS NULL),
     summed AS (
       SELECT *, sum(paid_days) OVER (${order}) - paid_days AS days_before FROM counted),
     listed AS (
       SELECT *, lag(period_start) OVER before AS earlier_start, lag(period_end) OVER before AS earlier_end,
              lag(paid_on) OVER before AS earlier_paid_on,
              counter_before - lag(counter_before) OVER before AS rise,
              days_before - lag(days_before) OVER before AS days_between
       FROM summed WHERE counter_before IS NOT NULL AND paid_days > 0
       WINDOW before AS (${order})),
     compared AS (
       SELECT l.*,
         ${sumBetween(`c.ground = 'unemployment' AND (c.paid_on <= l.paid_on OR c.paid_days < 0)
           AND c.period_start >= l.earlier_start AND c.period_end <= l.period_start`)} AS paid,
         ${sumBetween(`c.paid_days > 0 AND c.period_start < l.earlier_start
           AND c.paid_on > l.earlier_paid_on AND c.paid_on <= l.paid_on`)} AS late,
         EXISTS (
           SELECT FROM person_record r
           WHERE r.superseded_by_batch IS NULL AND r.person = l.person AND r.exempt_group <> 'none'
         ) AS exempt
       FROM listed l
       WHERE rise <> days_between AND period_start >= earlier_end
         AND NOT EXISTS (
           SELECT FROM benefit_payment m
           WHERE m.superseded_by_batch IS NULL AND m.person = l.person
             AND m.max_period_start > l.earlier_start AND m.max_period_start <= l.period_start))
     SELECT 'benefit-payments' AS source, batch_id AS batch, line, ${monthText("period_start")} AS month,
            NULL::text AS detail
     FROM compared
     WHERE rise > late + ${mostPaidDays("earlier_start", "period_start")}
       OR rise < CASE WHEN exempt THEN least(paid, 0) ELSE paid END`,
    [eras.map((era) => formatDay(era))],
  );
}

/** Which counter a payment's share looks at: that of its benefit, in an era of the law. */
function counterOf(payment: string): string {
  return `(CASE WHEN ${payment}.benefit IN ('labour_market_subsidy', 'general_benefit') THEN 'subsidy'
            ELSE 'allowance' END
           || (SELECT count(*) FROM unnest($1::date[]) AS era WHERE era <= ${payment}.period_start))`;
}

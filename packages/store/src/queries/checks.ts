import { formatDay, type Day } from "@luotsi/base";
import type { SourceId } from "@luotsi/contract";

import { oneRow, type Reader } from "../postgres/access.ts";
import type { WholeReader } from "../postgres/whole-reader.ts";
import { waitingBatches } from "./source-states.ts";

/** Where a finding is; never names a person. */
export interface FindingPlace {
  readonly source: SourceId;
  readonly batch: number | null;
  readonly line: number | null;
  /** `YYYY-MM`. */
  readonly month: string | null;
  readonly detail: string | null;
}

export interface Finding {
  readonly count: number;
  /** The first of them. */
  readonly places: readonly FindingPlace[];
  /** Number of the first, where they are numbered. */
  readonly at?: number;
}

/** When the law knows a benefit, without limit where none is given; the end is the first day it no longer does. */
export interface BenefitValidity {
  readonly benefit: string;
  readonly from: Day | undefined;
  readonly end: Day | undefined;
}

const shownPlaces = 20;

/** The moment of now by the database's clock, ISO 8601 in UTC. */
export async function databaseMoment(reader: Reader): Promise<string> {
  const { moment } = await oneRow<{ moment: string }>(reader, "SELECT clock_timestamp() AS moment");
  return moment;
}

const spellTables = [
  { source: "employment-codes", table: "employment_code_spell", same: "a.person = b.person" },
  { source: "residence", table: "residence_spell", same: "a.person = b.person" },
  {
    source: "service-periods",
    table: "service_period",
    same: "a.person = b.person AND a.service = b.service",
  },
] as const;

/** Spells of one kind for one person that share a day with a later one. */
export async function findOverlappingSpells(reader: WholeReader): Promise<Finding> {
  const parts = spellTables.map(
    ({ source, table, same }) => `
      SELECT '${source}' AS source, a.batch_id AS batch, a.line, ${monthText("a.period_start")} AS month,
             NULL::text AS detail
      FROM ${table} a
      WHERE a.superseded_by_batch IS NULL AND EXISTS (
        SELECT FROM ${table} b
        WHERE b.superseded_by_batch IS NULL AND ${same} AND a.id <> b.id
          AND (a.period_start, a.id) < (b.period_start, b.id)
          AND (a.period_end IS NULL OR b.period_start < a.period_end))`,
  );
  return await findingOf(reader, parts.join(" UNION ALL "));
}

const personTables = [
  { source: "benefit-payments", table: "benefit_payment", month: "period_start" },
  { source: "benefit-invoices", table: "benefit_invoice", month: "benefit_month" },
  { source: "employment-codes", table: "employment_code_spell", month: "period_start" },
  { source: "residence", table: "residence_spell", month: "period_start" },
  { source: "service-periods", table: "service_period", month: "period_start" },
  { source: "subsidies", table: "subsidy", month: "period_start" },
] as const;

/** Rows about a person that the persons extract lacks; none while no persons have been imported. */
export async function findUnknownPersons(reader: WholeReader): Promise<Finding> {
  const parts = personTables.map(
    ({ source, table, month }) => `
      SELECT '${source}' AS source, r.batch_id AS batch, r.line, ${monthText(`r.${month}`)} AS month,
             NULL::text AS detail
      FROM ${table} r
      WHERE r.superseded_by_batch IS NULL
        AND EXISTS (SELECT FROM person_record WHERE superseded_by_batch IS NULL)
        AND r.person NOT IN (
          SELECT p.person FROM person_record p WHERE p.superseded_by_batch IS NULL)`,
  );
  return await findingOf(reader, parts.join(" UNION ALL "));
}

/** Payments, and recoveries, of more days than five a calendar week of their period. */
export async function findTooManyPaidDays(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    paymentPlaces(`abs(p.paid_days) > ${mostPaidDays("p.period_start", "p.period_end")}`),
  );
}

/** Payments that with a different one of the same benefit pay more days than their common period can have. */
export async function findPaymentsPaidTwice(reader: WholeReader): Promise<Finding> {
  const start = "least(p.period_start, q.period_start)";
  const end = "greatest(p.period_end, q.period_end)";
  // Few payments overlap at all: a sweep over each person's leaves the others out before any pair is made.
  const near = `SELECT * FROM benefit_payment
    WHERE superseded_by_batch IS NULL AND (person, benefit) IN (
      SELECT s.person, s.benefit FROM (
        SELECT person, benefit, period_start, max(period_end) OVER (
                 PARTITION BY person, benefit ORDER BY period_start, id
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM benefit_payment WHERE superseded_by_batch IS NULL AND paid_days > 0) AS s
      WHERE s.period_start < s.reached)`;
  return await findingOf(
    reader,
    `WITH near AS MATERIALIZED (${near})
     SELECT 'benefit-payments' AS source, p.batch_id AS batch, p.line,
            ${monthText("p.period_start")} AS month, NULL::text AS detail
     FROM near p
     WHERE p.paid_days > 0 AND EXISTS (
       SELECT FROM near q
       WHERE q.person = p.person AND q.benefit = p.benefit AND q.id < p.id AND q.paid_days > 0
         AND q.period_start < p.period_end AND p.period_start < q.period_end
         AND p.paid_days + q.paid_days > ${mostPaidDays(start, end)}
         AND NOT (${samePayment("p", "q")}))
     AND NOT EXISTS (
       SELECT FROM near r
       WHERE r.person = p.person AND r.benefit = p.benefit AND r.paid_days < 0
         AND r.period_start < p.period_end AND p.period_start < r.period_end)`,
  );
}

/** Payments that start on a day when a person with employment codes has none in force. */
export async function findPaymentsOutsideJobSearch(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    paymentPlaces(`p.paid_days > 0
      AND p.period_start >= (
        SELECT min(period_start) FROM employment_code_spell WHERE superseded_by_batch IS NULL)
      AND EXISTS (
        SELECT FROM employment_code_spell s
        WHERE s.person = p.person AND s.superseded_by_batch IS NULL)
      AND NOT EXISTS (
        SELECT FROM employment_code_spell s
        WHERE s.person = p.person AND s.superseded_by_batch IS NULL
          AND s.period_start <= p.period_start
          AND (s.period_end IS NULL OR p.period_start < s.period_end))`),
  );
}

/** Payments whose payout day is before their period. */
export async function findPaidBeforePeriod(reader: WholeReader): Promise<Finding> {
  return await findingOf(reader, paymentPlaces("p.paid_on < p.period_start"));
}

/** Payments of a benefit for days when the law did not have it. */
export async function findBenefitsOutsideLaw(
  reader: WholeReader,
  validity: readonly BenefitValidity[],
): Promise<Finding> {
  const condition = `EXISTS (
    SELECT FROM unnest($1::text[], $2::date[], $3::date[]) AS law (benefit, first_day, end_day)
    WHERE law.benefit = p.benefit
      AND (p.period_start < law.first_day OR p.period_end > law.end_day))`;
  return await findingOf(reader, paymentPlaces(condition, "p.benefit"), [
    validity.map(({ benefit }) => benefit),
    validity.map(({ from }) => (from === undefined ? null : formatDay(from))),
    validity.map(({ end }) => (end === undefined ? null : formatDay(end))),
  ]);
}

/** Persons' benefits whose recoveries are larger than the payments. */
export async function findNegativeNetPayments(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT DISTINCT ON (p.person, p.benefit) 'benefit-payments' AS source, p.batch_id AS batch,
            p.line, ${monthText("p.period_start")} AS month, p.benefit AS detail
     FROM (SELECT person, benefit FROM benefit_payment WHERE superseded_by_batch IS NULL
           GROUP BY person, benefit HAVING sum(paid_cents) < 0) AS negative
     JOIN benefit_payment p USING (person, benefit)
     WHERE p.superseded_by_batch IS NULL
     ORDER BY p.person, p.benefit, p.paid_cents`,
  );
}

/** Rows whose municipality the register lacks; undefined while no register has been imported. */
export async function findUnknownMunicipalities(reader: WholeReader): Promise<Finding | undefined> {
  const { known } = await oneRow<{ known: boolean }>(
    reader,
    "SELECT EXISTS (SELECT FROM municipality WHERE superseded_by_batch IS NULL) AS known",
  );
  if (!known) return undefined;
  const tables = [
    { source: "residence", table: "residence_spell", month: "period_start" },
    { source: "benefit-invoices", table: "benefit_invoice", month: "benefit_month" },
  ] as const;
  const parts = tables.map(
    ({ source, table, month }) => `
      SELECT '${source}' AS source, r.batch_id AS batch, r.line, ${monthText(`r.${month}`)} AS month,
             r.municipality AS detail
      FROM ${table} r
      WHERE r.superseded_by_batch IS NULL AND r.municipality IS NOT NULL AND NOT EXISTS (
        SELECT FROM municipality m
        WHERE m.municipality = r.municipality AND m.superseded_by_batch IS NULL)`,
  );
  return await findingOf(reader, parts.join(" UNION ALL "));
}

/** Ledger entries on any of the accounts. */
export async function findLedgerEntriesOn(
  reader: Reader,
  accounts: readonly string[],
): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'ledger' AS source, batch_id AS batch, line, ${monthText("month")} AS month,
            account AS detail
     FROM ledger_entry WHERE superseded_by_batch IS NULL AND account = ANY ($1)`,
    [accounts],
  );
}

/** Every account the ledger has entries on. */
export async function ledgerAccounts(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.rows<{ account: string }>(
    `SELECT DISTINCT account FROM ledger_entry WHERE superseded_by_batch IS NULL ORDER BY account`,
  );
  return rows.map(({ account }) => account);
}

/** Services with entries in a year that has a budget, but none for them. */
export async function findServicesWithoutBudget(reader: Reader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'ledger' AS source, NULL::bigint AS batch, NULL::int AS line,
            ${monthText("min(l.month)")} AS month, l.service AS detail
     FROM ledger_entry l
     WHERE l.superseded_by_batch IS NULL
       AND EXISTS (
         SELECT FROM budget_line b
         WHERE b.superseded_by_batch IS NULL AND b.budget_year = extract(year FROM l.month))
       AND NOT EXISTS (
         SELECT FROM budget_line b
         WHERE b.superseded_by_batch IS NULL AND b.service = l.service
           AND b.budget_year = extract(year FROM l.month))
     GROUP BY l.service, extract(year FROM l.month)`,
  );
}

/** Services that one year's budget puts in several statutory classes. */
export async function findServicesInTwoClasses(reader: Reader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'budget' AS source, max(batch_id) AS batch, max(line) AS line,
            budget_year::text || '-01' AS month, service AS detail
     FROM budget_line WHERE superseded_by_batch IS NULL
     GROUP BY budget_year, service HAVING count(DISTINCT statutory_class) > 1`,
  );
}

/** Commitments of which more has been paid than was granted. */
export async function findOverpaidCommitments(reader: Reader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT 'commitments' AS source, batch_id AS batch, line, ${monthText("as_of_month")} AS month,
            commitment_id AS detail
     FROM commitment WHERE superseded_by_batch IS NULL AND paid_cents > granted_cents`,
  );
}

/**
 * Months of Kela's municipal share whose parts differ from the total. Months published in whole
 * euros may differ by half a euro a part. A recipient who crosses a step within the month is counted
 * in both, so recipients may be fewer than their parts add up to, never more.
 */
export async function findPartsThatDifferFromTotal(reader: Reader): Promise<Finding> {
  const cents = ["benefit_cents", "share_cents"].map((measure) => {
    const whole = `${measure}_total % 100 = 0 AND ${measure}_300_499 % 100 = 0
      AND ${measure}_500_999 % 100 = 0 AND ${measure}_1000_plus % 100 = 0`;
    return `abs(${measure}_total - (${partsOf(measure)})) > CASE WHEN ${whole} THEN 200 ELSE 2 END`;
  });
  const counts = [
    `days_total <> ${partsOf("days")}`,
    `recipients_total > ${partsOf("recipients")}`,
    "recipients_total < greatest(recipients_300_499, recipients_500_999, recipients_1000_plus)",
  ];
  return await findingOf(
    reader,
    `SELECT 'kela-municipal-share' AS source, batch_id AS batch, line, ${monthText("month")} AS month,
            municipality AS detail
     FROM kela_municipal_share
     WHERE superseded_by_batch IS NULL AND (${[...counts, ...cents].join(" OR ")})`,
  );
}

/** Open records that the latest full delivery of their source lacked. */
export async function findMissingInSource(reader: WholeReader): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT m.source, m.batch_id AS batch, NULL::int AS line, NULL::text AS month,
            NULL::text AS detail
     FROM missing_in_source m
     WHERE m.batch_id = (
       SELECT max(b.id) FROM import_batch b
       WHERE b.source = m.source AND b.status = 'done' AND b.delivery = 'full')`,
  );
}

/** Rejected rows that no corrected file has answered for. @param reasonHeading marks a corrected file. */
export async function findQuarantinedRows(
  reader: WholeReader,
  reasonHeading: string,
): Promise<Finding> {
  return await findingOf(
    reader,
    `SELECT b.source, b.id AS batch, q.line, NULL::text AS month, NULL::text AS detail
     FROM quarantine_row q JOIN import_batch b ON b.id = q.batch_id
     WHERE b.id IN (${waitingBatches("$1")})`,
    [JSON.stringify([{ heading: reasonHeading, fate: "ignored" }])],
  );
}

/** The same payment, whenever it was paid out: those are another check's. */
export function samePayment(p: string, q: string): string {
  const fields = ["period_start", "period_end", "ground", "paid_days", "paid_cents"];
  return fields.map((field) => `${p}.${field} = ${q}.${field}`).join(" AND ");
}

/** How many rejected rows of a source no corrected file has answered for. @param reasonHeading as above. */
export async function countQuarantinedRows(
  reader: WholeReader,
  source: SourceId,
  reasonHeading: string,
): Promise<number> {
  const { count } = await oneRow<{ count: number }>(
    reader,
    `SELECT count(*)::int AS count
     FROM quarantine_row q JOIN import_batch b ON b.id = q.batch_id
     WHERE b.source = $2 AND b.id IN (${waitingBatches("$1")})`,
    [JSON.stringify([{ heading: reasonHeading, fate: "ignored" }]), source],
  );
  return count;
}

function partsOf(measure: string): string {
  return ["300_499", "500_999", "1000_plus"].map((step) => `${measure}_${step}`).join(" + ");
}

/** Places of current payments `p` that meet a condition. */
export function paymentPlaces(condition: string, detail = "NULL::text"): string {
  return `SELECT 'benefit-payments' AS source, p.batch_id AS batch, p.line,
                 ${monthText("p.period_start")} AS month, ${detail} AS detail
          FROM benefit_payment p
          WHERE p.superseded_by_batch IS NULL AND ${condition}`;
}

/** Five days of each calendar week that the half-open period touches, at most as many as it has. */
export function mostPaidDays(start: string, end: string): string {
  const [first, last] = [sinceMonday(start), sinceMonday(`(${end} - 1)`)];
  return `CASE WHEN ${first} / 7 = ${last} / 7 THEN least(5, ${end} - ${start})
    ELSE least(5, 7 - ${first} % 7) + 5 * (${last} / 7 - ${first} / 7 - 1) + least(5, ${last} % 7 + 1) END`;
}

/** Days since a Monday before anything stored. */
function sinceMonday(value: string): string {
  return `(${value} - date '1899-12-25')`;
}

/** `YYYY-MM` of a date. */
export function monthText(value: string): string {
  return `to_char(${value}, 'YYYY-MM')`;
}

/** Counts places and shows the first of them. @param places a query that gives them. */
export async function findingOf(
  reader: Reader,
  places: string,
  values: readonly unknown[] = [],
): Promise<Finding> {
  return await oneRow<Finding>(
    reader,
    `WITH place AS MATERIALIZED (${places})
     SELECT (SELECT count(*)::int FROM place) AS count,
            coalesce((SELECT jsonb_agg(to_jsonb(shown)) FROM (
              SELECT * FROM place ORDER BY batch DESC NULLS LAST, line, month LIMIT ${shownPlaces}
            ) shown), '[]') AS places`,
    values,
  );
}

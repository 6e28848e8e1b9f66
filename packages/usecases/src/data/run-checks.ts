import { fillLocalised, type Day, type Localised } from "@luotsi/base";
import { accountRange, type ChecksView, type CheckView, type SourceId } from "@luotsi/contract";
import { reasonHeading } from "@luotsi/intake";
import {
  basicAllowanceShare,
  earningsRelatedShare,
  generalBenefitShare,
  labourMarketSubsidyShare,
  type FundingRule,
  type LegalParameter,
} from "@luotsi/law";
import {
  databaseMoment,
  findBenefitsOutsideLaw,
  findBrokenCounters,
  findEmptyPayments,
  findInvoiceLinesAgain,
  findInvoicesOfOtherAreas,
  findLedgerEntriesOn,
  findMissingInSource,
  findNegativeNetPayments,
  findOverlappingSpells,
  findOverpaidCommitments,
  findPaidBeforePeriod,
  findPartsThatDifferFromTotal,
  findPaymentsDelivered,
  findPaymentsOutsideJobSearch,
  findPaymentsOutsideLife,
  findPaymentsPaidTwice,
  findQuarantinedRows,
  findRecoveriesWithoutPayment,
  findServicesInTwoClasses,
  findServicesWithoutBudget,
  findTooManyPaidDays,
  findUnknownMunicipalities,
  findUnknownPersons,
  ledgerAccounts,
  type BenefitValidity,
  type Finding,
  sourceVersions,
  systemReader,
  type WholeReader,
} from "@luotsi/store";

import { checkAuditChain } from "../audit-log/check-audit-chain.ts";
import type { Workspace } from "../workspace.ts";
import { checkCatalogue, type CheckCode } from "./check-catalogue.ts";
import type { CheckDefinition } from "./check-definition.ts";
import { checksFinding, nothingToCheck, registerMissing } from "./check-words.ts";
import { foundOne } from "./found-one.ts";
import { readCoverage } from "./show-coverage.ts";

export interface ChecksToRun {
  /** The checks that look at this source; all without it. */
  readonly only?: SourceId;
  /** How much of the audit log's chain is followed: all of it, or what is newer than the last time. */
  readonly chain: "all" | "new";
}

/** Runs the sanity checks over the truth, worst findings first. */
export async function runChecks(
  workspace: Workspace,
  { only, chain }: ChecksToRun,
): Promise<Omit<ChecksView, "nights">> {
  const codes = checkCodes.filter(
    (code) => only === undefined || definitionOf(code).sources.includes(only),
  );
  const checks: CheckView[] = [];
  for (const code of codes) checks.push(await runCheck({ ...workspace, chain }, code));
  const worstFirst = checks.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return {
    checks: worstFirst,
    finding: await findingOn(workspace, checks),
    ranAt: await databaseMoment(workspace.store.reader),
  };
}

async function findingOn({ store }: Workspace, checks: readonly CheckView[]): Promise<Localised> {
  const isEmpty = (await sourceVersions(store.reader)).size === 0;
  const areOk = checks.every(({ level }) => level === "ok" || level === "notice");
  return isEmpty && areOk ? nothingToCheck : checksFinding(checks);
}

const levels: readonly CheckView["level"][] = ["error", "warning", "notice", "ok"];
const checkCodes = Object.keys(checkCatalogue).filter(isCheckCode);

function isCheckCode(text: string): text is CheckCode {
  return Object.hasOwn(checkCatalogue, text);
}

function definitionOf(code: CheckCode): CheckDefinition {
  return checkCatalogue[code];
}

async function runCheck(place: CheckedPlace, code: CheckCode): Promise<CheckView> {
  const definition = definitionOf(code);
  const finding = await finders[code](place);
  const common = { code, title: definition.title, sources: [...definition.sources] };
  if (finding === undefined) {
    return { ...common, level: "notice", count: 0, ...registerMissing, places: [] };
  }
  const { count, places, at = 0 } = finding;
  const found = count === 1 ? (foundOne[code] ?? definition.found) : definition.found;
  const message = fillLocalised(count === 0 ? nothingFound : found, { count, at });
  return {
    ...common,
    level: count === 0 ? "ok" : definition.level,
    count,
    message,
    next: count === 0 ? null : definition.next,
    places: [...places],
  };
}

const nothingFound = {
  fi: "Ei huomautettavaa.",
  sv: "Inget att anmärka.",
  en: "Nothing to report.",
};

type CheckedPlace = Workspace & Pick<ChecksToRun, "chain">;

/** Undefined: it could not be checked. */
type Finder = (place: CheckedPlace) => Promise<Finding | undefined>;

/** Checks look through everybody's rows and tell places in files, never people. */
function everybody(store: Workspace["store"]): WholeReader {
  return systemReader(store.reader, "checks-of-data");
}

const finders: Readonly<Record<CheckCode, Finder>> = {
  OVERLAPPING_SPELLS: async ({ store }) => await findOverlappingSpells(everybody(store)),
  PERSON_UNKNOWN: async ({ store }) => await findUnknownPersons(everybody(store)),
  MORE_DAYS_THAN_WEEKDAYS: async ({ store }) => await findTooManyPaidDays(everybody(store)),
  PAYMENTS_OVERLAP: async ({ store }) => await findPaymentsPaidTwice(everybody(store)),
  PAYMENT_OUTSIDE_JOB_SEARCH: async ({ store }) =>
    await findPaymentsOutsideJobSearch(everybody(store)),
  PAID_BEFORE_PERIOD: async ({ store }) => await findPaidBeforePeriod(everybody(store)),
  BENEFIT_OUTSIDE_LAW: async ({ store }) =>
    await findBenefitsOutsideLaw(everybody(store), benefitValidity()),
  BENEFIT_ENDED: async ({ store }) =>
    await findBenefitsOutsideLaw(everybody(store), timesBeforeTheEnd()),
  INVOICE_LINE_AGAIN: async ({ store }) => await findInvoiceLinesAgain(everybody(store)),
  INVOICE_OF_OTHER_AREA: async ({ store, area }) =>
    await findInvoicesOfOtherAreas(everybody(store), (await area()).municipalities),
  PAYMENT_OUTSIDE_LIFE: async ({ store }) => await findPaymentsOutsideLife(everybody(store)),
  PAYMENT_DELIVERED_TWICE: async ({ store }) => await findPaymentsDelivered(everybody(store)),
  RECOVERY_WITHOUT_PAYMENT: async ({ store }) =>
    await findRecoveriesWithoutPayment(everybody(store)),
  COUNTER_BROKEN: async ({ store }) => await findBrokenCounters(everybody(store), counterEras()),
  EMPTY_PAYMENT: async ({ store }) => await findEmptyPayments(everybody(store)),
  NEGATIVE_NET_PAYMENT: async ({ store }) => await findNegativeNetPayments(everybody(store)),
  UNKNOWN_MUNICIPALITY: async ({ store }) => await findUnknownMunicipalities(everybody(store)),
  LEDGER_ACCOUNT_CLASS: async ({ store }) => {
    const accounts = await ledgerAccounts(store.reader);
    const outside = accounts.filter((account) => accountRange(account) === undefined);
    return await findLedgerEntriesOn(store.reader, outside);
  },
  SERVICE_WITHOUT_BUDGET: async ({ store }) => await findServicesWithoutBudget(store.reader),
  SERVICE_IN_TWO_CLASSES: async ({ store }) => await findServicesInTwoClasses(store.reader),
  COMMITMENT_OVERPAID: async ({ store }) => await findOverpaidCommitments(store.reader),
  PARTS_DIFFER_FROM_TOTAL: async ({ store }) => await findPartsThatDifferFromTotal(store.reader),
  MISSING_IN_SOURCE: async ({ store }) => await findMissingInSource(everybody(store)),
  MONTH_WITHOUT_ROWS: async (workspace) => await findMonths(workspace, "none"),
  RECORDING_GAP: async (workspace) => await findMonths(workspace, "low"),
  AUDIT_CHAIN: async (place) => await findAuditBreak(place),
  ROWS_IN_QUARANTINE: async ({ store }) =>
    await findQuarantinedRows(everybody(store), reasonHeading),
};

/** A log that is not whole has one first event that shows it. */
async function findAuditBreak(place: CheckedPlace): Promise<Finding> {
  const state = await checkAuditChain(place, place.chain);
  return state.kind === "whole" ? { count: 0, places: [] } : { count: 1, places: [], at: state.at };
}

/** A benefit exists in law for as long as the law says who finances it. */
function benefitValidity(): readonly BenefitValidity[] {
  const shares: Readonly<Record<string, LegalParameter<FundingRule>>> = {
    labour_market_subsidy: labourMarketSubsidyShare,
    basic_allowance: basicAllowanceShare,
    earnings_related_allowance: earningsRelatedShare,
    general_benefit: generalBenefitShare,
  };
  return Object.entries(shares).flatMap(([benefit, { history }]) => {
    const first = history[0];
    return first === undefined ? [] : [{ benefit, from: first.from, end: history.at(-1)?.to }];
  });
}

/** Until when each benefit was paid that another has replaced: from then on it is financed by that one's rule. */
function timesBeforeTheEnd(): readonly BenefitValidity[] {
  const replaced: Readonly<Record<string, LegalParameter<FundingRule>>> = {
    labour_market_subsidy: labourMarketSubsidyShare,
    basic_allowance: basicAllowanceShare,
  };
  const [general] = generalBenefitShare.history;
  return Object.entries(replaced).flatMap(([benefit, { history }]) => {
    const end = history.find(({ value }) => value.id === general?.value.id)?.from;
    return end === undefined ? [] : [{ benefit, from: undefined, end }];
  });
}

/** The days from which the share of a benefit looks at another counter than before. */
function counterEras(): readonly Day[] {
  return [labourMarketSubsidyShare, basicAllowanceShare].flatMap(({ history }) =>
    history
      .filter(({ value }, i) => i > 0 && value.counter !== history[i - 1]?.value.counter)
      .map(({ from }) => from),
  );
}

const shownMonths = 20;

async function findMonths(workspace: Workspace, state: "none" | "low"): Promise<Finding> {
  const coverage = await readCoverage(workspace.store);
  const months = coverage.flatMap(({ source, months: all }) =>
    all.filter((month) => month.state === state).map(({ month }) => ({ source, month })),
  );
  const places = months
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .slice(0, shownMonths)
    .map(({ source, month }) => ({ source, batch: null, line: null, month, detail: null }));
  return { count: months.length, places };
}

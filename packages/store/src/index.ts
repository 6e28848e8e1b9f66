export { exportParquet, type ParquetTable } from "./duckdb/export-parquet.ts";
export { openColumnar, refreshCopy, withColumnar, type Columnar } from "./duckdb/open-columnar.ts";
export { rebuildColumnar, type ColumnarCopy } from "./duckdb/rebuild-columnar.ts";
export {
  loadInvoices,
  loadPayments,
  type InvoiceFrame,
  type PaymentFrame,
} from "./frames/load-benefits.ts";
export {
  loadBudget,
  loadCommitments,
  loadLedger,
  type BudgetFrame,
  type CommitmentFrame,
  type LedgerFrame,
} from "./frames/load-finance.ts";
export {
  loadFrame,
  type Frame,
  type FrameColumnSchema,
  type NumberColumn,
  type TextColumn,
} from "./frames/load-frame.ts";
export {
  loadKela,
  loadStatfin,
  type KelaFrame,
  type StatfinFrame,
} from "./frames/load-official.ts";
export {
  loadEmploymentSpells,
  loadPersons,
  loadResidence,
  loadServicePeriods,
  openEndDay,
  type EmploymentSpellFrame,
  type PersonFrame,
  type ResidenceFrame,
  type ServicePeriodFrame,
} from "./frames/load-people.ts";
export type {
  BatchMeta,
  BatchOptions,
  BatchOutcome,
  BatchProgress,
} from "./import/batch-outcome.ts";
export { dataVersion, sourceVersions } from "./import/data-version.ts";
export { storeBatch } from "./import/store-batch.ts";
export { undoBatch, type UndoneBatch } from "./import/undo-batch.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Reader, SnapshotReader, Writer } from "./postgres/access.ts";
export { systemReader, wholeAreaReader, type WholeReader } from "./postgres/whole-reader.ts";
export { findPersonInReach, type PersonInReach } from "./privacy/person-in-reach.ts";
export { scopedReader, type Asker, type ScopedReader } from "./postgres/scoped-reader.ts";
export {
  assignCustomer,
  findPerson,
  hasTeams,
  readTeamSpells,
  type CustomerAssignment,
  type TeamSpell,
} from "./queries/customer-assignments.ts";
export { readScopeSpells, type ScopeSpell } from "./queries/people-in-scope.ts";
export { readAnswerVersion, readForecastVersion } from "./queries/answer-version.ts";
export {
  followAuditChain,
  readAuditHead,
  type AuditChainState,
  type AuditLink,
} from "./queries/audit-chain.ts";
export {
  findFurthestReach,
  listAuditEvents,
  listAuditUsers,
  readAuditSpan,
  type AuditFilter,
  type AuditRow,
  type AuditUser,
} from "./queries/audit-questions.ts";
export { insertAuditLines, type AuditLine } from "./queries/audit-log.ts";
export { restingOn, type RestingOn } from "./queries/resting-on.ts";
export {
  insertClosing,
  listClosedMonths,
  listFrozenRows,
  readFrozenPage,
  type ClosedMonth,
  type FrozenRow,
  type MonthClosing,
} from "./queries/closed-months.ts";
export {
  readInvoiceLines,
  readPaymentPlaces,
  readPseudonyms,
  type PlaceInFile,
  type StoredInvoiceLine,
  type StoredPaymentPlace,
} from "./queries/benefit-rows.ts";
export {
  insertInvoiceMarks,
  listInvoiceMarks,
  listLatestInvoiceMarks,
  type InvoiceCaseKey,
  type InvoiceCaseMark,
  type KeptInvoiceCaseMark,
} from "./queries/invoice-cases.ts";
export { readLedgerPostings, type StoredPosting } from "./queries/ledger-postings.ts";
export { readVisits, type VisitCount } from "./queries/ohjaamo-visits.ts";
export { readMunicipalityNames } from "./queries/municipality-names.ts";
export { findLatestRun, findRun, insertRun, type KeptRun, type RunToKeep } from "./queries/runs.ts";
export {
  insertAttempt,
  insertBreakGlassCode,
  insertUsedLogoutToken,
  listBreakGlassCodes,
  takeAttempt,
  useBreakGlassCode,
  type BreakGlassUse,
} from "./queries/sign-in-attempts.ts";
export {
  deleteEndedSignIns,
  deleteSession,
  deleteSessionsOfProvider,
  findSession,
  insertSession,
  replaceToken,
  setActingRole,
  touchSession,
  type EndedAtProvider,
  type FoundSession,
} from "./queries/sign-in-sessions.ts";
export { readSetting, writeSetting, type SettingChange } from "./queries/settings.ts";
export {
  databaseMoment,
  countQuarantinedRows,
  findBenefitsOutsideLaw,
  findLedgerEntriesOn,
  findMissingInSource,
  findNegativeNetPayments,
  findOverlappingSpells,
  findOverpaidCommitments,
  findPaidBeforePeriod,
  findPartsThatDifferFromTotal,
  findPaymentsOutsideJobSearch,
  findPaymentsPaidTwice,
  findQuarantinedRows,
  findServicesInTwoClasses,
  findServicesWithoutBudget,
  findTooManyPaidDays,
  findUnknownMunicipalities,
  findUnknownPersons,
  ledgerAccounts,
  type BenefitValidity,
  type Finding,
  type FindingPlace,
} from "./queries/checks.ts";
export {
  findBrokenCounters,
  findEmptyPayments,
  findInvoiceLinesAgain,
  findInvoicesOfOtherAreas,
  findPaymentsDelivered,
  findPaymentsOutsideLife,
  findRecoveriesWithoutPayment,
} from "./queries/payment-checks.ts";
export {
  countProblems,
  findDelivery,
  findStandingBatch,
  listDeliveries,
  monthsOfDeliveries,
  readCorrections,
  readQuarantine,
  readQuarantinedPeople,
  type Delivery,
  type DeliveryDetail,
} from "./queries/deliveries.ts";
export {
  findMapping,
  listMappings,
  saveMapping,
  type SavedMapping,
} from "./queries/mapping-profiles.ts";
export { readArrivals, readSourceMonths, type SourceMonth } from "./queries/month-counts.ts";
export { readSourceStates, type SourceState } from "./queries/source-states.ts";
export {
  findRunOfQuestion,
  insertScenarioListing,
  insertScenarioVersion,
  listScenarios,
  listScenarioVersions,
  type StoredScenario,
} from "./queries/scenarios.ts";
export {
  readPayoutArrivals,
  readPayoutSpan,
  type PayoutArrival,
} from "./queries/payout-arrivals.ts";
export { readManifest, type BackupManifest } from "./backup/backup-manifest.ts";
export { restoreBackup, tableChecksums, type Restored } from "./backup/restore-backup.ts";
export { writeBackup, type BackupProgress } from "./backup/write-backup.ts";
export { openVault, type OpenVault } from "./vault/open-vault.ts";
export { findByIndex, readIdentity, type OpenedDetail } from "./vault/read-identity.ts";
export { rotateKeys, type RotationProgress } from "./vault/rotate-keys.ts";
export { addVaultKey, loadVaultKeys, type VaultKeys } from "./vault/vault-keys.ts";
export { readVaultStatus, type VaultStatus } from "./vault/vault-status.ts";
export { keepIdentity, type Keeping } from "./vault/keep-identities.ts";
export { countErasable, erasePerson, type Erasure } from "./privacy/erase-person.ts";
export {
  blankOldRejected,
  countEarlierIdentity,
  countOldRejected,
  dropEarlierIdentity,
  findPeopleDue,
  lastEventOf,
} from "./privacy/retention-due.ts";
export {
  rejectedRowsOf,
  rowsOfPerson,
  seenBy,
  type RejectedRowOfPerson,
  type RowsOfTable,
  type SeenBy,
  type StoredRow,
} from "./privacy/rows-of-person.ts";
export { countPersonalRows } from "./privacy/personal-tables.ts";
export {
  beginNight,
  finishNight,
  listNights,
  readChecksVersion,
  type NightlyCheck,
} from "./queries/nightly-checks.ts";

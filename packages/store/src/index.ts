export type {
  BatchMeta,
  BatchOptions,
  BatchOutcome,
  BatchProgress,
} from "./import/batch-outcome.ts";
export { dataVersion } from "./import/data-version.ts";
export { storeBatch } from "./import/store-batch.ts";
export { undoBatch } from "./import/undo-batch.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Reader, SnapshotReader, Writer } from "./postgres/access.ts";
export { readAnswerVersion } from "./queries/answer-version.ts";
export { insertAuditLines, type AuditLine } from "./queries/audit-log.ts";
export { readSetting, writeSetting, type SettingChange } from "./queries/settings.ts";

export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Reader, SnapshotReader, Writer } from "./postgres/access.ts";
export { readAnswerVersion } from "./queries/answer-version.ts";
export { insertAuditLines, type AuditLine } from "./queries/audit-log.ts";
export { readSetting, writeSetting, type SettingChange } from "./queries/settings.ts";

export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Reader, SnapshotReader, Writer } from "./postgres/access.ts";

import { z } from "zod";

import { identityFieldIds } from "../data/identity-field.ts";
import type { Endpoint } from "../endpoint.ts";
import { localised } from "../provenance.ts";

/** What a data subject is found by. Used once and kept nowhere; never in an address. */
export const dataSubjectQuestion = z.object({
  by: z.enum(["identity_code", "register_key", "email", "phone", "pseudonym"]),
  value: z.string().trim().min(1).max(200),
});
/** Shape of `dataSubjectQuestion`. */
export type DataSubjectQuestion = z.infer<typeof dataSubjectQuestion>;

/** One value of the vault, current or earlier, with who put it there and why. Moments are ISO 8601 in UTC. */
const keptValue = z.object({
  field: z.enum(identityFieldIds),
  title: localised,
  value: z.string(),
  keptAt: z.string(),
  keptBy: z.string(),
  /** `import`, or a code of the grounds of correction. */
  ground: z.string(),
  /** Null while the value stands. */
  superseded: z.object({ at: z.string(), by: z.string(), ground: z.string() }).nullable(),
});
/** Shape of one kept value. */
export type KeptValue = z.infer<typeof keptValue>;

/** How many rows of a table are about the person. */
const rowsOfTable = z.object({ table: z.string(), title: localised, rows: z.int() });

/** When the law lets go of the person's data: now, on a day, or not while the person is a customer. */
const erasureTime = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("now") }),
  z.object({ kind: z.literal("from"), day: z.string() }),
  z.object({ kind: z.literal("customer") }),
]);

/** What erasing would do, counted before it is done. */
const erasurePreview = z.object({
  time: erasureTime,
  /** What bids the data be kept until then. */
  basis: z.object({ act: z.string(), section: z.string(), title: localised }),
  /** Values of the vault, earlier ones too, that would be destroyed with their keys. */
  identityValues: z.int(),
  /** Notes on invoice cases that would be emptied. */
  notes: z.int(),
  /** Rejected rows whose cells would be emptied. */
  rejectedRows: z.int(),
});
/** Shape of the preview of an erasure. */
export type ErasurePreview = z.infer<typeof erasurePreview>;

/** One who has seen the person: how often, and when first and last. Moments are ISO 8601 in UTC. */
const watcher = z.object({
  who: z.string(),
  role: z.string(),
  events: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
});

/** Everything a request of one person is answered with. */
const dataSubject = z.object({
  pseudonym: z.string(),
  /** Empty where the vault is not in use or holds nothing of the person. */
  identity: z.array(keptValue),
  isVaultOpen: z.boolean(),
  tables: z.array(rowsOfTable),
  rejectedRows: z.int(),
  seenBy: z.array(watcher),
  erasure: erasurePreview,
});
/** Shape of one data subject. */
export type DataSubject = z.infer<typeof dataSubject>;

/** Those found: nobody, one, or several who share an address. */
export const dataSubjectView = z.object({ people: z.array(dataSubject) });
/** Shape of `dataSubjectView`. */
export type DataSubjectView = z.infer<typeof dataSubjectView>;

/** A data subject found, with what is held and what erasing would do. */
export const postDataSubject: Endpoint<never, never, DataSubjectQuestion, DataSubjectView> = {
  id: "dataSubject",
  summary:
    "A data subject by identity code, register key, contact detail or pseudonym: what is held, who has seen it, and what erasing would do",
  readsOnly: true,
  body: dataSubjectQuestion,
  view: dataSubjectView,
};

import { z } from "zod";

import { identityFieldIds } from "../data/identity-field.ts";
import type { Endpoint } from "../endpoint.ts";
import { localised } from "../provenance.ts";
import { correctionGrounds, erasureGrounds, identityPurposes } from "./privacy-codes.ts";

/** A pseudonym of an area, or of a person cut loose. */
const pseudonym = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Whose identity is asked for, and what for. Never in an address: an address is logged and shared. */
export const identityQuestion = z.object({
  pseudonym,
  purpose: z.enum(identityPurposes),
});
/** Shape of `identityQuestion`. */
export type IdentityQuestion = z.infer<typeof identityQuestion>;

/** What the vault holds of one person now. */
export const identityView = z.object({
  pseudonym: z.string(),
  fields: z.array(
    z.object({
      field: z.enum(identityFieldIds),
      title: localised,
      value: z.string(),
      keptOn: z.string(),
    }),
  ),
});
/** Shape of `identityView`. */
export type IdentityView = z.infer<typeof identityView>;

/** A value that a person is looked for by; used once and kept nowhere. */
export const personQuestion = z.object({
  field: z.enum(["identity_code", "register_key", "email", "phone"]),
  value: z.string().min(1).max(200),
  purpose: z.enum(identityPurposes),
});
/** Shape of `personQuestion`. */
export type PersonQuestion = z.infer<typeof personQuestion>;

/** The pseudonyms of those found: none, one, or several who share an address. */
export const foundPeople = z.object({ people: z.array(z.string()) });
/** Shape of `foundPeople`. */
export type FoundPeople = z.infer<typeof foundPeople>;

/** Formats of a document about one person or about the processing. */
export const privacyFormats = ["html", "pdf", "md"] as const;
const languages = z.enum(["fi", "sv", "en"]);

/** Whose data is put together for the person. */
export const extractQuestion = z.object({
  pseudonym,
  format: z.enum([...privacyFormats, "json"]).default("pdf"),
  language: languages.default("fi"),
});
/** Shape of `extractQuestion`. */
export type ExtractQuestion = z.infer<typeof extractQuestion>;

/** A value of the vault to be put right. */
export const identityCorrection = z.object({
  pseudonym,
  field: z.enum(identityFieldIds),
  value: z.string().min(1).max(500),
  ground: z.enum(correctionGrounds),
});
/** Shape of `identityCorrection`. */
export type IdentityCorrection = z.infer<typeof identityCorrection>;

/** Whether a value was changed; 0 when it stood so already. */
export const correctionDone = z.object({ pseudonym: z.string(), changed: z.int() });
/** Shape of `correctionDone`. */
export type CorrectionDone = z.infer<typeof correctionDone>;

/** Whose data is erased, and on what ground. */
export const erasureOrder = z.object({ pseudonym, ground: z.enum(erasureGrounds) });
/** Shape of `erasureOrder`. */
export type ErasureOrder = z.infer<typeof erasureOrder>;

/** What an erasure did; sums and closed months are not among it. */
export const erasureDone = z.object({
  /** Whose pseudonym it was. */
  pseudonym: z.string(),
  /** Values of the vault that are gone. */
  identityValues: z.int(),
  /** Rows that belong to nobody known any more, by table. */
  delinked: z.array(z.object({ table: z.string(), title: localised, rows: z.int() })),
  /** Rejected rows whose cells were emptied. */
  rejectedRows: z.int(),
  /** Notes on invoice cases that were emptied. */
  notes: z.int(),
  /** Day of the erasure, ISO 8601. */
  erasedOn: z.string(),
});
/** Shape of `erasureDone`. */
export type ErasureDone = z.infer<typeof erasureDone>;

/** The rules of retention and what has run out of time. */
export const retentionView = z.object({
  today: z.string(),
  rules: z.array(
    z.object({
      id: z.string(),
      title: localised,
      about: localised,
      months: z.int().nullable(),
      from: localised,
      action: z.string(),
      basis: z.object({
        act: z.string(),
        section: z.string(),
        confidence: z.enum(["primary", "secondary", "memory", "own-choice"]),
        title: localised,
      }),
      /** What is taken for granted while the basis has not been read in the act. */
      assumption: z.object({ assumed: localised, restsOn: localised }).nullable(),
      /** People, rows or values whose time has run out; null for a rule that removes nothing. */
      due: z.int().nullable(),
    }),
  ),
});
/** Shape of `retentionView`. */
export type RetentionView = z.infer<typeof retentionView>;

/** What the vault holds and under which keys; nothing is opened and no key is shown. */
export const vaultView = z.object({
  isOpen: z.boolean(),
  readersKeptOut: z.boolean(),
  /** Are ordinary writers kept out too, by a role that only the vault takes on? */
  writersKeptOut: z.boolean(),
  people: z.int(),
  fields: z.array(z.object({ field: z.string(), count: z.int() })),
  earlier: z.int(),
  keys: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      firstUsedAt: z.string(),
      dataKeys: z.int(),
      state: z.enum(["current", "older", "missing", "unused"]),
    }),
  ),
});
/** Shape of `vaultView`. */
export type VaultView = z.infer<typeof vaultView>;

/** Language and format of a document. */
export const documentQuestion = z.object({
  language: languages.default("fi"),
  format: z.enum(privacyFormats).default("html"),
});
/** Shape of `documentQuestion`. */
export type DocumentQuestion = z.infer<typeof documentQuestion>;

/** Who a pseudonym is. */
export const postIdentity: Endpoint<never, never, IdentityQuestion, IdentityView> = {
  id: "identity",
  summary: "Who a pseudonym is; needs a purpose and stands in the audit log",
  readsOnly: true,
  body: identityQuestion,
  view: identityView,
};

/** Whose an identity code is. */
export const postPersonSearch: Endpoint<never, never, PersonQuestion, FoundPeople> = {
  id: "personSearch",
  summary:
    "The pseudonym of a person by identity code, register key or contact detail; kept nowhere",
  readsOnly: true,
  body: personQuestion,
  view: foundPeople,
};

/** Everything kept of a person. */
export const postPersonExtract: Endpoint<never, never, ExtractQuestion, unknown> = {
  id: "personExtract",
  summary: "Everything Luotsi holds of a person and who has seen it, as a document or JSON",
  readsOnly: true,
  body: extractQuestion,
  view: z.unknown(),
  fileType: "application/octet-stream",
};

/** A value of the vault put right. */
export const postIdentityCorrection: Endpoint<never, never, IdentityCorrection, CorrectionDone> = {
  id: "identityCorrection",
  summary: "Correct a value of the vault; the earlier one is kept as history",
  body: identityCorrection,
  view: correctionDone,
};

/** A person's data erased. */
export const postErasure: Endpoint<never, never, ErasureOrder, ErasureDone> = {
  id: "erasure",
  summary: "Erase a person's identity and cut the rows loose for good; sums stay",
  body: erasureOrder,
  view: erasureDone,
};

/** The rules of retention. */
export const getRetention: Endpoint<never, never, never, RetentionView> = {
  id: "retention",
  summary: "Rules of retention with their legal basis, and what has run out of time",
  view: retentionView,
};

/** The state of the vault. */
export const getVault: Endpoint<never, never, never, VaultView> = {
  id: "vault",
  summary: "What the vault holds and under which keys",
  view: vaultView,
};

/** The record of processing. */
export const getProcessingRecord: Endpoint<never, DocumentQuestion, never, unknown> = {
  id: "processingRecord",
  summary: "Record of processing activities (GDPR article 30) from the configuration",
  query: documentQuestion,
  view: z.unknown(),
  fileType: "application/octet-stream",
};

/** The impact assessment. */
export const getImpactAssessment: Endpoint<never, DocumentQuestion, never, unknown> = {
  id: "impactAssessment",
  summary:
    "Template of the data-protection impact assessment (GDPR article 35) from the configuration",
  query: documentQuestion,
  view: z.unknown(),
  fileType: "application/octet-stream",
};

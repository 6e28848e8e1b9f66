import type { IdentityView } from "@luotsi/contract";

/** A person as the vault told it. */
export type FoundPerson = IdentityView;

import type { SignedIn } from "@luotsi/usecases";

/** Who is signed in. */
export type Session = SignedIn;

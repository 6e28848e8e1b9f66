import type { SessionView } from "@luotsi/contract";
import type { Identified } from "@luotsi/usecases";

/** Where the browser goes, and the secret it carries meanwhile. */
export interface StartedSignIn {
  readonly location: string;
  readonly browserSecret: string;
}

export interface ReturnedBrowser {
  /** What the provider added to the address, `code` and `state` among others. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly browserSecret: string;
}

export interface FinishedSignIn {
  readonly who: Identified;
  /** A path of this server. */
  readonly returnTo: string;
}

/** Signing in with an identity provider. */
export interface SignIn {
  readonly kind: SessionView["signIn"]["kind"];
  /** The demo's users. */
  readonly users: SessionView["signIn"]["users"];
  /** The provider's name for itself; sessions of another are not honoured. */
  readonly issuer: () => string | undefined;
  /** Address of this server as people use it. */
  readonly origin: () => string;
  /** @throws AppError SIGN_IN_UNREACHABLE. */
  readonly start: (returnTo: string, as: string | undefined) => Promise<StartedSignIn>;
  /** @throws AppError SIGN_IN_FAILED, SIGN_IN_UNREACHABLE, NO_ROLE. */
  readonly finish: (browser: ReturnedBrowser) => Promise<FinishedSignIn>;
  /** Where the browser goes to sign out of the provider too; null when the provider offers nothing. */
  readonly leaveAt: (idToken: string) => Promise<string | null>;
  /** @throws AppError SIGN_IN_FAILED when the provider did not make the message. */
  readonly readLogoutToken: (token: string) => Promise<ProviderLogout>;
}

/** What a provider's sign-out message says. */
export interface ProviderLogout {
  readonly issuer: string;
  readonly subject: string | undefined;
  readonly providerSession: string | undefined;
  /** Id of the message. */
  readonly id: string;
}

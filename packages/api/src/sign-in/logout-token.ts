import { AppError } from "@luotsi/base";

import type { ProviderLogout } from "./sign-in.ts";

export interface LogoutTokenChecks {
  readonly issuer: string;
  /** Address of the provider's keys. */
  readonly keys: string;
  /** Id of this client at the provider. */
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A sign-out message is acted on this long after it was written. */
export const logoutTokenLastsSeconds = 120;

const event = "http://schemas.openid.net/event/backchannel-logout";

/**
 * Refuses what is not even addressed as the provider's, before anybody is asked for keys.
 *
 * @throws AppError SIGN_IN_FAILED.
 */
export async function refuseForeignToken(token: string, issuer: string): Promise<void> {
  const { decodeJwt } = await import("jose");
  if (issuerOf(token, decodeJwt) !== issuer) {
    throw new AppError("SIGN_IN_FAILED", { reason: "logout_token" });
  }
}

function issuerOf(token: string, read: (token: string) => { iss?: string }): string | undefined {
  try {
    return read(token).iss;
  } catch {
    // Not a token at all, which is nobody's.
    return undefined;
  }
}

/**
 * Checks a sign-out message as OpenID Connect Back-Channel Logout 1.0 section 2.6 asks: signature, issuer,
 * audience, age, event, no nonce, and whom it is about.
 *
 * @throws AppError SIGN_IN_FAILED.
 */
export async function verifyLogoutToken(
  token: string,
  { issuer, keys, audience, now }: LogoutTokenChecks,
): Promise<ProviderLogout> {
  const { createRemoteJWKSet, jwtVerify } = await import("jose");
  const keySet = createRemoteJWKSet(new URL(keys));
  const { payload } = await jwtVerify(token, keySet, {
    issuer,
    audience,
    algorithms: ["RS256", "PS256", "ES256", "RS384", "ES384", "RS512", "ES512", "EdDSA"],
    maxTokenAge: logoutTokenLastsSeconds,
    clockTolerance: 60,
    currentDate: new Date(now),
    requiredClaims: ["iat", "jti", "events"],
  }).catch(() => {
    throw new AppError("SIGN_IN_FAILED", { reason: "logout_token" });
  });
  const { iss, sub, sid, jti, events, nonce } = payload;
  const isAbout = (typeof sub === "string" || typeof sid === "string") && nonce === undefined;
  const isSignOut = typeof events === "object" && events !== null && event in events;
  if (!isAbout || !isSignOut || typeof iss !== "string" || typeof jti !== "string") {
    throw new AppError("SIGN_IN_FAILED", { reason: "logout_token" });
  }
  return {
    issuer: iss,
    subject: sub,
    providerSession: typeof sid === "string" ? sid : undefined,
    id: jti,
  };
}

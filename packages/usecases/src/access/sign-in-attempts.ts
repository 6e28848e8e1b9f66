import { createHash, randomBytes } from "node:crypto";

import { AppError } from "@luotsi/base";
import { insertAttempt, takeAttempt, type Store } from "@luotsi/store";

/** How long somebody may stay at the provider's page. */
const lastsMilliseconds = 15 * 60_000;

/** What a sign-in carries to the provider and back. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** A path of this server. */
  readonly returnTo: string;
}

/** Keeps a sign-in that begins. @returns the secret its browser carries meanwhile. */
export async function beginAttempt(
  store: Store,
  { state, nonce, codeVerifier, returnTo }: AttemptSecrets,
  now: number,
): Promise<string> {
  const browser = randomBytes(32).toString("base64url");
  await store.write(async (writer) => {
    await insertAttempt(writer, {
      stateHash: hashOf(state),
      browserHash: hashOf(browser),
      nonce,
      codeVerifier,
      returnTo,
      endsAt: now + lastsMilliseconds,
    });
  });
  return browser;
}

/**
 * Takes a sign-in out for finishing it: once, and only by the browser that began it.
 *
 * @throws AppError SIGN_IN_FAILED.
 */
export async function finishAttempt(
  store: Store,
  { state, browser }: { readonly state: string; readonly browser: string },
  now: number,
): Promise<AttemptSecrets> {
  const wanted = { stateHash: hashOf(state), browserHash: hashOf(browser) };
  const attempt = await store.write(async (writer) => await takeAttempt(writer, wanted, now));
  if (attempt === undefined) throw new AppError("SIGN_IN_FAILED", { reason: "state" });
  return { ...attempt, state };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

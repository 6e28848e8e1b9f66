import { AppError } from "@luotsi/base";
import {
  beginAttempt,
  finishAttempt,
  grantsOfGroups,
  type Identified,
  type Workspace,
} from "@luotsi/usecases";

import { refuseForeignToken, verifyLogoutToken } from "./logout-token.ts";
import {
  discoverProvider,
  reached,
  type DiscoveredProvider,
  type ProviderClient,
} from "./provider-client.ts";
import type { FinishedSignIn, ReturnedBrowser, SignIn, StartedSignIn } from "./sign-in.ts";

export interface ProviderSurroundings {
  readonly store: Workspace["store"];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly client: () => ProviderClient;
  /** Further parameters of the request to the provider. */
  readonly extra: (as: string | undefined) => Readonly<Record<string, string>>;
}

type ReadyProvider = ProviderSurroundings & {
  readonly provider: () => Promise<DiscoveredProvider>;
};

const callbackPath = "/api/sign-in/callback";

/** How long what the provider said of itself is believed. */
const discoveryLastsMilliseconds = 60 * 60_000;

/** Signing in with any OpenID Connect provider: authorization code with PKCE, state and nonce. */
export function providerSignIn(
  surroundings: ProviderSurroundings,
): Pick<SignIn, "start" | "finish" | "leaveAt" | "readLogoutToken"> {
  const ready = { ...surroundings, provider: rememberedProvider(surroundings) };
  return {
    start: async (returnTo, as) => await start(ready, returnTo, as),
    finish: async (browser) => await finish(ready, browser),
    leaveAt: async (idToken) => await leaveAt(ready, idToken),
    readLogoutToken: async (token) => {
      await refuseForeignToken(token, ready.client().settings.issuer);
      const { configuration } = await ready.provider();
      const { issuer, jwks_uri: keys } = configuration.serverMetadata();
      if (keys === undefined) throw new AppError("SIGN_IN_FAILED", { reason: "jwks_uri" });
      const audience = ready.client().settings.clientId;
      return await verifyLogoutToken(token, { issuer, keys, audience, now: ready.now() });
    },
  };
}

/** Asked once and again after a while; a failure is not remembered. */
function rememberedProvider({
  client,
  now,
}: ProviderSurroundings): () => Promise<DiscoveredProvider> {
  let known: { readonly at: number; readonly asked: Promise<DiscoveredProvider> } | undefined;
  return async () => {
    if (known === undefined || now() - known.at > discoveryLastsMilliseconds) {
      known = { at: now(), asked: discoverProvider(client()) };
    }
    try {
      return await known.asked;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}

async function start(
  { store, now, client, provider, extra }: ReadyProvider,
  returnTo: string,
  as: string | undefined,
): Promise<StartedSignIn> {
  const { library, configuration } = await provider();
  const { settings } = client();
  const secrets = {
    state: library.randomState(),
    nonce: library.randomNonce(),
    codeVerifier: library.randomPKCECodeVerifier(),
    returnTo,
  };
  const browserSecret = await beginAttempt(store, secrets, now());
  const location = library.buildAuthorizationUrl(configuration, {
    redirect_uri: `${settings.publicUrl}${callbackPath}`,
    scope: settings.scopes.join(" "),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await library.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: "S256",
    ...extra(as),
  });
  return { location: location.href, browserSecret };
}

async function finish(
  { store, now, client, provider }: ReadyProvider,
  { query, browserSecret }: ReturnedBrowser,
): Promise<FinishedSignIn> {
  const { settings } = client();
  const address = new URL(`${settings.publicUrl}${callbackPath}`);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  const state = address.searchParams.get("state") ?? "";
  const attempt = await finishAttempt(store, { state, browser: browserSecret }, now());
  const { library, configuration } = await provider();
  const tokens = await reached(
    "SIGN_IN_FAILED",
    async () =>
      await library.authorizationCodeGrant(configuration, address, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      }),
  );
  const claims = tokens.claims();
  if (claims === undefined) throw new AppError("SIGN_IN_FAILED", { reason: "id_token" });
  const told = Object.hasOwn(claims, settings.groupsClaim)
    ? claims
    : await withUserInfo({ library, configuration }, { accessToken: tokens.access_token, claims });
  const who = identified(told, { settings, idToken: tokens.id_token });
  return { who, returnTo: attempt.returnTo };
}

interface KnownClaims {
  readonly accessToken: string;
  readonly claims: Claims;
}

/** Some providers name the groups at their userinfo address only. */
async function withUserInfo(
  { library, configuration }: DiscoveredProvider,
  { accessToken, claims }: KnownClaims,
): Promise<Claims> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more = await reached(
    "SIGN_IN_FAILED",
    async () => await library.fetchUserInfo(configuration, accessToken, claims.sub),
  );
  return { ...more, ...claims };
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string; readonly iss?: unknown };

interface Naming {
  readonly settings: ProviderClient["settings"];
  readonly idToken: string | undefined;
}

/** @throws AppError SIGN_IN_FAILED without a usable name of the user, NO_ROLE without a group that has a role. */
function identified(claims: Claims, { settings, idToken }: Naming): Identified {
  const user = claims[settings.userClaim];
  if (typeof user !== "string" || !/^[^\s\p{C}]{1,200}$/u.test(user)) {
    throw new AppError("SIGN_IN_FAILED", { reason: settings.userClaim });
  }
  const grants = grantsOfGroups(settings.groups, textsOf(claims[settings.groupsClaim]), user);
  if (grants.length === 0) throw new AppError("NO_ROLE");
  const name = claims[settings.nameClaim];
  const session = claims["sid"];
  return {
    user,
    name: typeof name === "string" && name.trim() !== "" ? name.slice(0, 200) : user,
    grants,
    issuer: settings.issuer,
    subject: claims.sub,
    providerSession: typeof session === "string" ? session : undefined,
    idToken,
  };
}

/** A list of texts, or one text, as providers write it. */
function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === "string");
}

async function leaveAt(
  { client, provider }: ReadyProvider,
  idToken: string,
): Promise<string | null> {
  const { library, configuration } = await provider();
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  return library.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${client().settings.publicUrl}/`,
  }).href;
}

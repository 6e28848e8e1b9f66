import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { AppError, assert } from "@luotsi/base";
import { exportJWK, generateKeyPair } from "jose";
import { Provider, type Configuration } from "oidc-provider";

import { isLoopback } from "../request-origin.ts";
import { demoRecords } from "./demo-records.ts";
import type { DemoPerson } from "./demo-users.ts";

/** Path below the server's address that the demo's provider answers. */
export const demoProviderPath = "/demo-identity";

export interface DemoProviderOptions {
  /** Address of the server it answers at, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly people: readonly DemoPerson[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address of Luotsi, when it is not the provider's own. */
  readonly clientOrigin?: string;
  /** `asked` lets Luotsi sign out of the provider too, after a page that asks. */
  readonly signOut?: "none" | "asked";
}

export interface DemoProvider {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * An identity provider with invented users and no passwords, for the demo and tests.
 *
 * @throws AppError DEMO_PROVIDER_REFUSED anywhere but on this machine.
 */
export async function openDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const { hostname, origin } = new URL(options.origin);
  if (!isLoopback(hostname)) {
    throw new AppError("DEMO_PROVIDER_REFUSED", { reason: `${hostname} ≠ 127.0.0.1` });
  }
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "demo" };
  const provider = new Provider(
    `${origin}${demoProviderPath}`,
    configuration(options, { key, secret: randomBytes(32).toString("base64url") }),
  );
  const answer = provider.callback();
  return {
    handle: async (request, response) => {
      const whole = request.url ?? "/";
      assert(whole.startsWith(demoProviderPath), "the demo's provider answers below its path");
      const path = whole.slice(demoProviderPath.length);
      Object.assign(request, { originalUrl: whole, url: path === "" ? "/" : path });
      if (path.startsWith("/choose/")) await choose({ provider, options, request, response });
      else await answer(request, response);
    },
  };
}

interface Keys {
  readonly key: Record<string, unknown>;
  readonly secret: string;
}

function configuration(
  {
    origin,
    people,
    clientId,
    clientSecret,
    clientOrigin = origin,
    signOut = "none",
  }: DemoProviderOptions,
  { key, secret }: Keys,
): Configuration {
  return {
    adapter: demoRecords(),
    jwks: { keys: [key] },
    cookies: { keys: [secret] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${clientOrigin}/api/sign-in/callback`],
        post_logout_redirect_uris: [`${clientOrigin}/`],
        backchannel_logout_uri: `${clientOrigin}/api/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
        id_token_signed_response_alg: "ES256",
      },
    ],
    claims: { openid: ["sub", "sid"], profile: ["name", "groups"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: signOut === "asked" },
      rpInitiatedLogout: { enabled: signOut === "asked", logoutSource: askToLeave },
    },
    interactions: { url: (_context, { uid }) => `${demoProviderPath}/choose/${uid}` },
    findAccount: (_context, id) => {
      const person = people.find((each) => each.id === id);
      if (person === undefined) return undefined;
      const { name, group } = person;
      return { accountId: id, claims: () => ({ sub: id, name, groups: [group] }) };
    },
    // The library keeps to addresses of the open network; Luotsi is on this very machine.
    fetch: async (url, { method = "GET", headers, body } = {}) =>
      await fetch(url, {
        method,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined || body === null ? {} : { body }),
      }),
    // Nobody is asked what Luotsi may know of invented people.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? "",
        accountId: context.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Grant: 3600, Interaction: 900, IdToken: 3600, AccessToken: 600 },
  };
}

function askToLeave(context: { body: unknown }, form: string): void {
  context.body = `<!doctype html><title>Kirjaudu ulos</title>${form}<button form="op.logoutForm" name="logout" value="yes">Kirjaudu ulos</button>`;
}

interface Choosing {
  readonly provider: Provider;
  readonly options: DemoProviderOptions;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Luotsi's own page has asked who signs in; a request that does not say is sent back. */
async function choose({ provider, options, request, response }: Choosing): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const chosen = options.people.find(({ id }) => id === params["login_hint"]);
  await provider.interactionFinished(
    request,
    response,
    chosen === undefined
      ? { error: "access_denied", error_description: "no user of the demo was chosen" }
      : { login: { accountId: chosen.id } },
    { mergeWithLastSubmission: false },
  );
}

import { AppError, type ErrorCode } from "@luotsi/base";
import type { ProviderSettings } from "@luotsi/contract";
import type { Configuration } from "openid-client";
import type * as OpenIdClient from "openid-client";

/** What identifies Luotsi to a provider. */
export interface ProviderClient {
  readonly settings: ProviderSettings;
  readonly secret: string;
}

export interface DiscoveredProvider {
  readonly library: typeof OpenIdClient;
  readonly configuration: Configuration;
}

const patienceSeconds = 10;

/**
 * Asks a provider how it works. The library is loaded now and not when the server starts.
 *
 * @throws AppError SIGN_IN_UNREACHABLE.
 */
export async function discoverProvider(client: ProviderClient): Promise<DiscoveredProvider> {
  const library = await import("openid-client");
  const { issuer, clientId } = client.settings;
  const isPlain = issuer.startsWith("http:");
  const configuration = await reached(
    "SIGN_IN_UNREACHABLE",
    async () =>
      await library.discovery(
        new URL(issuer),
        clientId,
        {},
        library.ClientSecretBasic(client.secret),
        {
          timeout: patienceSeconds,
          // The settings allow a plain address within this machine only.
          ...(isPlain ? { execute: [library.allowInsecureRequests] } : {}),
        },
      ),
  );
  return { library, configuration };
}

/** Does something with a provider, whose failures are refusals and never our own fault. */
export async function reached<T>(code: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isAway = error instanceof TypeError && error.message === "fetch failed";
    throw new AppError(isAway ? "SIGN_IN_UNREACHABLE" : code, { reason: reasonOf(error) });
  }
}

/** The provider's own code of a failure, such as `access_denied`; never its words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  for (const name of ["error", "code"]) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "string" && /^[\w-]{1,60}$/.test(value)) return value;
  }
  return error.name;
}

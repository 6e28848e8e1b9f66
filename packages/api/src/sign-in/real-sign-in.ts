import { AppError } from "@luotsi/base";

import type { ProviderClient } from "./provider-client.ts";
import { providerSignIn, type ProviderSurroundings } from "./provider-sign-in.ts";
import type { SignIn } from "./sign-in.ts";

/** Signing in with the area's own provider. */
export function realSignIn(
  surroundings: Pick<ProviderSurroundings, "store" | "now">,
  client: ProviderClient,
): SignIn {
  return {
    ...providerSignIn({
      ...surroundings,
      client: () => client,
      extra: (as) => {
        if (as !== undefined) throw new AppError("DEMO_SIGN_IN_OFF");
        return {};
      },
    }),
    kind: "provider",
    users: [],
    issuer: () => client.settings.issuer,
    origin: () => new URL(client.settings.publicUrl).origin,
  };
}

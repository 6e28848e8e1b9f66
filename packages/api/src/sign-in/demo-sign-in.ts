import { randomBytes } from "node:crypto";

import { AppError } from "@luotsi/base";
import type { ProviderSettings } from "@luotsi/contract";
import { grantsOfGroups } from "@luotsi/usecases";

import { demoPeople } from "./demo-users.ts";
import type { DemoProvider } from "./demo-provider.ts";
import { providerSignIn, type ProviderSurroundings } from "./provider-sign-in.ts";
import type { SignIn } from "./sign-in.ts";

export interface DemoSignIn {
  readonly signIn: SignIn;
  /** The provider itself; made when it is first asked. */
  readonly provider: () => Promise<DemoProvider>;
}

/** Signing in as one of the demo's users, through the same code flow as with any provider. */
export function demoSignIn(
  surroundings: Pick<ProviderSurroundings, "store" | "now">,
  origin: () => string,
): DemoSignIn {
  const clientSecret = randomBytes(32).toString("base64url");
  let opened: Promise<DemoProvider> | undefined;
  const client = providerSignIn({
    ...surroundings,
    client: () => ({ settings: demoSettings(origin()), secret: clientSecret }),
    extra: (as) => {
      if (as !== undefined && !demoPeople.some(({ id }) => id === as)) {
        throw new AppError("SIGN_IN_FAILED", { reason: "as" });
      }
      return { prompt: "login", ...(as === undefined ? {} : { login_hint: as }) };
    },
  });
  return {
    signIn: {
      ...client,
      kind: "demo",
      users: demoPeople.flatMap(({ id, name, group }) =>
        grantsOfGroups(demoPeople, [group], id).map((grant) => ({ id, name, ...grant })),
      ),
      issuer: () => demoSettings(origin()).issuer,
      origin,
    },
    provider: async () => {
      opened ??= openProvider(origin(), clientSecret);
      return await opened;
    },
  };
}

async function openProvider(origin: string, clientSecret: string): Promise<DemoProvider> {
  const { openDemoProvider } = await import("./demo-provider.ts");
  const { clientId } = demoSettings(origin);
  return await openDemoProvider({ origin, people: demoPeople, clientId, clientSecret });
}

/** As a settings file would say it. */
function demoSettings(origin: string): ProviderSettings {
  return {
    publicUrl: origin,
    issuer: `${origin}/demo-identity`,
    clientId: "luotsi-demo",
    scopes: ["openid", "profile"],
    userClaim: "sub",
    nameClaim: "name",
    groupsClaim: "groups",
    groups: demoPeople.map(({ group, role, scope }) => ({ group, role, scope })),
    limits: { idleMinutes: 60, absoluteHours: 12 },
  };
}

import { sessionKeeper, type SessionKeeper, type Workspace } from "@luotsi/usecases";

import { defaultSessionLimits } from "../server-settings.ts";
import type { DemoProvider } from "./demo-provider.ts";
import { demoSignIn } from "./demo-sign-in.ts";
import type { ProviderClient } from "./provider-client.ts";
import { realSignIn } from "./real-sign-in.ts";
import type { SignIn } from "./sign-in.ts";

/** How people come in. */
export interface Entrance {
  readonly signIn: SignIn;
  readonly sessions: SessionKeeper;
  readonly demoProvider: (() => Promise<DemoProvider>) | undefined;
  /** Name and port by which people reach the server from elsewhere; undefined reaches this machine only. */
  readonly publicHost: string | undefined;
  /** The server is reached over https. */
  readonly secure: boolean;
}

interface EntranceSurroundings {
  readonly workspace: Pick<Workspace, "store">;
  readonly now: () => number;
  /** The area's identity provider; without one the demo's invented users sign in. */
  readonly provider?: ProviderClient | undefined;
}

const minute = 60_000;
const renewalMilliseconds = 15 * minute;

/** @param origin address of the server, once it listens. */
export function entranceOf(
  { workspace: { store }, now, provider }: EntranceSurroundings,
  origin: () => string,
): Entrance {
  if (provider === undefined) {
    const demo = demoSignIn({ store, now }, origin);
    return {
      signIn: demo.signIn,
      sessions: sessionsFor(defaultSessionLimits, demo.signIn),
      demoProvider: demo.provider,
      publicHost: undefined,
      secure: false,
    };
  }
  const signIn = realSignIn({ store, now }, provider);
  const { host, protocol } = new URL(provider.settings.publicUrl);
  return {
    signIn,
    sessions: sessionsFor(provider.settings.limits, signIn),
    demoProvider: undefined,
    publicHost: host,
    secure: protocol === "https:",
  };

  function sessionsFor(
    { idleMinutes, absoluteHours }: ProviderClient["settings"]["limits"],
    { issuer }: SignIn,
  ): SessionKeeper {
    const limits = {
      idle: idleMinutes * minute,
      absolute: absoluteHours * 60 * minute,
      renewal: renewalMilliseconds,
    };
    return sessionKeeper({ store, now, limits, issuer });
  }
}

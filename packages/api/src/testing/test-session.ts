import type { RoleId, Scope } from "@luotsi/contract";
import { sessionKeeper, type SessionKeeper, type Workspace } from "@luotsi/usecases";
import { openTestStore } from "@luotsi/store/testing";

import { sessionCookie } from "../session/session-cookie.ts";

/** 22 November 2026, 12:00 in Finland. */
export const frozenNow = 1_795_341_600_000;

const minute = 60_000;

/** Issuer of the sessions that tests make without a provider. */
export const testIssuer = "test";

/** Sessions of people whom a test signs in without a provider. */
export function testSessions(store: Workspace["store"], now: () => number): SessionKeeper {
  const limits = { idle: 60 * minute, absolute: 12 * 60 * minute, renewal: 15 * minute };
  return sessionKeeper({ store, now, limits, issuer: () => testIssuer });
}

interface TestUser {
  readonly role: RoleId;
  readonly scope: Scope;
}

/** Signs somebody in. @returns the cookie, as a browser sends it. */
export async function testCookie(sessions: SessionKeeper, grant: TestUser): Promise<string> {
  const user = `demo-${grant.role}`;
  const { token } = await sessions.begin({
    user,
    name: user,
    grants: [grant],
    issuer: testIssuer,
    subject: user,
    providerSession: undefined,
    idToken: undefined,
  });
  return `${sessionCookie}=${token}`;
}

export interface OwnSessions {
  readonly keeper: SessionKeeper;
  readonly close: () => Promise<void>;
}

/** Sessions on a frozen clock in a database of their own. */
export async function ownSessions(): Promise<OwnSessions> {
  const store = await openTestStore();
  return { keeper: testSessions(store, () => frozenNow), close: store.close };
}

import { createHash, randomBytes, randomUUID } from "node:crypto";

import { assert } from "@luotsi/base";
import { grantShape, readShape, type Grant, type RoleId, type Scope } from "@luotsi/contract";
import {
  deleteEndedSignIns,
  deleteSession,
  deleteSessionsOfProvider,
  findSession,
  insertSession,
  insertUsedLogoutToken,
  replaceToken,
  setActingRole,
  touchSession,
  type EndedAtProvider,
  type FoundSession,
  type Store,
} from "@luotsi/store";

/** Issuer of the sessions that an emergency code began. */
export const breakGlassIssuer = "break-glass";

/** When sessions end, in milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
  /** How old a token may grow before it is replaced. */
  readonly renewal: number;
}

/** Somebody who has been identified. */
export interface Identified {
  /** Id in the audit log. */
  readonly user: string;
  readonly name: string;
  /** At least one; the first is acted in. */
  readonly grants: readonly Grant[];
  readonly issuer: string;
  readonly subject: string;
  readonly providerSession: string | undefined;
  readonly idToken: string | undefined;
}

/** Somebody who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly role: RoleId;
  readonly scope: Scope;
  readonly grants: readonly Grant[];
  readonly signedInBy: "provider" | "break-glass";
  readonly idToken: string | undefined;
}

export interface LiveSession {
  readonly session: SignedIn;
  /** What the browser must carry from now on; undefined when its token stays. */
  readonly newToken: string | undefined;
}

export interface BegunSession {
  readonly session: SignedIn;
  readonly token: string;
}

/** Sessions of one server's people; several servers on one database share them. */
export interface SessionKeeper {
  /** @param lasts milliseconds, where it ends earlier than others. */
  readonly begin: (who: Identified, lasts?: number) => Promise<BegunSession>;
  /** The session of a token; undefined when there is none or it has ended. */
  readonly find: (token: string) => Promise<LiveSession | undefined>;
  readonly end: (session: SignedIn) => Promise<void>;
  readonly endAtProvider: (ended: EndedAtProvider) => Promise<number>;
  /** Takes a sign-out message into use. @returns false when it has been used before. */
  readonly takeLogoutToken: (token: string, lasts: number) => Promise<boolean>;
  /** @returns the session in its new role; undefined when the user does not have the role. */
  readonly actAs: (session: SignedIn, role: RoleId) => Promise<SignedIn | undefined>;
}

export interface SessionSurroundings {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits: SessionLimits;
  /** Sessions of any other issuer are not honoured; undefined honours emergency sessions only. */
  readonly issuer: () => string | undefined;
}

/** A replaced token is taken this long, for requests that were on their way. */
const graceMilliseconds = 30_000;
/** Being there is written down this often at the most. */
const touchMilliseconds = 60_000;

/** Keeps sessions in the database. */
export function sessionKeeper(surroundings: SessionSurroundings): SessionKeeper {
  const { store, now, limits } = surroundings;
  return {
    begin: async (who, lasts = limits.absolute) => {
      const token = newToken();
      const session = await begun(surroundings, { who, token, lasts });
      return { session, token };
    },
    find: async (token) => await found(surroundings, token),
    end: async ({ id }) => {
      await store.write(async (writer) => await deleteSession(writer, id));
    },
    endAtProvider: async (ended) =>
      await store.write(async (writer) => await deleteSessionsOfProvider(writer, ended)),
    takeLogoutToken: async (token, lasts) =>
      await store.write(
        async (writer) => await insertUsedLogoutToken(writer, hashOf(token), now() + lasts),
      ),
    actAs: async (session, role) => {
      const grant = session.grants.find((each) => each.role === role);
      if (grant === undefined) return undefined;
      await store.write(async (writer) => await setActingRole(writer, session.id, role));
      return { ...session, role, scope: grant.scope };
    },
  };
}

interface Beginning {
  readonly who: Identified;
  readonly token: string;
  readonly lasts: number;
}

async function begun(
  { store, now, limits }: SessionSurroundings,
  { who, token, lasts }: Beginning,
): Promise<SignedIn> {
  const [first] = who.grants;
  assert(first !== undefined, "nobody signs in without a role");
  const at = now();
  const kept = {
    ...who,
    id: randomUUID(),
    tokenHash: hashOf(token),
    actingRole: first.role,
    providerSession: who.providerSession ?? null,
    idToken: who.idToken ?? null,
    seenAt: at,
    renewedAt: at,
    endsAt: at + Math.min(lasts, limits.absolute),
  };
  await store.write(async (writer) => {
    await deleteEndedSignIns(writer, at, at - limits.idle);
    await insertSession(writer, kept);
  });
  return signedIn(kept, who.grants, first);
}

async function found(
  surroundings: SessionSurroundings,
  token: string,
): Promise<LiveSession | undefined> {
  const { store, now, limits, issuer } = surroundings;
  const at = now();
  const kept = await findSession(store.ownReader, hashOf(token), at);
  if (kept === undefined || (kept.issuer !== issuer() && kept.issuer !== breakGlassIssuer)) {
    return undefined;
  }
  if (at >= kept.endsAt || at >= kept.seenAt + limits.idle) return undefined;
  const grants = readGrants(kept.grants);
  const acting = grants.find(({ role }) => role === kept.actingRole);
  if (acting === undefined) return undefined;
  const session = signedIn(kept, grants, acting);
  return { session, newToken: await presence(surroundings, kept, token) };
}

/** Notes that somebody was there, and replaces a token that has grown old. @returns the new token. */
async function presence(
  { store, now, limits }: SessionSurroundings,
  kept: FoundSession,
  token: string,
): Promise<string | undefined> {
  const at = now();
  if (kept.foundBy === "token" && at >= kept.renewedAt + limits.renewal) {
    const made = newToken();
    const change = {
      tokenHash: hashOf(token),
      newTokenHash: hashOf(made),
      now: at,
      formerUntil: at + graceMilliseconds,
    };
    const isOurs = await store.write(async (writer) => await replaceToken(writer, change));
    return isOurs ? made : undefined;
  }
  if (at >= kept.seenAt + touchMilliseconds) {
    await store.write(async (writer) => {
      await touchSession(writer, kept.id, at);
    });
  }
  return undefined;
}

function signedIn(
  kept: Pick<FoundSession, "id" | "user" | "name" | "issuer" | "idToken">,
  grants: readonly Grant[],
  acting: Grant,
): SignedIn {
  return {
    id: kept.id,
    user: kept.user,
    name: kept.name,
    role: acting.role,
    scope: acting.scope,
    grants,
    signedInBy: kept.issuer === breakGlassIssuer ? "break-glass" : "provider",
    idToken: kept.idToken ?? undefined,
  };
}

const grantList = grantShape.array();

/** Grants of another version of the product end the session: a role may be gone. */
function readGrants(kept: unknown): readonly Grant[] {
  const reading = readShape(grantList, kept, "en");
  return reading.kind === "fits" ? reading.value : [];
}

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

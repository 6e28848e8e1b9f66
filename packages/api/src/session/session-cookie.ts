import type { FastifyReply, FastifyRequest } from "fastify";

import { demoUser, parseRole } from "./demo-users.ts";
import type { Session } from "./session.ts";

const lifetimeSeconds = 12 * 60 * 60;

export interface CookieSettings {
  /** The server is reached over https. */
  readonly secure: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sign-in without identification is allowed, so a demo session is honoured. */
  readonly demoSignIn: boolean;
}

/** The session a request carries; undefined when there is none, it is too old or it was tampered with. */
export function readSession(
  request: FastifyRequest,
  settings: CookieSettings,
): Session | undefined {
  const sealed = request.cookies[cookieName(settings)];
  if (sealed === undefined || !settings.demoSignIn) return undefined;
  const { valid, value } = request.unsignCookie(sealed);
  if (!valid) return undefined;
  const [roleText = "", issuedText = ""] = value.split("~");
  const role = parseRole(roleText);
  const ageSeconds = settings.now() / 1000 - Number(issuedText);
  if (role === undefined || !(ageSeconds >= -60 && ageSeconds < lifetimeSeconds)) return undefined;
  return demoUser(role);
}

/** Makes the reader's browser carry the session from now on, or forget it. */
export function writeSession(
  reply: FastifyReply,
  session: Session | undefined,
  settings: CookieSettings,
): void {
  const options = {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: settings.secure,
    signed: true,
  } as const;
  if (session === undefined) {
    reply.clearCookie(cookieName(settings), options);
    return;
  }
  const issued = Math.floor(settings.now() / 1000);
  reply.setCookie(cookieName(settings), `${session.role}~${issued}`, {
    ...options,
    maxAge: lifetimeSeconds,
  });
}

function cookieName({ secure }: CookieSettings): string {
  return secure ? "__Host-luotsi" : "luotsi";
}

import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * The browser's half of a session: a random token. `__Host-` and `Secure` bind it to this very host under
 * encryption; browsers count this machine itself as encrypted, so the demo needs no certificate.
 */
export const sessionCookie = "__Host-luotsi";
/** The browser's half of a sign-in under way. */
export const signInCookie = "__Host-luotsi-sign-in";

const options = { path: "/", httpOnly: true, sameSite: "lax", secure: true } as const;

/** What the browser carries under a name; undefined when it carries nothing. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  return request.cookies[name];
}

/** Makes the reader's browser carry a token until it is closed, or forget it. */
export function writeCookie(reply: FastifyReply, name: string, token: string | undefined): void {
  if (token === undefined) reply.clearCookie(name, options);
  else reply.setCookie(name, token, options);
}
